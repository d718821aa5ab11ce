// Filters read from an address that somebody may have typed or cut.
import { countFilters, readFilters } from './session-filters';

it('keeps what the contract accepts', () => {
  const query = { near: '15187', region: '84', available: 'true', page: '2', regime: 'AWARENESS' };
  expect(readFilters(query)).toEqual(query);
});

it.each([
  ['a region that is not a code', { region: 'Bretagne' }],
  ['a date no calendar has', { from: '2027-02-30' }],
  ['an empty value', { theme: '' }],
  ['a page before the first', { page: '0' }],
  ['a name nobody knows', { colour: 'blue' }],
])('drops %s', (_what, query) => expect(readFilters(query)).toEqual({}));

it('counts neither the commune nor the page', () => {
  expect(countFilters({ near: '15187', page: '3', region: '84', from: '2027-01-01' })).toBe(2);
});
