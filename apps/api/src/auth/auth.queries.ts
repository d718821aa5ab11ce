// SQL of the doors: who stands behind a cookie, the grants of a person, the demo list.
import type { Role, ScopeKind } from '@treize/rules/auth/roles';
import type { EntityManager } from 'typeorm';

export interface StoredGrant {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
  /** Instants as PostgreSQL writes them in JSON. */
  validFrom: string;
  validTo: string | null;
}

export interface LoginRow {
  personId: string;
  lastSeenAt: Date;
  grants: StoredGrant[];
}

/** The live login behind this hash, with every grant of its person; one statement, run at each signed-in request. */
export async function findLogin(
  tx: EntityManager,
  tokenHash: string,
  now: Date,
  seenAfter: Date,
): Promise<LoginRow | undefined> {
  const rows = await tx.query<LoginRow[]>(
    `select l.person_id as "personId", l.last_seen_at as "lastSeenAt", coalesce(g.grants, '[]') as grants
     from logins l
     left join lateral (
       select json_agg(json_build_object('role', role, 'scopeKind', scope_kind, 'scopeId', scope_id,
         'validFrom', valid_from, 'validTo', valid_to) order by id) as grants
       from grants where person_id = l.person_id) g on true
     where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $2 and l.last_seen_at > $3`,
    [tokenHash, now, seenAfter],
  );
  return rows[0];
}

/** Deletes the sign-in requests that ran out before `at`: they name an address and serve no more. */
export async function deleteOldRequests(tx: EntityManager, at: Date): Promise<void> {
  await tx.query(`delete from sign_in_requests where expires_at < $1`, [at]);
}

/** Deletes the logins that ended before `at`. */
export async function deleteOldLogins(tx: EntityManager, at: Date): Promise<void> {
  await tx.query(`delete from logins where expires_at < $1 or revoked_at < $1`, [at]);
}

export interface NamedGrant {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
  /** Name of the region, commune or body; null where this room does not know it. */
  scopeName: string | null;
  validFrom: Date;
  validTo: Date | null;
}

export function grantsOf(tx: EntityManager, personId: string, now: Date): Promise<NamedGrant[]> {
  return tx.query<NamedGrant[]>(
    `select g.role, g.scope_kind as "scopeKind", g.scope_id as "scopeId", g.valid_from as "validFrom", g.valid_to as "validTo",
       case g.scope_kind when 'region' then r.name when 'municipality' then m.name when 'organization' then o.name end as "scopeName"
     from grants g
     left join regions r on g.scope_kind = 'region' and r.code = g.scope_id
     left join municipalities m on g.scope_kind = 'municipality' and m.code = g.scope_id
     left join organizations o on g.scope_kind = 'organization' and o.id::text = g.scope_id
     where g.person_id = $1 and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)
     order by g.id`,
    [personId, now],
  );
}

export interface Contact {
  personId: string;
  name: string;
  email: string;
}

/** Who speaks for a commune at `now`, in the order of their grants. */
export function contactsOfMunicipality(
  tx: EntityManager,
  municipalityCode: string,
  now: Date,
): Promise<Contact[]> {
  return tx.query<Contact[]>(
    `select p.id as "personId", p.given_name || ' ' || p.family_name as name, p.email
     from grants g join people p on p.id = g.person_id
     where g.role = 'MUNICIPALITY_MANAGER' and g.scope_kind = 'municipality' and g.scope_id = $1
       and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2) and p.email <> ''
     order by g.id`,
    [municipalityCode, now],
  );
}

export interface DemoPerson {
  personId: string;
  name: string;
  label: string;
}

/** The fictional people offered for one-click sign-in. */
export function demoPeople(tx: EntityManager): Promise<DemoPerson[]> {
  return tx.query<DemoPerson[]>(
    `select d.person_id as "personId", p.given_name || ' ' || p.family_name as name, d.label
     from demo_people d join people p on p.id = d.person_id order by d.position`,
  );
}

export interface GrantDraft {
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
}

/** Whether the person holds exactly this grant at `now`. */
export async function hasGrant(tx: EntityManager, grant: GrantDraft, now: Date): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from grants where person_id = $1 and role = $2 and scope_kind = $3 and scope_id is not distinct from $4::text
       and valid_from <= $5 and (valid_to is null or valid_to > $5)`,
    [grant.personId, grant.role, grant.scopeKind, grant.scopeId, now],
  );
  return rows.length > 0;
}

/** Gives the grant from `now` on; nobody signed in gave it. */
export async function insertGrant(tx: EntityManager, grant: GrantDraft, now: Date): Promise<void> {
  await tx.query(
    `insert into grants (person_id, role, scope_kind, scope_id, valid_from, created_at) values ($1, $2, $3, $4, $5, $5)`,
    [grant.personId, grant.role, grant.scopeKind, grant.scopeId, now],
  );
}

const scopeTables: Record<Exclude<ScopeKind, 'nation' | 'session'>, string> = {
  region: 'select 1 from regions where code = $1',
  municipality: 'select 1 from municipalities where code = $1',
  organization: 'select 1 from organizations where id::text = $1',
};

/** Whether the region, commune or body of a scope exists (sessions belong to a room to the right). */
export async function scopeExists(
  tx: EntityManager,
  kind: Exclude<ScopeKind, 'nation' | 'session'>,
  scopeId: string | null,
): Promise<boolean> {
  return (await tx.query<unknown[]>(scopeTables[kind], [scopeId])).length > 0;
}
