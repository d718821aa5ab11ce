// Builders of sessions for tests: valid ones, in real towns; each test says only what matters to it.
import { randomUUID } from 'node:crypto';
import { isFault, planTimetable, type DayDraft } from '@treize/rules/sessions/timetable';
import type { EntityManager } from 'typeorm';
import { aModule } from '../tracks/tracks.fixture';
import { writeTimetable } from './organiser/timetable.queries';
import { Session } from './session.entity';
import { SessionTrainer } from './half-day.entity';
import { Venue } from './venue.entity';

const at = new Date('2026-01-01T00:00:00Z');
let count = 0;

const idOf = (identifiers: object[]): string => (identifiers[0] as { id: string }).id;

/** 9 h 30 – 12 h 30 and 13 h 45 – 16 h 45 on that date. */
export const aDay = (date: string): DayDraft => ({
  date,
  halfDays: [
    { period: 'AM', startTime: '09:30', endTime: '12:30' },
    { period: 'PM', startTime: '13:45', endTime: '16:45' },
  ],
});

/** A room in the town hall of Saint-Flour (region 84), unless told otherwise; returns its id. */
export async function aVenue(tx: EntityManager, change: Partial<Venue> = {}): Promise<string> {
  const { identifiers } = await tx.insert(Venue, {
    name: 'Mairie de Saint-Flour',
    address: '1 place d’Armes',
    postcode: '15100',
    municipalityCode: '15187',
    createdAt: at,
    ...change,
  });
  return idOf(identifiers);
}

export interface SessionWanted extends Partial<Session> {
  days?: DayDraft[];
  trainerIds?: string[];
  /** Commune of the venue that is made when no venue is given. */
  town?: string;
}

/** A published session of region 84 on 12 January 2027 with 20 places; returns its id. Needs `placeTowns`. */
export async function aSession(tx: EntityManager, wanted: SessionWanted = {}): Promise<string> {
  const { days = [aDay('2027-01-12')], trainerIds = [], town = '15187', ...change } = wanted;
  const timetable = planTimetable(days);
  if (isFault(timetable)) throw new Error(timetable.message);
  const { identifiers } = await tx.insert(Session, {
    ref: `T-${++count}-${randomUUID().slice(0, 8)}`,
    moduleId: change.moduleId ?? (await aModule(tx)),
    trackId: null,
    regionCode: '84',
    title: 'Lire son centre-bourg',
    format: 'ONSITE',
    state: 'PUBLISHED',
    venueId: change.venueId === undefined ? await aVenue(tx, { municipalityCode: town }) : change.venueId,
    room: 'Salle du conseil',
    contactEmail: 'contact@treize.example',
    capacity: 20,
    opensAt: at,
    closesAt: timetable.startsAt,
    startsAt: timetable.startsAt,
    endsAt: timetable.endsAt,
    createdAt: at,
    updatedAt: at,
    ...change,
  });
  const sessionId = idOf(identifiers);
  await writeTimetable(
    tx,
    sessionId,
    timetable.days.map((day) => ({ ...day, id: day.id ?? randomUUID() })),
  );
  if (trainerIds.length > 0)
    await tx.insert(
      SessionTrainer,
      trainerIds.map((personId) => ({ sessionId, personId })),
    );
  return sessionId;
}
