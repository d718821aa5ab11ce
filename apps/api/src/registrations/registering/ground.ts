// Rows turned into what the rules read: a session's ground, the people who ask, the parties who wait.
import type { Ground } from '@treize/rules/registrations/decide';
import { eligibilityFaults } from '@treize/rules/registrations/eligibility';
import type { LineFacts, Seeker, WaitingParty } from '@treize/rules/registrations/line';
import { parisDate } from '@treize/rules/time/wall';
import type { EntityManager } from 'typeorm';
import {
  bodiesOf,
  groundRows,
  type Body,
  type GroundRow,
  type LockedSession,
  type WaitingRow,
} from './ground.queries';

export type Bodies = ReadonlyMap<string, Body>;
export interface SessionGround extends Ground {
  session: LockedSession;
  waiting: WaitingParty[] | null;
  departmentCode: string | null;
  heldUntil: Date | null;
}
export interface WholeGround extends SessionGround {
  waiting: WaitingParty[];
}

/** What a person brings, whether they ask now or wait already. */
export interface Applicant {
  kind: 'ELECTED' | 'STAFF';
  delegation: boolean;
  body: string;
  quantities: Readonly<Record<string, number>>;
}

export async function knownBodies(tx: EntityManager, codes: Iterable<string>): Promise<Bodies> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return new Map();
  return new Map((await bodiesOf(tx, wanted)).map((body) => [body.code, body]));
}

/** Labels of the commune in force on the session's first day. */
export function programmesOn(session: LockedSession, body: Body | undefined): string[] {
  if (!body || body.labels.length === 0) return [];
  const day = parisDate(session.startsAt);
  const isInForce = (label: Body['labels'][number]) =>
    label.from <= day && (label.to === null || day <= label.to);
  return [...new Set(body.labels.filter(isInForce).map(({ programme }) => programme))];
}

/** Included limits are everybody's; the others are as chosen. */
function quantitiesOf(
  limits: GroundRow['limits'],
  chosen: Readonly<Record<string, number>>,
): Map<string, number> {
  const all = new Map(Object.entries(chosen));
  for (const { id, included } of limits) if (included > 0) all.set(id, included);
  return all;
}

export function seekerOf(
  session: LockedSession,
  limits: GroundRow['limits'],
  bodies: Bodies,
  applicant: Applicant,
): Seeker {
  const body = bodies.get(applicant.body);
  const rules = { ...session, kind: session.audienceKind };
  return {
    kind: applicant.kind,
    body: applicant.body,
    departmentCodes: body?.departmentCodes ?? [],
    faults: eligibilityFaults(rules, {
      kind: applicant.kind,
      delegation: applicant.delegation,
      regionCodes: body?.regionCodes ?? [],
      programmes: programmesOn(session, body),
    }),
    quantities: quantitiesOf(limits, applicant.quantities),
  };
}

/** People of a party wait side by side: same priority, consecutive positions. */
function partiesOf(session: LockedSession, row: GroundRow, bodies: Bodies): WaitingParty[] | null {
  if (row.waiting === null) return null;
  const parties = new Map<string, WaitingRow[]>();
  for (const one of row.waiting) {
    const key = one.partyId ?? one.id;
    parties.set(key, [...(parties.get(key) ?? []), one]);
  }
  return [...parties.values()].map((rows) => {
    const [first] = rows as [WaitingRow, ...WaitingRow[]];
    return {
      registrationIds: rows.map(({ id }) => id),
      priority: first.priority,
      position: first.position,
      invitationId: first.invitationId,
      seekers: rows.map((one) => seekerOf(session, row.limits, bodies, one)),
    };
  });
}

const factsOf = (session: LockedSession, row: GroundRow): LineFacts => ({
  capacity: session.capacity,
  confirmed: session.confirmed,
  offered: session.offered,
  waiting: session.waiting,
  departed: session.departed,
  roomClaimed: session.roomClaimed,
  held: row.held,
  limits: row.limits,
  blocks: row.blocks,
  invitations: row.invitations,
  share: session.share,
  seatedByBody: new Map(Object.entries(row.seatedByBody)),
});

/**
 * Grounds of these sessions, in the order given. The bodies of those who wait are read too where the line is.
 * @param known bodies read before, of those who ask
 */
export async function groundsOf(
  tx: EntityManager,
  sessions: readonly LockedSession[],
  at: Date,
  known: Bodies = new Map(),
  whole = false,
): Promise<SessionGround[]> {
  const ids = sessions.map(({ id }) => id);
  const rows = new Map((await groundRows(tx, ids, at, whole)).map((row) => [row.sessionId, row]));
  const lines = [...rows.values()].flatMap(({ waiting }) => waiting ?? []);
  const missing = lines.map(({ body }) => body).filter((code) => code !== '' && !known.has(code));
  const bodies = new Map([...known, ...(await knownBodies(tx, missing))]);
  return sessions.map((session) => {
    const row = rows.get(session.id) as GroundRow;
    return {
      session,
      facts: factsOf(session, row),
      waiting: partiesOf(session, row, bodies),
      waitingBehind: row.waitingBehind,
      departmentCode: row.departmentCode,
      heldUntil: row.heldUntil,
    };
  });
}

/** One session with its whole line. */
export async function wholeGround(tx: EntityManager, session: LockedSession, at: Date): Promise<WholeGround> {
  const [ground] = await groundsOf(tx, [session], at, new Map(), true);
  return ground as WholeGround;
}
