// For tests: a feed as two independent parsers read it.
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';

export interface ReadEvent {
  uid: string;
  start: string;
  end: string;
  summary: string;
  description: string;
  location: string;
  status: string;
  sequence: number;
  /** DTSTAMP as it is written. */
  stamp: string;
}

const byUid = (one: { uid: string }, other: { uid: string }) => one.uid.localeCompare(other.uid);

/** Events as ical.js reads them, the zone being the one that the feed itself describes. */
export function readByIcalJs(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  const instant = (time: ICAL.Time): string => {
    const zone = zones.find(({ tzid }) => tzid === 'Europe/Paris');
    if (!zone) throw new Error('the feed describes no zone');
    return new Date(
      Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute) - zone.utcOffset(time) * 1000,
    ).toISOString();
  };
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => {
      const event = new ICAL.Event(component);
      const valueOf = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
      return {
        uid: event.uid,
        start: instant(event.startDate),
        end: instant(event.endDate),
        summary: event.summary,
        description: event.description,
        location: event.location,
        status: valueOf('status'),
        sequence: event.sequence,
        stamp: valueOf('dtstamp'),
      };
    })
    .sort(byUid);
}

/** UID, instants and title as node-ical reads them. */
export function readByNodeIcal(text: string): Pick<ReadEvent, 'uid' | 'start' | 'end' | 'summary'>[] {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((component): component is VEvent => component?.type === 'VEVENT')
    .map(({ uid, start, end, summary }) => ({
      uid,
      start: new Date(start).toISOString(),
      end: new Date(end as Date).toISOString(),
      summary: String(summary),
    }))
    .sort(byUid);
}
