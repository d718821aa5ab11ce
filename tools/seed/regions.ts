// The host towns of the demo in the 13 regions, with their programme and mountain flag.
import type { Programme } from '@treize/contract/territories';

export interface HostTown {
  code: string;
  programme: Programme;
  mountain: boolean;
}
export interface HostRegion {
  code: string;
  towns: [HostTown, HostTown, ...HostTown[]];
}

const town = (code: string, programme: Programme = 'PVD', mountain = false): HostTown => ({
  code,
  programme,
  mountain,
});
const mountain = (code: string): HostTown => town(code, 'PVD', true);

export const regions: HostRegion[] = [
  {
    code: '84',
    towns: [
      mountain('15187'),
      town('63003'),
      town('01034'),
      town('73248'),
      town('26113'),
      town('63430', 'ACV'),
    ],
  },
  {
    code: '27',
    towns: [town('89206'), mountain('39500'), town('58079'), mountain('58145'), town('71137')],
  },
  {
    code: '53',
    towns: [town('22070'), town('22136'), town('56091'), town('29105'), town('22207'), town('35236', 'ACV')],
  },
  {
    code: '24',
    towns: [town('18015'), town('37132'), town('36046'), town('41269')],
  },
  {
    code: '94',
    towns: [town('2B096'), town('2A272'), town('2B134'), town('2B050')],
  },
  {
    code: '44',
    towns: [town('55122'), mountain('68226'), mountain('88383'), town('08363'), town('10033')],
  },
  {
    code: '32',
    towns: [town('62080'), town('02381'), town('02361'), town('80253'), town('59136')],
  },
  {
    code: '11',
    towns: [town('77379'), town('78310'), town('91405'), town('95355')],
  },
  {
    code: '28',
    towns: [town('76057'), town('27056'), town('14258'), town('61293'), town('50076'), town('14762', 'ACV')],
  },
  {
    code: '75',
    towns: [town('23008'), town('24311'), town('79329'), mountain('64422'), town('79174')],
  },
  {
    code: '76',
    towns: [town('09194'), town('12089'), town('34142'), mountain('65059'), town('46102', 'ACV')],
  },
  {
    code: '52',
    towns: [town('72180'), town('53096'), town('53097'), town('44129'), town('44036', 'ACV')],
  },
  {
    code: '93',
    towns: [mountain('05046'), town('04209'), town('04088'), town('84003'), town('05023', 'ACV')],
  },
];
