// A reminder as typed, and in words.
import type { ReminderRule } from '@treize/contract/mailings';
import {
  checkedReminder,
  newReminder,
  reminderErrors,
  reminderTextOf,
  type ReminderText,
} from './reminder-text';
import { publicText, reminderState, timingText } from './reminder-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const text: ReminderText = { ...newReminder(), subject: 'À bientôt', body: 'Rendez-vous {quand}.' };
const ids = (given: Partial<ReminderText>) => reminderErrors({ ...text, ...given }).map(({ id }) => id);
const rule: ReminderRule = {
  ...checkedReminder({ ...text, days: '7' }),
  ...{ code: 'd-7', level: 'REGION', dueAt: '2027-01-05T08:00:00.000Z', ranAt: null },
  ...{ recipients: null, willReach: 34 },
};
const now = new Date('2027-01-04T08:00:00.000Z');

it('counts days before the start, after the end, and none for a date', () => {
  expect(checkedReminder({ ...text, days: '7' }).days).toBe(-7);
  expect(checkedReminder({ ...text, anchor: 'END', days: '1' }).days).toBe(1);
  expect(checkedReminder({ ...text, days: '0' }).days).toBe(0);
  expect(checkedReminder({ ...text, anchor: 'FIXED', fixedOn: '2027-01-12', days: 'x' })).toMatchObject({
    ...{ days: 0, fixedOn: '2027-01-12' },
  });
  expect(reminderTextOf(rule)).toMatchObject({ days: '7', anchor: 'START', limitId: '', fixedOn: '' });
});

it.each<[Partial<ReminderText>, string]>([
  [{ days: '-3' }, 'reminder-days'],
  [{ days: '' }, 'reminder-days'],
  [{ days: '121' }, 'reminder-days'],
  [{ anchor: 'FIXED' }, 'reminder-fixedOn'],
  [{ localTime: '' }, 'reminder-localTime'],
  [{ statuses: [] }, 'reminder-statuses'],
  [{ presence: 'PRESENT' }, 'reminder-presence'],
  [{ subject: '' }, 'reminder-subject'],
  [{ body: 'Venez {demain}' }, 'reminder-body'],
])('refuses %j at its field', (given, id) => expect(ids(given)).toEqual([id]));

it('finds nothing wrong in a whole text, presence included after the session', () => {
  expect(ids({})).toEqual([]);
  expect(ids({ anchor: 'END', presence: 'PRESENT' })).toEqual([]);
});

it.each([
  [{ days: -7 }, '7 jours avant, à 9 h'],
  [{ days: -1 }, 'La veille, à 9 h'],
  [{ days: 0 }, 'Le jour même, à 9 h'],
  [{ anchor: 'END' as const, days: 0 }, 'Le dernier jour, à 9 h'],
  [{ anchor: 'END' as const, days: 1 }, 'Le lendemain, à 9 h'],
  [{ anchor: 'END' as const, days: 3, localTime: '18:30' }, '3 jours après, à 18 h 30'],
  [{ anchor: 'FIXED' as const, fixedOn: '2027-01-12' }, 'Le mardi 12 janvier 2027, à 9 h'],
])('tells %j as "%s"', (given, said) => expect(plain(timingText({ ...rule, ...given }))).toBe(said));

it('tells the public', () => {
  const limits = [{ id: 'w', label: 'Atelier B' }];
  expect(plain(publicText(rule, limits))).toBe('Confirmées, à reconfirmer');
  expect(plain(publicText({ ...rule, presence: 'ABSENT', limitId: 'w', addressees: 'BOTH' }, limits))).toBe(
    'Confirmées, à reconfirmer, absentes, Atelier B, et le contact de leur commune',
  );
});

it.each<[Partial<ReminderRule>, string]>([
  [{}, 'Part demain à 9 h, pour 34 personnes à ce jour'],
  [{ enabled: false }, 'Désactivé'],
  [{ dueAt: '2027-01-03T08:00:00.000Z' }, 'Son heure est passée'],
  [{ ranAt: '2027-01-03T08:00:00.000Z', recipients: 1 }, 'Envoyé le 3 janvier 2027, 9 h à 1 personne'],
])('%j reads "%s"', (given, label) =>
  expect(plain(reminderState({ ...rule, ...given }, true, now).label)).toBe(label),
);

it('promises nothing of a session that is not published, but tells what has left', () => {
  expect(plain(reminderState(rule, false, now).label)).toBe('Ne part que d’une session publiée');
  const ran = { ...rule, ranAt: '2027-01-03T08:00:00.000Z', recipients: 4 };
  expect(plain(reminderState(ran, false, now).label)).toBe('Envoyé le 3 janvier 2027, 9 h à 4 personnes');
});
