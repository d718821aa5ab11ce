// The holidays of two years, with and without those of Alsace-Moselle.
import { holidaysFor } from './holidays';

const national = [
  '2027-01-01',
  '2027-03-29',
  '2027-05-01',
  '2027-05-06',
  '2027-05-08',
  '2027-05-17',
  '2027-07-14',
  '2027-08-15',
  '2027-11-01',
  '2027-11-11',
  '2027-12-25',
];
const in2027 = (dates: Iterable<string>) => [...dates].filter((date) => date.startsWith('2027')).sort();
const winter = new Date('2027-02-01T10:00:00Z');

it.each(['22', '2A', null])('département %s has the eleven national ones', (department) => {
  expect(in2027(holidaysFor(department, winter))).toEqual(national);
});

it.each(['57', '67', '68'])(
  'département %s has Good Friday and the second day of Christmas too',
  (department) => {
    expect(in2027(holidaysFor(department, winter))).toEqual([...national, '2027-03-26', '2027-12-26'].sort());
  },
);

it('covers the next year, from the year that Paris is in', () => {
  const newYearsEve = new Date('2026-12-31T23:30:00Z');
  expect(holidaysFor(null, winter).has('2028-04-17')).toBe(true);
  expect(holidaysFor(null, newYearsEve).has('2028-04-17')).toBe(true);
  expect(holidaysFor(null, winter)).toBe(holidaysFor('22', newYearsEve));
});
