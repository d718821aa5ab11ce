// Mail received in plain words; every reason the rules know has its own.
import { reviewReasons } from '@treize/rules/calendar/replies';
import { proposalText, readingOf } from './inbox-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('has different words for each reason', () => {
  const labels = reviewReasons.map((reason) => readingOf({ sort: 'REVIEW', reason }).label);
  expect(new Set(labels).size).toBe(reviewReasons.length);
  expect(readingOf({ sort: 'REVIEW', reason: 'counter' }).label).toBe('Contre-proposition');
});

it('tells an unknown reason by the sort', () => {
  expect(readingOf({ sort: 'REVIEW', reason: 'something-new' }).label).toBe('À lire');
  expect(readingOf({ sort: 'PERSON', reason: null }).label).toBe('Message d’une personne');
});

it.each([
  [null, null, ''],
  ['2027-01-19T08:30:00.000Z', null, 'mardi 19 janvier 2027, 9 h 30'],
  ['2027-01-19T08:30:00.000Z', '2027-01-19T11:30:00.000Z', 'mardi 19 janvier 2027, 9 h 30 – 12 h 30'],
  [
    '2027-01-19T08:30:00.000Z',
    '2027-01-20T11:30:00.000Z',
    'mardi 19 janvier 2027, 9 h 30 – mercredi 20 janvier 2027, 12 h 30',
  ],
])('proposes %s – %s as "%s"', (proposedStart, proposedEnd, text) =>
  expect(plain(proposalText({ proposedStart, proposedEnd }))).toBe(text),
);
