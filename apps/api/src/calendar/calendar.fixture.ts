// For tests and judges: valid events, awkward words, and a corpus of every kind of object we send.
import { parisInstant } from '@treize/rules/time/paris';
import { cancelObject, downloadObject, requestObject } from './calendar.ics';
import type { CalendarEvent } from './ics/event';

export const anEvent = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60',
  sequence: 0,
  stamp: new Date('2026-12-01T10:15:30.250Z'),
  created: new Date('2026-12-01T10:15:00Z'),
  start: parisInstant('2027-01-12', '09:30'),
  end: parisInstant('2027-01-12', '17:00'),
  summary: 'Lire et voter le budget',
  location: 'Salle du conseil, Mairie, 1 place d’Armes, 15100 Saint-Flour',
  description:
    'Matin : 9 h 30 – 12 h 30\nAprès-midi : 14 h – 17 h\n\nPage : https://treize.example/sessions/1',
  url: 'https://treize.example/sessions/1?a=1,2;b=3',
  joinUrl: null,
  organizer: { name: 'Treize · Auvergne-Rhône-Alpes', address: 'auvergne-rhone-alpes@mail.treize.example' },
  attendee: { name: 'Anne Le Goff', address: 'anne@mairie.example' },
  hasAccepted: false,
  ...change,
});

/** Words that have broken calendars: separators, quotes, injections, emoji, two-byte letters around the fold. */
export const awkward = [
  'Été, «budget»; \\ 🏛️',
  'Anne "Nanou" Le Goff, maire; adjointe^',
  'Titre\r\nATTENDEE:mailto:evil@example.org\r\nX-EVIL:1',
  'ligne\u2028suivante\u0000\u0007\uFEFF et \uD800 seule',
  'é'.repeat(200),
  `${'a'.repeat(64)}🏛️🏛️🏛️`,
  'É'.normalize('NFD').repeat(60),
];

/** Wall times around both clock changes of 2027 and the year's ends. */
export const days = [
  '2027-03-27',
  '2027-03-28',
  '2027-03-29',
  '2027-10-30',
  '2027-10-31',
  '2027-11-01',
  '2026-12-31',
  '2028-02-29',
  '2027-07-14',
];

/** Every object to be judged, by name. */
export function corpus(): Record<string, string> {
  const events: Record<string, CalendarEvent> = {
    plain: anEvent(),
    remote: anEvent({
      joinUrl: 'https://visio.example/salle?a=1,2;b=3',
      location: 'https://visio.example/salle',
    }),
  };
  awkward.forEach((words, position) => {
    const person = { name: words, address: 'anne@mairie.example' };
    events[`awkward-${position}`] = anEvent({
      summary: words,
      location: words,
      description: `${words}\n${words}`,
      attendee: person,
    });
  });
  days.forEach((date) => {
    events[`day-${date}`] = anEvent({ start: parisInstant(date, '09:00'), end: parisInstant(date, '17:30') });
  });
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, event]) => [
      [`${name}-request`, requestObject(event)],
      [`${name}-update`, requestObject({ ...event, sequence: 1 })],
      [`${name}-update-accepted`, requestObject({ ...event, sequence: 1, hasAccepted: true })],
      [`${name}-cancel-one`, cancelObject({ ...event, sequence: 2 }, 'one')],
      [`${name}-cancel-all`, cancelObject({ ...event, sequence: 2 }, 'all')],
      [
        `${name}-download`,
        downloadObject([event, { ...event, uid: '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f61' }]),
      ],
    ]),
  );
}
