// SQL of a cancelled track: how many people it concerns, and at which addresses they are told.
import type { EntityManager } from 'typeorm';
import { activeSql } from '../../registering/ground.queries';

export interface Concerned {
  people: number;
  /** Addresses to which a message leaves. */
  notified: number;
  /** Addresses to which nothing is sent any more. */
  blocked: number;
}

/** Each contact who registered somebody else, and each participant, once by address. */
const addresses = (condition: string) => `
  select lower(r.email) as address from registrations r where ${condition} and r.email <> ''
  union select p.email_key from registrations r join people p on p.id = r.registered_by
  where ${condition} and r.registered_by <> r.person_id and p.email <> ''`;

/** Who stands on these sessions, but those who were there already. */
export async function concernedBy(tx: EntityManager, sessionIds: readonly string[]): Promise<Concerned> {
  const standing = `r.session_id = any($1::uuid[]) and r.status in ${activeSql} and r.first_presence_at is null`;
  const [row] = await tx.query<Concerned[]>(
    `select (select count(*)::int from registrations r where ${standing}) as people,
       count(*) filter (where b.address is null)::int as notified, count(b.address)::int as blocked
     from (${addresses(standing)}) a left join blocked_addresses b on b.address = a.address`,
    [sessionIds],
  );
  return row ?? { people: 0, notified: 0, blocked: 0 };
}

/** Somebody at an address whom a fallen date concerns. */
export interface ToldPerson {
  registrationId: string;
  sessionId: string;
  name: string;
  addressKey: string;
  mailbox: { name: string; address: string };
  /** False: the contact who registered them. */
  isParticipant: boolean;
}

/** Participants and contacts of these registrations, in the order of dates. */
export function toldPeople(tx: EntityManager, registrationIds: readonly string[]): Promise<ToldPerson[]> {
  return tx.query(
    `select r.id as "registrationId", r.session_id as "sessionId", r.given_name || ' ' || r.family_name as name,
       t."addressKey", t.mailbox, t."isParticipant"
     from registrations r join sessions s on s.id = r.session_id
     cross join lateral (
       select lower(r.email) as "addressKey", true as "isParticipant",
         json_build_object('name', r.given_name || ' ' || r.family_name, 'address', r.email) as mailbox where r.email <> ''
       union all
       select p.email_key, false, json_build_object('name', p.given_name || ' ' || p.family_name, 'address', p.email)
       from people p where p.id = r.registered_by and r.registered_by <> r.person_id and p.email <> '') t
     where r.id = any($1::uuid[])
     order by s.starts_at, s.id, t."isParticipant" desc, r.family_name, r.id`,
    [registrationIds],
  );
}
