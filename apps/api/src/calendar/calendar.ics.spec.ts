// Every generated object before our lint, ical.js and node-ical; awkward words come back whole, nothing can be injected.
import { severalLines, singleLine } from '@treize/rules/calendar/text';
import { parisInstant } from '@treize/rules/time/paris';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { anEvent, awkward, corpus, days } from './calendar.fixture';
import { cancelObject, downloadObject, requestObject } from './calendar.ics';
import type { CalendarEvent } from './ics/event';
import { unfold } from './ics/lines';
import { lint, lintInMail } from './lint/lint';

const eventOf = (text: string): ICAL.Component => {
  const found = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
  if (!found) throw new Error('no event');
  return found;
};
const valueOf = (text: string, name: string): string =>
  String(eventOf(text).getFirstPropertyValue(name) ?? '');
const parsed = (text: string): VEvent => {
  const found = Object.values(nodeIcal.sync.parseICS(text)).find((component) => component?.type === 'VEVENT');
  return found as VEvent;
};

describe('every object', () => {
  it.each(Object.entries(corpus()))('[7.6-2] %s: no finding', (_, text) => {
    expect(lint(text)).toEqual([]);
    expect(eventOf(text).getFirstPropertyValue('uid')).toBe(anEvent().uid);
    expect(parsed(text).uid).toBe(anEvent().uid);
  });

  it('follows the reference order of lines', () => {
    const lines = unfold(requestObject(anEvent({ joinUrl: 'https://visio.example/salle' })));
    const names = lines.map((line) => (/^(BEGIN|END)/.test(line) ? line : line.replace(/[;:].*/, '')));
    expect(names.slice(0, 5)).toEqual(['BEGIN:VCALENDAR', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD']);
    expect(names.slice(names.indexOf('BEGIN:VEVENT') + 1, -2)).toEqual([
      'UID',
      'SEQUENCE',
      'DTSTAMP',
      'CREATED',
      'LAST-MODIFIED',
      'DTSTART',
      'DTEND',
      'SUMMARY',
      'LOCATION',
      'DESCRIPTION',
      'URL',
      'CONFERENCE',
      'ORGANIZER',
      'ATTENDEE',
      'STATUS',
      'TRANSP',
      'CLASS',
      'X-MICROSOFT-CDO-BUSYSTATUS',
      'X-MICROSOFT-DISALLOW-COUNTER',
    ]);
  });

  it('writes stamps in UTC, times in Paris, addresses as they are', () => {
    const lines = unfold(requestObject(anEvent({ joinUrl: 'https://visio.example/a,b;c' })));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'DTSTAMP:20261201T101530Z',
        'CREATED:20261201T101500Z',
        'DTSTART;TZID=Europe/Paris:20270112T093000',
        'DTEND;TZID=Europe/Paris:20270112T170000',
        'URL;VALUE=URI:https://treize.example/sessions/1?a=1,2;b=3',
        'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Rejoindre la visioconférence":https://visio.example/a,b;c',
        'ORGANIZER;CN="Treize · Auvergne-Rhône-Alpes":mailto:auvergne-rhone-alpes@mail.treize.example',
        'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Anne Le Goff":mailto:anne@mairie.example',
      ]),
    );
  });

  it('[7.6-11] [7.6-12] tells one person withdrawn from a session cancelled', () => {
    expect(cancelObject(anEvent({ sequence: 1 }), 'one')).not.toContain('STATUS');
    expect(cancelObject(anEvent({ sequence: 1 }), 'all')).toContain('STATUS:CANCELLED\r\n');
  });

  it('names nobody in a file to download', () => {
    expect(downloadObject([anEvent()])).not.toMatch(/METHOD|ORGANIZER|ATTENDEE|Anne/);
  });

  it('names by the address somebody whose name cannot be shown', () => {
    const text = requestObject(anEvent({ attendee: { name: '\u0000', address: 'anne@mairie.example' } }));
    expect(unfold(text).join('\n')).toContain('CN="anne@mairie.example":mailto:anne@mairie.example');
  });

  it('[7.6-8] says that the attendee has accepted, once they have', () => {
    const attendee = unfold(requestObject(anEvent({ hasAccepted: true }))).find((one) =>
      one.startsWith('ATTENDEE'),
    );
    expect(attendee).toContain(';PARTSTAT=ACCEPTED;RSVP=FALSE;');
  });

  it('refuses what would be a wrong object', () => {
    const { start, end } = anEvent();
    const wrong: Partial<CalendarEvent>[] = [
      { uid: 'anne' },
      { start: end, end: start },
      { url: 'javascript:alert(1)' },
      { attendee: { name: 'x', address: 'a@b\r\nX:1' } },
    ];
    for (const change of wrong) expect(() => requestObject(anEvent(change))).toThrow();
    expect(() => cancelObject(anEvent({ sequence: 0 }), 'one')).toThrow('raise SEQUENCE');
  });
});

