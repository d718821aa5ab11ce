// Python's icalendar reads every object we send as we meant it, whatever the words in it.
import { anEvent } from '@treize/api/calendar/calendar.fixture';
import { cancelObject, requestObject } from '@treize/api/calendar/calendar.ics';
import { commonName, severalLines, singleLine } from '@treize/rules/calendar/text';
import fc from 'fast-check';
import { everyObject } from '../objects.ts';
import { python } from './python.ts';

interface Told {
  refused?: string;
  method: string | null;
  broken: string[];
  events: {
    names: string[];
    uid: string;
    sequence: number;
    summary: string;
    location: string | null;
    description: string;
    start: string;
    end: string;
    attendees: [string, string][];
    broken: string[];
  }[];
}

const readAll = (objects: Record<string, string>): Record<string, Told> =>
  JSON.parse(python('read_calendar.py', JSON.stringify(objects))) as Record<string, Told>;
const second = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/, 'Z');

it('[7.6-2] reads every object without a complaint', () => {
  const told = readAll(everyObject());
  const complaints = Object.entries(told).filter(
    ([, { refused, broken, events }]) =>
      refused ?? [...broken, ...events.flatMap((one) => one.broken)].length > 0,
  );
  expect(Object.keys(told).length).toBeGreaterThan(80);
  expect(complaints).toEqual([]);
});

it('sees a planted defect', () => {
  const spoilt = requestObject(anEvent()).replace(/DTSTART[^]*?\r\n(?! )/, 'DTSTART:tomorrow\r\n');
  const told = readAll({ spoilt })['spoilt'];
  expect(told?.refused ?? told?.events[0]?.broken.join()).toBeTruthy();
});

it('[7.6-19] [7.6-20] any words come back as they were, and add no property', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom('a\r\nX-EVIL:1', '"; CN="x', '\\n\\,\\;', '<b>é</b>', 'END:VEVENT\r\nBEGIN:VEVENT'),
  );
  const samples = fc.sample(fc.record({ title: words, room: words, name: words }), {
    numRuns: 400,
    seed: 13,
  });
  const events = samples.map(({ title, room, name }) =>
    anEvent({
      summary: title,
      location: room,
      description: `${title}\n${room}`,
      attendee: { name, address: 'anne@mairie.example' },
    }),
  );
  const objects = Object.fromEntries(
    events.flatMap((event, index) => [
      [`request-${index}`, requestObject(event)],
      [`cancel-${index}`, cancelObject({ ...event, sequence: 1 }, 'all')],
    ]),
  );
  const plain = {
    REQUEST: readAll({ it: requestObject(anEvent()) })['it']?.events[0]?.names,
    CANCEL: readAll({ it: cancelObject(anEvent({ sequence: 1 }), 'all') })['it']?.events[0]?.names,
  };
  for (const [name, { method, events: read }] of Object.entries(readAll(objects))) {
    const event = events[Number(name.split('-')[1])];
    const location = singleLine(event?.location ?? '');
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({
      uid: event?.uid,
      summary: singleLine(event?.summary ?? ''),
      location: location === '' ? null : location,
      description: severalLines(event?.description ?? ''),
      start: second(event?.start as Date),
      end: second(event?.end as Date),
      attendees: [
        ['mailto:anne@mairie.example', commonName(event?.attendee.name ?? '') || 'anne@mairie.example'],
      ],
    });
    const expected = plain[method as keyof typeof plain]?.filter(
      (one) => one !== 'LOCATION' || location !== '',
    );
    expect(read[0]?.names).toEqual(expected);
  }
});
