// Builders for tests of places: a session, its limits, blocks and invitations, people who ask and people who wait.
import type { BlockCounts, InvitationCounts, LimitCounts } from '../sessions/seats';
import { decideRegistrations, type Ground, type SeatRequest, type SessionSeats } from './decide';
import type { Exemptions, LineFacts, Seeker, Verdict, WaitingParty } from './line';

export const now = new Date('2027-01-05T10:00:00Z');

export const aSession = (over: Partial<SessionSeats> = {}): SessionSeats => ({
  id: 's1',
  ref: 'M05-84-03',
  state: 'PUBLISHED',
  opensAt: new Date('2026-12-01T00:00:00Z'),
  closesAt: new Date('2027-01-10T00:00:00Z'),
  startsAt: new Date('2027-01-12T08:30:00Z'),
  endsAt: new Date('2027-01-12T15:45:00Z'),
  closedAt: null,
  exceptional: 0,
  lastPosition: 0,
  lastNumber: 0,
  validation: 'NONE',
  waitingListOpen: true,
  closeWhenFull: false,
  ...over,
});

export const someFacts = (over: Partial<LineFacts> = {}): LineFacts => ({
  capacity: 2,
  confirmed: 0,
  offered: 0,
  waiting: 0,
  departed: 0,
  held: 0,
  roomClaimed: false,
  limits: [],
  blocks: [],
  invitations: [],
  share: null,
  seatedByBody: new Map(),
  ...over,
});

export const aGround = (facts: Partial<LineFacts> = {}, over: Partial<Ground> = {}): Ground => ({
  session: aSession(),
  facts: someFacts(facts),
  waiting: null,
  waitingBehind: 0,
  ...over,
});

export const aLimit = (id: string, over: Partial<LimitCounts> = {}): LimitCounts => ({
  id,
  kind: 'WORKSHOP',
  label: id,
  included: 0,
  capacity: 5,
  confirmed: 0,
  offered: 0,
  exceptional: 0,
  claimed: false,
  ...over,
});
export const aLunch = (included: number, over: Partial<LimitCounts> = {}): LimitCounts =>
  aLimit('lunch', { kind: 'LUNCH', included, ...over });

/** Of nobody unless said: removed places. */
export const aBlock = (id: string, places: number, over: Partial<BlockCounts> = {}): BlockCounts => ({
  id,
  departmentCode: null,
  kind: null,
  places,
  taken: 0,
  ...over,
});
export const anInvitation = (id: string, places: number, taken = 0, held = 0): InvitationCounts => ({
  id,
  places,
  taken,
  held,
});

export interface SeekerDraft {
  kind?: 'ELECTED' | 'STAFF';
  body?: string;
  department?: string;
  takes?: Readonly<Record<string, number>>;
  faults?: Seeker['faults'];
}
export const aSeeker = ({ kind, body, department, takes, faults }: SeekerDraft = {}): Seeker => ({
  kind: kind ?? 'ELECTED',
  body: body ?? '22113',
  departmentCodes: [department ?? '22'],
  faults: faults ?? [],
  quantities: new Map(Object.entries(takes ?? {})),
});

let order = 0;
/** Waits since the parties built before it. */
export function aWaitingParty(
  people: number | readonly SeekerDraft[] = 1,
  over: Partial<WaitingParty> = {},
): WaitingParty {
  order += 1;
  const drafts = typeof people === 'number' ? Array.from({ length: people }, () => ({})) : people;
  return {
    registrationIds: drafts.map((_, index) => `r${order}-${index}`),
    priority: 0,
    position: order,
    seekers: drafts.map(aSeeker),
    ...over,
  };
}

export const noExemption: Exemptions = { eligibility: false, share: false, room: false, limitIds: [] };

/** One request of these people, under the key of the first. */
export const ask = (
  people: string | readonly string[],
  over: Partial<SeatRequest> = {},
  draft: SeekerDraft & { priority?: number } = {},
): SeatRequest => {
  const ids = typeof people === 'string' ? [people] : people;
  return {
    idempotencyKey: `key of ${ids[0]}`,
    requestHash: `hash of ${ids[0]}`,
    members: ids.map((personId) => ({ personId, seeker: aSeeker(draft), priority: draft.priority ?? 0 })),
    held: 0,
    invitationId: null,
    exempt: null,
    isByOrganiser: false,
    isValidated: false,
    waitingListOnly: false,
    ...over,
  };
};

/** 'placed', or why not: `ROOM`, `LIMIT lunch`, `SHARE 22113`... */
export const inWords = (verdict: Verdict | undefined): string => {
  if (!verdict) return 'nothing';
  if (verdict.isPlaced) return 'placed';
  return verdict.reasons
    .map((one) => {
      if (one.kind === 'LIMIT') return `LIMIT ${one.limitId}`;
      return one.kind === 'SHARE' ? `SHARE ${one.body}` : one.kind;
    })
    .join(', ');
};

export const decide = (ground: Ground, ...requests: SeatRequest[]) =>
  decideRegistrations(ground, requests, [], now).decisions;
/** 'PLACED', 'WAITLISTED ROOM', 'REFUSED places-remain'... */
export const outcomes = (ground: Ground, ...requests: SeatRequest[]) =>
  decide(ground, ...requests).map((one) => {
    if (one.outcome === 'WAITLISTED') return `WAITLISTED ${one.reasons.map(({ kind }) => kind).join(' ')}`;
    return one.outcome === 'REFUSED' ? `REFUSED ${one.code}` : one.outcome;
  });
