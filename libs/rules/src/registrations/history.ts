// The dated events of a registration, as the person is told them: codes, from the audit log and the row itself.
import type { RegistrationStatus } from './status';

export const historyEvents = [
  'REGISTERED',
  'TO_VALIDATE',
  'JOINED_LINE',
  'OFFERED',
  'OFFER_ACCEPTED',
  'VALIDATED',
  'PRIORITISED',
  'PARTY_SPLIT',
  'EDITED',
  'TOOK_OVER',
  'MOVED_HERE',
  'WALKED_IN',
  'DECLINED',
  'CAME_BACK',
  'TO_RECONFIRM',
  'RECONFIRMED',
  'CANCELLED',
  'CANCELLED_BY_ORGANIZER',
  'EXPIRED',
  'REFUSED',
  'REPLACED',
  'TRANSFERRED',
] as const;
export type HistoryEvent = (typeof historyEvents)[number];

/** Actions of the audit log that the person is told. */
const told: Record<string, HistoryEvent> = {
  'registration.confirmed': 'REGISTERED',
  'registration.pending': 'TO_VALIDATE',
  'registration.waitlisted': 'JOINED_LINE',
  'registration.walked-in': 'WALKED_IN',
  'registration.replacement': 'TOOK_OVER',
  'registration.offered': 'OFFERED',
  'registration.offer-accepted': 'OFFER_ACCEPTED',
  'registration.validated': 'VALIDATED',
  'registration.prioritised': 'PRIORITISED',
  'registration.party-split': 'PARTY_SPLIT',
  'registration.edited': 'EDITED',
  'registration.declined': 'DECLINED',
  'registration.decline-undone': 'CAME_BACK',
  'registration.to-reconfirm': 'TO_RECONFIRM',
  'registration.reconfirmed': 'RECONFIRMED',
  'registration.cancelled-by-person': 'CANCELLED',
  'registration.cancelled-by-organizer': 'CANCELLED_BY_ORGANIZER',
  'registration.expired': 'EXPIRED',
  'registration.refused': 'REFUSED',
  'registration.replaced': 'REPLACED',
  'registration.transferred': 'TRANSFERRED',
};

const beginnings: readonly HistoryEvent[] = [
  'REGISTERED',
  'TO_VALIDATE',
  'JOINED_LINE',
  'WALKED_IN',
  'TOOK_OVER',
  'MOVED_HERE',
];

const endings: Partial<Record<RegistrationStatus, HistoryEvent>> = {
  CANCELLED_BY_PERSON: 'CANCELLED',
  CANCELLED_BY_ORGANIZER: 'CANCELLED_BY_ORGANIZER',
  EXPIRED: 'EXPIRED',
  REFUSED: 'REFUSED',
  REPLACED: 'REPLACED',
  TRANSFERRED: 'TRANSFERRED',
};

/** One registration of a chain with its lines of the audit log, oldest first. */
export interface Recorded {
  status: RegistrationStatus;
  createdAt: Date;
  /** It takes the place of another one: of somebody else, or of the same person moved from another session. */
  isFollowing: boolean;
  /** When it ended; null while it stands. */
  endedAt: Date | null;
  entries: readonly { at: Date; action: string }[];
}

/** What the row says where the log has no line of it: imported or moved registrations, sessions cancelled as a whole. */
function eventsOf(
  { status, createdAt, isFollowing, endedAt, entries }: Recorded,
  order: number,
): { at: Date; event: HistoryEvent }[] {
  const events = entries.flatMap(({ at, action }) => {
    const event = told[action];
    return event ? [{ at, event }] : [];
  });
  const beginning = order > 0 ? 'MOVED_HERE' : isFollowing ? 'TOOK_OVER' : 'REGISTERED';
  if (!events.some(({ event }) => beginnings.includes(event)))
    events.unshift({ at: createdAt, event: beginning });
  const ending = endings[status];
  if (ending && endedAt && !events.some(({ event }) => event === ending))
    events.push({ at: endedAt, event: ending });
  return events;
}

/** @param chain registrations of one person that follow each other, oldest first */
export const historyOf = (chain: readonly Recorded[]): { at: Date; event: HistoryEvent }[] =>
  chain.flatMap(eventsOf);
