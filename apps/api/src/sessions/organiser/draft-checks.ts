// Checks shared by creating, editing, publishing and moving: faults of the rules become refusals that name the field.
import { randomUUID } from 'node:crypto';
import { datesFault } from '@treize/rules/sessions/draft';
import { isFault, planTimetable, type DayDraft, type DraftFault } from '@treize/rules/sessions/timetable';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../platform/http/refusal';
import { draftReferences, type IdentifiedDay } from './timetable.queries';

/** @throws Refusal of the fault's code, its place told as `body.days.0.date` */
export function refuseFault(fault: DraftFault | null): void {
  if (fault)
    throw new Refusal(fault.code, { errors: [{ path: `body.${fault.path}`, message: fault.message }] });
}

export interface Planned {
  days: IdentifiedDay[];
  startsAt: Date;
  endsAt: Date;
}

/**
 * The timetable of a draft, each day with its id: the stored one it names, else a new one.
 * @param storedIds ids of the days that the session has now
 */
export function planned(days: readonly DayDraft[], storedIds: readonly string[]): Planned {
  days.forEach(({ id }, index) => {
    if (id !== undefined && !storedIds.includes(id))
      refuseFault({
        code: 'invalid-request',
        path: `days.${index}.id`,
        message: 'ce jour n’appartient pas à la session',
      });
    if (id !== undefined && days.findIndex((day) => day.id === id) !== index)
      refuseFault({ code: 'invalid-request', path: `days.${index}.id`, message: 'ce jour figure deux fois' });
  });
  const result = planTimetable(days);
  if (isFault(result)) {
    refuseFault(result);
    throw new Error('unreachable');
  }
  return { ...result, days: result.days.map((day) => ({ ...day, id: day.id ?? randomUUID() })) };
}

export function checkDates(draft: { opensAt: string; closesAt: string }, endsAt: Date): void {
  refuseFault(
    datesFault({ opensAt: new Date(draft.opensAt), closesAt: new Date(draft.closesAt) }, { endsAt }),
  );
}

/** @throws Refusal `invalid-request` naming the field whose row does not exist or belongs to another region */
export async function checkReferences(
  tx: EntityManager,
  draft: {
    moduleId: string;
    trackId: string | null;
    venueId: string | null;
    regionCode: string;
    trainerIds: readonly string[];
  },
): Promise<void> {
  const found = await draftReferences(tx, draft);
  const wrong = (path: string, message: string) => refuseFault({ code: 'invalid-request', path, message });
  if (!found.hasModule) wrong('moduleId', 'ce module n’est pas au catalogue');
  if (!found.hasTrack) wrong('trackId', 'ce parcours n’est pas de cette région');
  if (!found.hasVenue) wrong('venueId', 'ce lieu n’est pas dans cette région');
  if (found.unknownTrainers > 0) wrong('trainerIds', 'cette personne n’est pas formatrice');
}
