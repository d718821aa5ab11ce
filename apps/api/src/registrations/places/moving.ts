// People who move, as the rules read them, and the rows that follow theirs.
import { randomUUID } from 'node:crypto';
import type { Ground } from '@treize/rules/registrations/decide';
import { priorityOf } from '@treize/rules/registrations/priority';
import { seatedStatuses } from '@treize/rules/registrations/status';
import {
  transferOrder,
  type Mover,
  type MoveOutcome,
  type Standing,
} from '@treize/rules/registrations/transfer';
import { programmesOn, seekerOf, type Bodies, type SessionGround } from '../registering/ground';
import type { NewRegistration } from '../registering/writing.queries';
import type { MovedRow, MovedSession } from './transfers.queries';

export const bodyOfRow = ({ municipalityCode, epciCode }: MovedRow): string =>
  municipalityCode ?? epciCode ?? '';

/** The worker that ends the registrations of a cancelled session reads a clock of its own. */
const clockSkewMs = 2000;

/** A group keeps together; whoever moves without the others goes alone. */
export interface MovingParty {
  rows: MovedRow[];
  standing: Standing;
}

export function standingOf(row: MovedRow, source: MovedSession): Standing {
  const { status, priority, position, firstPresenceAt, cancelledAt, heldPlace } = row;
  const fell =
    source.cancelledAt !== null &&
    cancelledAt !== null &&
    cancelledAt.getTime() >= source.cancelledAt.getTime() - clockSkewMs;
  const fellWithSession = status === 'CANCELLED_BY_ORGANIZER' && fell;
  const holds = status !== 'OFFERED' && seatedStatuses.includes(status);
  return {
    status,
    priority,
    position,
    firstPresenceAt,
    fellWithSession,
    wasSeated: fellWithSession ? heldPlace : holds,
  };
}

/** Parties in the order in which they are served at the target. */
export function inOrder(rows: readonly MovedRow[], standings: ReadonlyMap<string, Standing>): MovingParty[] {
  const parties = new Map<string, MovedRow[]>();
  for (const row of rows) {
    const standing = standings.get(row.id) as Standing;
    const key = row.partyId === null ? row.id : `${row.partyId}:${standing.wasSeated}`;
    parties.set(key, [...(parties.get(key) ?? []), row]);
  }
  return [...parties.values()]
    .map((together) => {
      const ordered = together.sort((a, b) => a.position - b.position);
      return { rows: ordered, standing: standings.get((ordered[0] as MovedRow).id) as Standing };
    })
    .sort((a, b) => transferOrder(a.standing, b.standing));
}

/** Choices of the old session, found by kind and name at the target; included limits are everybody's. */
const choicesAt = (row: MovedRow, limits: Ground['facts']['limits']): Record<string, number> =>
  Object.fromEntries(
    row.extras.flatMap(({ kind, label, quantity }) => {
      const same = limits.find(
        (limit) => limit.kind === kind && limit.label === label && limit.included === 0,
      );
      return same ? [[same.id, quantity] as const] : [];
    }),
  );

export const moverOf = ({ rows, standing }: MovingParty, ground: SessionGround, bodies: Bodies): Mover => ({
  wasSeated: standing.wasSeated,
  seekers: rows.map((row) =>
    seekerOf(ground.session, [...ground.facts.limits], bodies, {
      kind: row.kind,
      delegation: row.delegation,
      body: bodyOfRow(row),
      quantities: choicesAt(row, ground.facts.limits),
    }),
  ),
});

export interface NewStanding {
  outcome: Extract<MoveOutcome, { outcome: 'PLACED' | 'WAITING' }>;
  first: { position: number; number: (order: number) => string };
  registeredBy: string | null;
  /** Null: the place is sure. */
  validationDueAt: Date | null;
  validatedAt: Date | null;
  validatedBy: string | null;
}

/** The rows that follow those of a party at the target, in the same order. */
export function followingRows(
  party: MovingParty,
  mover: Mover,
  ground: SessionGround,
  bodies: Bodies,
  given: NewStanding,
): NewRegistration[] {
  const { outcome, first } = given;
  const partyId = party.rows.length > 1 ? randomUUID() : null;
  const status = given.validationDueAt === null ? ('CONFIRMED' as const) : ('PENDING_VALIDATION' as const);
  const priorities = party.rows.map((row) =>
    priorityOf(ground.session.priorityRule, {
      ...row,
      programmes: programmesOn(ground.session, bodies.get(bodyOfRow(row))),
      bodySeated: (ground.facts.seatedByBody.get(bodyOfRow(row)) ?? 0) > 0,
    }),
  );
  return party.rows.map((row, index) => ({
    ...row,
    id: randomUUID(),
    number: first.number(index),
    position: first.position + index,
    sessionId: ground.session.id,
    status: outcome.outcome === 'PLACED' ? status : 'WAITLISTED',
    source: 'TRANSFER',
    registeredBy: given.registeredBy ?? row.registeredBy,
    idempotencyKey: randomUUID(),
    requestHash: '',
    priority: outcome.outcome === 'PLACED' ? 0 : Math.min(...priorities),
    priorityReason: null,
    partyId,
    waitReason: outcome.outcome === 'PLACED' ? null : (outcome.reasons[0]?.kind ?? 'QUEUE'),
    blockId: outcome.outcome === 'PLACED' ? (outcome.blockIds[index] ?? null) : null,
    invitationId: null,
    overrideReason: null,
    previousId: row.id,
    chainOrder: row.chainOrder + 1,
    validationDueAt: outcome.outcome === 'PLACED' ? given.validationDueAt : null,
    validatedAt: given.validatedAt,
    validatedBy: given.validatedBy,
    quantities: Object.fromEntries((mover.seekers[index] as Mover['seekers'][number]).quantities),
  }));
}
