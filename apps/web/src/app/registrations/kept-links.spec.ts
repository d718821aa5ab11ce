// Links kept in the browser: latest first, gone once their session is over, silent when the browser refuses.
import { forgetLink, keepLink, keptLinks } from './kept-links';

const token = (letter: string) => letter.repeat(43);
const now = new Date('2027-01-05T10:00:00Z');
const later = '2027-01-12T15:45:00.000Z';

beforeEach(() => localStorage.clear());

it('keeps each link until its session is over', () => {
  keepLink(token('a'), '2027-01-06T10:00:00.000Z', now);
  keepLink(token('b'), later, now);
  keepLink(token('b'), later, now);
  expect(keptLinks(now)).toEqual([token('b'), token('a')]);
  expect(keptLinks(new Date('2027-01-07T10:00:00Z'))).toEqual([token('b')]);
  forgetLink(token('b'), now);
  expect(keptLinks(now)).toEqual([token('a')]);
});

it('keeps no more than one question may carry', () => {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') keepLink(token(letter), later, now);
  expect(keptLinks(now)).toHaveLength(20);
});

it('gives nothing from what does not read', () => {
  localStorage.setItem('treize.links', '[{"token":"short"}]');
  expect(keptLinks(now)).toEqual([]);
});
