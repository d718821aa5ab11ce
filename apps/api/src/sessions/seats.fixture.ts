// Builders of what narrows a session's places, for tests: limits, blocks, invitations, forms being filled.
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

const at = new Date('2026-01-01T00:00:00Z');
const later = new Date('2027-12-31T00:00:00Z');

async function insert(tx: EntityManager, table: string, row: Record<string, unknown>): Promise<string> {
  const names = Object.keys(row);
  const [inserted] = await tx.query<{ id: string }[]>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
     returning id`,
    Object.values(row),
  );
  return (inserted as { id: string }).id;
}

let position = 0;

/** A workshop of 10 places, chosen by each person, unless told otherwise; returns its id. */
export const aLimit = (
  tx: EntityManager,
  sessionId: string,
  change: { kind?: 'LUNCH' | 'WORKSHOP'; label?: string; included?: number; capacity?: number | null } & {
    confirmed?: number;
    offered?: number;
    claimed?: boolean;
  } = {},
) => {
  position += 1;
  return insert(tx, 'session_limits', {
    session_id: sessionId,
    kind: 'WORKSHOP',
    label: `Atelier ${position}`,
    position,
    capacity: 10,
    ...change,
  });
};

/** Places removed until further notice, unless told otherwise. */
export const aBlock = (
  tx: EntityManager,
  sessionId: string,
  change: {
    places?: number;
    taken?: number;
    department_code?: string;
    kind?: 'ELECTED' | 'STAFF';
    releases_at?: Date;
    label?: string;
  } = {},
) => insert(tx, 'seat_blocks', { session_id: sessionId, label: 'Places', places: 1, position: 1, ...change });

/** A blocking invitation of a commune, valid for long, unless told otherwise. */
export const aSeatInvitation = (
  tx: EntityManager,
  sessionId: string,
  change: {
    places?: number;
    taken?: number;
    is_blocking?: boolean;
    expires_at?: Date;
    revoked_at?: Date;
  } = {},
) =>
  insert(tx, 'seat_invitations', {
    session_id: sessionId,
    name: 'Mairie de Saint-Flour',
    municipality_code: '15187',
    places: 1,
    is_blocking: true,
    expires_at: later,
    created_at: at,
    ...change,
  });

/** A form being filled that holds one place for long, unless told otherwise. */
export const aHold = (
  tx: EntityManager,
  sessionId: string,
  change: { places?: number; expires_at?: Date; invitation_id?: string | null } = {},
) =>
  insert(tx, 'seat_holds', {
    id: randomUUID(),
    session_id: sessionId,
    places: 1,
    created_at: at,
    expires_at: later,
    ...change,
  });
