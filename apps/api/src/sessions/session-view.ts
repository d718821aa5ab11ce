// Rows of sessions turned into the views of the contract: phase, places by cause, minutes.
import type { Seats, SessionCard, SessionDay, SessionPage } from '@treize/contract/sessions';
import type { PlacesRules } from '@treize/contract/places';
import { phaseOf } from '@treize/rules/sessions/phase';
import { limitFree, placesLeft, roomFree, seatVerdict } from '@treize/rules/sessions/seats';
import { plannedMinutes } from '@treize/rules/sessions/timetable';
import type { SeatsRow } from './seat-facts.sql';
import type { CardRow, DayJson, PageRow } from './sessions.queries';

/** Places by cause, as the public is told: a closed session has none left. */
export const seatsOf = (row: SeatsRow): Seats => ({
  capacity: row.capacity,
  confirmed: row.confirmed,
  offered: row.offered,
  waiting: row.waiting,
  held: row.held,
  left: row.closedAt === null ? placesLeft(row) : 0,
  verdict: seatVerdict(row, row),
});

/** The rules of places told to the public; removed places, which nobody takes, are not told. */
const placesOf = (row: PageRow): PlacesRules => ({
  limits: row.limits.map((limit) => ({
    id: limit.id,
    kind: limit.kind,
    label: limit.label,
    included: limit.included,
    left: limit.claimed ? 0 : limitFree(limit),
  })),
  share: row.share,
  eligibility: row.eligibility,
  validation: row.validation,
  waitingListOpen: row.waitingListOpen,
  offerHours: row.offerHours,
  priorityRule: row.priorityRule,
  reservedFor: row.blocks
    .filter(({ departmentCode, kind }) => departmentCode !== null || kind !== null)
    .map(({ label, places, taken, releasesAt }) => ({
      label,
      left: Math.max(0, Math.min(places - taken, roomFree(row) ?? Infinity)),
      releasesAt: releasesAt && utc(releasesAt),
    })),
});

const utc = (instant: string): string => new Date(instant).toISOString();

const daysOf = (days: DayJson[]): SessionDay[] =>
  days.map((day) => ({
    ...day,
    halfDays: day.halfDays.map((half) => ({
      ...half,
      startsAt: utc(half.startsAt),
      endsAt: utc(half.endsAt),
    })),
  }));

const minutesOf = (days: DayJson[]): number =>
  plannedMinutes(
    days.map(({ halfDays }) => ({
      halfDays: halfDays.map((half) => ({
        startsAt: new Date(half.startsAt),
        endsAt: new Date(half.endsAt),
      })),
    })),
  );

export const cardOf = (row: CardRow, now: Date): SessionCard => ({
  id: row.id,
  ref: row.ref,
  title: row.title,
  moduleCode: row.moduleCode,
  regime: row.regime,
  theme: { code: row.themeCode, label: row.themeLabel },
  regionCode: row.regionCode,
  regionName: row.regionName,
  departmentCode: row.departmentCode,
  town: row.town,
  venueName: row.venueName,
  format: row.format,
  phase: phaseOf(row, now),
  days: daysOf(row.days),
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  closesAt: row.closesAt.toISOString(),
  plannedMinutes: minutesOf(row.days),
  funding: row.funding,
  seats: seatsOf(row),
  nearness: row.nearness,
});

export const pageOf = (row: PageRow, now: Date): SessionPage => ({
  ...cardOf(row, now),
  summary: row.summary,
  objectives: row.objectives,
  audience: row.audience,
  prerequisites: row.prerequisites,
  methods: row.methods,
  assessment: row.assessment,
  outcome: row.outcome,
  venue: row.venue,
  room: row.room,
  trainers: row.trainers.map(({ name }) => name),
  track: row.track,
  contactEmail: row.contactEmail,
  opensAt: row.opensAt.toISOString(),
  cancelReason: row.cancelReason,
  postponeReason: row.postponeReason,
  closedAt: row.closedAt?.toISOString() ?? null,
  places: placesOf(row),
  updatedAt: row.updatedAt.toISOString(),
});
