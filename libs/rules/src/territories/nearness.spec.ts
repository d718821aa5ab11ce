// The five rings of nearness.
import { nearness, type Whereabouts } from './nearness';

const guingamp: Whereabouts = {
  code: '22070',
  epciCode: '200067981',
  departmentCode: '22',
  regionCode: '53',
};
const neighbours = ['29', '35', '56'];

describe('nearness', () => {
  it.each([
    ['the commune itself', guingamp, 1],
    ['own EPCI', { ...guingamp, code: '22207' }, 1],
    ['own EPCI across a département border', { ...guingamp, code: '29001', departmentCode: '29' }, 1],
    ['own département', { ...guingamp, code: '22136', epciCode: '200067460' }, 2],
    [
      'neighbouring département',
      { code: '56091', epciCode: '200066777', departmentCode: '56', regionCode: '53' },
      3,
    ],
    [
      'neighbouring département of another region',
      { code: '50076', epciCode: null, departmentCode: '29', regionCode: '28' },
      3,
    ],
    ['own region, further', { code: '44001', epciCode: null, departmentCode: '44', regionCode: '53' }, 4],
    ['elsewhere', { code: '05046', epciCode: '200067742', departmentCode: '05', regionCode: '93' }, 5],
  ])('%s', (_name, venue, expected) => expect(nearness(guingamp, venue, neighbours)).toBe(expected));

  it('does not take two communes without EPCI for neighbours', () => {
    const yeu = { code: '85113', epciCode: null, departmentCode: '85', regionCode: '52' };
    const brehat = { code: '22016', epciCode: null, departmentCode: '22', regionCode: '53' };
    expect(nearness(yeu, brehat, ['44', '49', '79', '17'])).toBe(5);
  });
});
