// The 13 regions of the demo: host towns with their programme and mountain flag, modules of the track.
import type { Programme } from '@treize/contract/territories';

export interface HostTown {
  code: string;
  programme: Programme;
  mountain: boolean;
}
export interface RegionDraft {
  code: string;
  towns: [HostTown, HostTown, ...HostTown[]];
  /** codes of the modules of the track, in order */
  track: string[];
  summary: string;
}

const town = (code: string, programme: Programme = 'PVD', mountain = false): HostTown => ({
  code,
  programme,
  mountain,
});
const mountain = (code: string): HostTown => town(code, 'PVD', true);

export const regions: RegionDraft[] = [
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
    track: ['M01', 'M03', 'M06', 'M07', 'M13', 'M14'],
    summary:
      'Du diagnostic à la saison d’après : un parcours pour les bourgs de plaine comme pour les vallées.',
  },
  {
    code: '27',
    towns: [town('89206'), mountain('39500'), town('58079'), mountain('58145'), town('71137')],
    track: ['M01', 'M04', 'M06', 'M11', 'M14'],
    summary: 'Redonner un usage aux rez-de-chaussée et aux bâtiments communaux, avec les habitants.',
  },
  {
    code: '53',
    towns: [town('22070'), town('22136'), town('56091'), town('29105'), town('22207'), town('35236', 'ACV')],
    track: ['M01', 'M02', 'M04', 'M08', 'M10', 'M14'],
    summary: 'Piloter le projet de centre, tenir un linéaire marchand, rapprocher les services.',
  },
  {
    code: '24',
    towns: [town('18015'), town('37132'), town('36046'), town('41269')],
    track: ['M02', 'M03', 'M05', 'M12'],
    summary: 'Loger, se déplacer et décider dans des petites villes éloignées des métropoles.',
  },
  {
    code: '94',
    towns: [town('2B096'), town('2A272'), town('2B134'), town('2B050')],
    track: ['M01', 'M06', 'M13', 'M14'],
    summary: 'Habiter la montagne et le littoral à l’année, entretenir un bâti ancien exigeant.',
  },
  {
    code: '44',
    towns: [town('55122'), mountain('68226'), mountain('88383'), town('08363'), town('10033')],
    track: ['M03', 'M07', 'M09', 'M11', 'M14'],
    summary: 'Friches, logements vacants et chaleur : transformer ce qui existe déjà.',
  },
  {
    code: '32',
    towns: [town('62080'), town('02381'), town('02361'), town('80253'), town('59136')],
    track: ['M02', 'M04', 'M09', 'M12', 'M14'],
    summary: 'Du projet de centre au chantier : des élus qui commandent et qui suivent.',
  },
  {
    code: '11',
    towns: [town('77379'), town('78310'), town('91405'), town('95355')],
    track: ['M01', 'M05', 'M10', 'M12'],
    summary: 'Les petites villes de la grande couronne, leurs places et leurs trajets.',
  },
  {
    code: '28',
    towns: [town('76057'), town('27056'), town('14258'), town('61293'), town('50076'), town('14762', 'ACV')],
    track: ['M01', 'M03', 'M07', 'M08', 'M14'],
    summary: 'Rénover la reconstruction et les bourgs anciens, garder les services à portée.',
  },
  {
    code: '75',
    towns: [town('23008'), town('24311'), town('79329'), mountain('64422'), town('79174')],
    track: ['M01', 'M05', 'M06', 'M11', 'M14'],
    summary: 'Faire vivre des centres dans des territoires étendus et peu denses.',
  },
  {
    code: '76',
    towns: [town('09194'), town('12089'), town('34142'), mountain('65059'), town('46102', 'ACV')],
    track: ['M01', 'M03', 'M10', 'M13', 'M14'],
    summary: 'Ombre, logement et saisons : des centres à vivre toute l’année.',
  },
  {
    code: '52',
    towns: [town('72180'), town('53096'), town('53097'), town('44129'), town('44036', 'ACV')],
    track: ['M02', 'M04', 'M08', 'M11'],
    summary: 'Tenir le projet dans la durée et y associer habitants et commerçants.',
  },
  {
    code: '93',
    towns: [mountain('05046'), town('04209'), town('04088'), town('84003'), town('05023', 'ACV')],
    track: ['M01', 'M07', 'M09', 'M10', 'M13'],
    summary: 'Fraîcheur, énergie et montagne : adapter les petites villes au climat qui vient.',
  },
];
