// The text of a feed before our lint, ical.js and node-ical: awkward words, clock changes, injections.
import { singleLine } from '@treize/rules/calendar/text';
import { parisInstant } from '@treize/rules/time/paris';
import fc from 'fast-check';
import { awkward, days } from '../calendar.fixture';
import { unfold } from '../ics/lines';
import { feedRules, lintFeed } from '../lint/feed';
import { dayBytes, foot, headBytes, nobody, type FeedDay, type FeedHead } from './feed-text';
import { readByIcalJs, readByNodeIcal } from './feeds.fixture';

const page = 'https://treize.example/sessions/1';
const source = 'https://treize.example/api/feeds/regions/84.ics';
const aFeedDay = (change: Partial<FeedDay> = {}): FeedDay => ({
  uid: '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60',
  sessionId: '1',
  version: 3,
  state: 'PUBLISHED',
  title: 'Lire son centre-bourg',
  summary: 'Une journée sur le terrain.',
  date: '2027-01-12',
  halfDays: [
    ['AM', '09:30:00', '12:30:00'],
    ['PM', '13:45:00', '16:45:00'],
  ],
  format: 'ONSITE',
  room: 'Salle du conseil',
  venue: { name: 'Mairie', address: '1 place d’Armes', postcode: '15100', town: 'Saint-Flour' },
  createdAt: new Date('2026-11-01T08:00:00Z'),
  changedAt: new Date('2026-12-01T10:15:30.250Z'),
  ...change,
});
const dayText = (day: FeedDay) => dayBytes(day, page, nobody).toString();
const headText = (head: FeedHead) => headBytes(head).toString();
const footText = foot.toString();
const feedOf = (day: FeedDay, name = 'Treize · Bretagne') =>
  headText({ name, source }) + dayText(day) + footText;
const only = <T>(list: T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};

it('[7.6-46] tells a day in these lines, and no other', () => {
  expect(unfold(dayText(aFeedDay()))).toEqual([
    'BEGIN:VEVENT',
    'UID:3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60',
    'SEQUENCE:3',
    'DTSTAMP:20261201T101530Z',
    'CREATED:20261101T080000Z',
    'LAST-MODIFIED:20261201T101530Z',
    'DTSTART;TZID=Europe/Paris:20270112T093000',
    'DTEND;TZID=Europe/Paris:20270112T164500',
    'SUMMARY:Lire son centre-bourg',
    'LOCATION:Salle du conseil\\, Mairie\\, 1 place d’Armes\\, 15100 Saint-Flour',
    'DESCRIPTION:Matin\u00a0: 9\u00a0h\u00a030\u00a0–\u00a012\u00a0h\u00a030\\nAprès-midi\u00a0: 13\u00a0h\u00a045\u00a0–\u00a016\u00a0h\u00a045\\n\\n' +
      `Une journée sur le terrain.\\n\\nDétails et inscription\u00a0: ${page}`,
    `URL;VALUE=URI:${page}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'CLASS:PUBLIC',
    'END:VEVENT',
  ]);
});

it('names the feed twice, says where it is and how often to ask', () => {
  const lines = unfold(headText({ name: 'Treize · Pays, rivières; côtes', source }));
  expect(lines.slice(0, 11)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Treize//Sessions//FR',
    'CALSCALE:GREGORIAN',
    'NAME:Treize · Pays\\, rivières\\; côtes',
    'X-WR-CALNAME:Treize · Pays\\, rivières\\; côtes',
    'X-WR-TIMEZONE:Europe/Paris',
    `SOURCE;VALUE=URI:${source}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'COLOR:teal',
  ]);
  expect(lintFeed(headText({ name: 'Treize', source }) + footText)).toEqual([]);
});

describe('awkward words', () => {
  it.each(awkward)('%s', (words) => {
    const text = feedOf(aFeedDay({ title: words, summary: words, room: words }), words);
    expect(lintFeed(text)).toEqual([]);
    expect(only(readByIcalJs(text)).summary).toBe(singleLine(words));
    expect(only(readByNodeIcal(text)).summary).toBe(singleLine(words));
  });

  it('any title comes back whole and adds no line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const text = feedOf(aFeedDay({ title: `T ${words}`, summary: words, room: words }), `T ${words}`);
        expect(lintFeed(text)).toEqual([]);
        expect(only(readByIcalJs(text)).summary).toBe(singleLine(`T ${words}`));
      }),
    );
  });
});

it.each(days)('[7.6-48] %s: both parsers read the instants of Paris', (date) => {
  const text = feedOf(aFeedDay({ date, halfDays: [['AM', '09:00:00', '17:30:00']] }));
  const instants = {
    start: parisInstant(date, '09:00').toISOString(),
    end: parisInstant(date, '17:30').toISOString(),
  };
  expect(lintFeed(text)).toEqual([]);
  expect(only(readByIcalJs(text))).toMatchObject(instants);
  expect(only(readByNodeIcal(text))).toMatchObject(instants);
});

it('[7.6-46] a remote session says that the link is sent, not the link', () => {
  const text = dayText(aFeedDay({ format: 'REMOTE', venue: null }));
  expect(unfold(text)).toContain('LOCATION:À distance');
  expect(unfold(text).join()).toContain('reçoivent leur lien de connexion');
});

describe('the lint of feeds', () => {
  const good = feedOf(aFeedDay());
  const defects: readonly [string, string][] = [
    ['feed-without-method', good.replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:PUBLISH')],
    ['feed-name', good.replace('X-WR-CALNAME:Treize', 'X-WR-CALNAME:Autre')],
    ['feed-name', good.replaceAll('Treize · Bretagne', 'Treize, Bretagne')],
    ['feed-source', good.replace(/SOURCE;VALUE=URI:.*/, 'SOURCE;VALUE=URI:ici')],
    ['feed-refresh', good.replace('X-PUBLISHED-TTL:PT1H', 'X-PUBLISHED-TTL:P1D')],
    ['feed-zone', good.replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, '$&$&')],
    ['feed-properties', good.replace('STATUS:', 'CONFERENCE;VALUE=URI:https://visio.example\r\nSTATUS:')],
    ['feed-stamps', good.replace('DTSTAMP:20261201', 'DTSTAMP:20261202')],
  ];

  it.each(defects)('%s', (name, text) => {
    expect(text).not.toBe(good);
    expect(lintFeed(text).map((finding) => finding.split(':')[0])).toContain(name);
  });

  it('has a defect for each of its rules, and finds none in a good feed', () => {
    expect(new Set(defects.map(([name]) => name))).toEqual(new Set(feedRules.map(({ name }) => name)));
    expect(lintFeed(good)).toEqual([]);
  });
});
