// Notice of thirty days to the day, and a letter that tells all the employer must know.
import { leaveNotice, letterLines, type LeaveRequest } from './employer-leave';

it.each([
  ['2027-03-30', '2027-02-28', 30, false],
  ['2027-03-30', '2027-03-01', 29, true],
  ['2028-03-01', '2028-01-31', 30, false],
  ['2027-01-10', '2026-12-01', 40, false],
  ['2027-03-30', '2027-03-30', 0, true],
  ['2027-03-30', '2027-04-01', -2, true],
])('a session on %s is told on %s %i days before: late %s', (startsOn, today, daysLeft, isLate) => {
  expect(leaveNotice(startsOn, today)).toEqual({ daysLeft, isLate });
});

const request: LeaveRequest = {
  person: 'Anne Le Goff',
  function: 'Adjointe au maire',
  body: 'Guingamp',
  trainingBody: 'Organisme de démonstration',
  title: 'Revitaliser son centre-bourg',
  halfDays: [
    { date: '2027-03-30', startTime: '09:30', endTime: '12:30' },
    { date: '2027-03-30', startTime: '14:00', endTime: '17:00' },
    { date: '2027-03-31', startTime: '09:30', endTime: '12:30' },
  ],
  minutes: 540,
  place: 'Salle des fêtes, Guingamp',
  today: '2027-01-12',
};
const written = (more: Partial<LeaveRequest> = {}) =>
  letterLines({ ...request, ...more })
    .map((line) =>
      line.kind === 'facts' ? line.facts.map(({ name, value }) => `${name}|${value}`).join('\n') : line.text,
    )
    .join('\n')
    .replaceAll('\u00a0', ' ');

it('names the person, the mandate, the body, the dates with their hours, the length and the place', () => {
  const letter = written();
  for (const text of [
    'Anne Le Goff\nAdjointe au maire, Guingamp',
    'Le 12 janvier 2027',
    'Formation|Revitaliser son centre-bourg',
    'Organisme de formation|Organisme de démonstration',
    'Dates|mardi 30 mars 2027, 9 h 30 – 12 h 30 et 14 h – 17 h\n|mercredi 31 mars 2027, 9 h 30 – 12 h 30',
    'Durée|9 h',
    'Lieu|Salle des fêtes, Guingamp',
    'article L. 2123-13',
    'au plus tard le lundi 15 mars 2027',
  ]) {
    expect(letter).toContain(text);
  }
});

it('does not claim the silence of the employer when it is late', () => {
  const late = written({ today: '2027-03-10' });
  expect(late).toContain('moins de 30 jours');
  expect(late).not.toContain('réputé accordé');
});