/** Every line of an object by its name: what words could add, they add here. */
const namesOf = (text: string): string[] => unfold(text).map((line) => /^[^;:]*/.exec(line)?.[0] ?? '');

describe('words', () => {
  const check = (words: string) => {
    const event = anEvent({
      summary: words,
      location: words,
      description: words,
      attendee: { name: `N ${words}`, address: 'anne@mairie.example' },
    });
    const text = requestObject(event);
    expect(lint(text)).toEqual([]);
    expect(valueOf(text, 'summary')).toBe(singleLine(words));
    expect(valueOf(text, 'location')).toBe(singleLine(words));
    expect(valueOf(text, 'description')).toBe(severalLines(words));
    expect(namesOf(text)).toEqual(namesOf(requestObject(anEvent())));
    return text;
  };

  it.each(awkward)('[7.6-19] [7.6-20] come back whole: %j', (words) => {
    const text = check(words);
    expect(parsed(text).summary).toBe(singleLine(words));
  });

  it('[7.6-19] [7.6-20] come back whole in two parsers, any Unicode, any markup', () => {
    const markup = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '"',
      '<b>',
      '&amp;',
      ';',
      ',',
      '\\',
      '^n',
      'BEGIN:VEVENT',
      '\u0085',
    );
    const hostile = fc.array(fc.oneof(markup, fc.string({ unit: 'grapheme', maxLength: 12 })), {
      maxLength: 12,
    });
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      hostile.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (one) => {
        fc.pre(singleLine(one) !== '');
        const text = check(one);
        expect(parsed(text).summary).toBe(singleLine(one));
        expect(parsed(text).location).toBe(singleLine(one));
      }),
      { numRuns: 400 },
    );
  });

  it('[7.6-21] [7.6-22] fold anywhere without cutting a letter', () => {
    for (let length = 50; length < 80; length++) check(`${'a'.repeat(length)}é🏛️«»`);
  });
});

describe('times', () => {
  it.each(days)('[7.6-4] [7.6-5] keep their wall time and instant on %s', (date) => {
    const start = parisInstant(date, '09:00');
    const text = requestObject(anEvent({ start, end: parisInstant(date, '17:30') }));
    expect(text).toContain(`DTSTART;TZID=Europe/Paris:${date.replaceAll('-', '')}T090000\r\n`);
    expect(parsed(text).start.getTime()).toBe(start.getTime());
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const zone = calendar.getFirstSubcomponent('vtimezone');
    if (zone) ICAL.TimezoneService.register(zone);
    const time = calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstart') as ICAL.Time;
    expect(time.toJSDate().getTime()).toBe(start.getTime());
    ICAL.TimezoneService.reset();
  });
});

it('[7.6-17] [7.6-18] agrees with the mail around it, and names nobody else', () => {
  const text = requestObject(anEvent());
  const right = {
    from: 'auvergne-rhone-alpes@mail.treize.example',
    to: 'anne@mairie.example',
    method: 'REQUEST',
    others: ['Paul Durand', 'paul@mairie.example'],
  };
  expect(lintInMail(text, right)).toEqual([]);
  expect(
    lintInMail(text, { from: 'x@y.example', to: 'z@y.example', method: 'CANCEL', others: ['Le Goff'] }).map(
      (finding) => finding.split(':')[0],
    ),
  ).toEqual(['mime-method', 'from', 'to', 'others']);
});
