// SQL of promised places: what an organiser made, revoked, and to whom it is written.
import type { EntityManager } from 'typeorm';

export interface SeatInvitationRow {
  id: string;
  sessionId: string;
  regionCode: string;
  name: string;
  email: string | null;
  municipalityCode: string | null;
  municipality: string | null;
  places: number;
  taken: number;
  isBlocking: boolean;
  expiresAt: Date;
  revokedAt: Date | null;
}

const select = `select i.id, i.session_id as "sessionId", s.region_code as "regionCode", i.name, i.email,
    i.municipality_code as "municipalityCode", m.name as municipality, i.places, i.taken, i.is_blocking as "isBlocking",
    i.expires_at as "expiresAt", i.revoked_at as "revokedAt"
  from seat_invitations i join sessions s on s.id = i.session_id
  left join municipalities m on m.code = i.municipality_code`;

/** Latest first. */
export function seatInvitationsOf(tx: EntityManager, sessionId: string): Promise<SeatInvitationRow[]> {
  return tx.query(`${select} where i.session_id = $1 order by i.created_at desc, i.id`, [sessionId]);
}

export async function seatInvitationById(
  tx: EntityManager,
  invitationId: string,
): Promise<SeatInvitationRow | undefined> {
  const [row] = await tx.query<SeatInvitationRow[]>(`${select} where i.id = $1`, [invitationId]);
  return row;
}

export interface NewSeatInvitation {
  sessionId: string;
  name: string;
  email: string | null;
  municipalityCode: string | null;
  places: number;
  isBlocking: boolean;
  expiresAt: Date;
  createdBy: string;
}

export async function insertSeatInvitation(
  tx: EntityManager,
  invitation: NewSeatInvitation,
  at: Date,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into seat_invitations (session_id, name, email, municipality_code, places, is_blocking, expires_at, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      invitation.sessionId,
      invitation.name,
      invitation.email,
      invitation.municipalityCode,
      invitation.places,
      invitation.isBlocking,
      invitation.expiresAt,
      invitation.createdBy,
      at,
    ],
  );
  if (!row) throw new Error('an insert returning gave no row');
  return row.id;
}

export async function revokeSeatInvitation(tx: EntityManager, invitationId: string, at: Date): Promise<void> {
  await tx.query(`update seat_invitations set revoked_at = $2 where id = $1 and revoked_at is null`, [
    invitationId,
    at,
  ]);
}
