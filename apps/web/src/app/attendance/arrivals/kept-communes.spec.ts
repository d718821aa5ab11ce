// Communes found without the network, as the server finds them.
import { keptCommunes } from './kept-communes';

const find = keptCommunes([
  { code: '15187', name: 'Saint-Flour', postcode: '15100' },
  { code: '15188', name: 'Saint-Georges', postcode: '15100' },
  { code: '97105', name: 'Basse-Terre', postcode: '97100' },
  ...Array.from({ length: 12 }, (_, at) => ({
    code: `1520${at}`,
    name: `Le Vigean ${at}`,
    postcode: '15200',
  })),
]);
const names = (typed: string) => find(typed).map(({ name }) => name);

it('by the first letters, an abbreviation, or the postcode', () => {
  expect(names('st-fl')).toEqual(['Saint-Flour']);
  expect(names('15100')).toEqual(['Saint-Flour', 'Saint-Georges']);
  expect(names('basse')).toEqual(['Basse-Terre']);
  expect(find('basse')[0]?.departmentCode).toBe('971');
});

it('eight at most, without the article too, and none for nothing', () => {
  expect(names('vigean')).toHaveLength(8);
  expect(names('  ')).toEqual([]);
  expect(names('flour')).toEqual([]);
});
