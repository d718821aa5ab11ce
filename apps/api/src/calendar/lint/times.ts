// Rules on times: a zone that is described, offsets that agree with the real ones, an end after the start.
import { ofEvents, type Property, type Reading } from './reading';
import { rule, unless, type Rule } from './rule';

/** Wall time `20270112T093000` as if it were UTC. */
function wall(value: string): number {
  const [, y, mo, d, h, mi, s] = (/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value) ?? []).map(Number);
  return Date.UTC(y ?? NaN, (mo ?? NaN) - 1, d, h, mi, s);
}

/** Dear to make, cheap to use. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, clock);
  return clock;
}

/** Offset of the zone at an instant, in minutes, from ICU. */
function realOffset(zone: string, instant: number): number {
  const shown = clockOf(zone).format(instant);
  return (Date.parse(`${shown.replace(' ', 'T')}Z`) - instant) / 60_000;
}

const minutes = (offset: string): number => {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
  return offset.startsWith('-') ? -size : size;
};

interface Observance {
  to: number;
  /** Wall time of its beginning in a year, as if UTC. */
  beginsIn(year: number): number;
}

/** Reads `FREQ=YEARLY;BYMONTH=m;BYDAY=-1SU`, the only form that every program reads right. */
function observances(reading: Reading): Observance[] {
  return ['DAYLIGHT', 'STANDARD'].flatMap((kind) => {
    const own = reading.properties.filter(({ component }) => component === `VCALENDAR/VTIMEZONE/${kind}`);
    const valueOf = (name: string) => own.find((property) => property.name === name)?.value ?? '';
    const month = Number(/^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU$/.exec(valueOf('RRULE'))?.[1]);
    if (!month) return [];
    const hour = Number(valueOf('DTSTART').slice(9, 11));
    return {
      to: minutes(valueOf('TZOFFSETTO')),
      beginsIn(year: number) {
        const last = new Date(Date.UTC(year, month, 0));
        return Date.UTC(year, month - 1, last.getUTCDate() - last.getUTCDay(), hour);
      },
    };
  });
}

/** Offset that the object's own VTIMEZONE gives to a wall time. */
function describedOffset(reading: Reading, at: number): number | undefined {
  const year = new Date(at).getUTCFullYear();
  return [year - 1, year]
    .flatMap((one) => observances(reading).map(({ to, beginsIn }) => ({ to, begins: beginsIn(one) })))
    .filter(({ begins }) => begins <= at)
    .sort((one, other) => other.begins - one.begins)[0]?.to;
}

const moments = (reading: Reading): Property[] =>
  ['DTSTART', 'DTEND'].flatMap((name) => ofEvents(reading, name));

function wrongOffset(reading: Reading, { name, params, value }: Property): string[] {
  const zone = params.get('TZID');
  const described = describedOffset(reading, wall(value));
  if (zone === undefined || described === undefined) return [`${name} has no zone described by yearly rules`];
  return unless(
    realOffset(zone, wall(value) - described * 60_000) === described,
    `${name} has a wrong offset, or its wall time does not exist`,
  );
}

export const timeRules: readonly Rule[] = [
  rule('local-times', (reading) =>
    moments(reading)
      .filter(({ params, value }) => !params.has('TZID') || !/^\d{8}T\d{6}$/.test(value))
      .map(({ name }) => `${name} is not a wall time with its zone`),
  ),
  rule('zones-described', (reading) => {
    const described = reading.properties.filter(
      ({ component, name }) => component === 'VCALENDAR/VTIMEZONE' && name === 'TZID',
    );
    const known = new Set(described.map(({ value }) => value));
    return moments(reading)
      .filter(({ params }) => !known.has(params.get('TZID') ?? ''))
      .map(({ name }) => `${name} names a zone without VTIMEZONE`);
  }),
  rule('offsets', (reading) => moments(reading).flatMap((moment) => wrongOffset(reading, moment))),
  rule('end-after-start', (reading) => {
    const ends = ofEvents(reading, 'DTEND');
    return unless(
      ofEvents(reading, 'DTSTART').every(
        ({ value }, position) => wall(value) < wall(ends[position]?.value ?? ''),
      ),
      'DTEND is not after DTSTART',
    );
  }),
  rule('no-duration', (reading) =>
    unless(ofEvents(reading, 'DURATION').length === 0, 'DURATION stands beside DTEND'),
  ),
];
