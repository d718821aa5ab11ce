// Gives a role from the command line: finds or creates the person, checks the scope, leaves a line in the audit log.
import { emailKey, nameKey } from '@treize/rules/people/keys';
import type { DataSource, EntityManager } from 'typeorm';
import { insertAuditEvents } from '../../audit/audit.queries';
import { findOrCreatePeople, peopleOfMailbox } from '../../people/people.queries';
import { hasGrant, insertGrant, scopeExists } from '../auth.queries';
import { GrantRefused, nameOfAddress, type GrantRequest } from './grant-request';

export interface GivenGrant {
  personId: string;
  /** False: the person had it already, nothing was written. */
  isNew: boolean;
}

/** Answered by the room `sessions`, which stands to the right. */
export type SessionExists = (tx: EntityManager, sessionId: string) => Promise<boolean>;

/** @throws GrantRefused with the sentence to print; nothing is written then */
export function giveGrant(
  source: DataSource,
  request: GrantRequest,
  now: Date,
  sessionExists: SessionExists,
): Promise<GivenGrant> {
  return source.transaction(async (tx) => {
    const { role, scopeKind, scopeId } = request;
    if (!(await reachesSomething(tx, request, sessionExists)))
      throw new GrantRefused(`Rien ne correspond à la portée ${scopeKind}:${scopeId}.`);
    const personId = await personOf(tx, request, now);
    const grant = { personId, role, scopeKind, scopeId };
    if (await hasGrant(tx, grant, now)) return { personId, isNew: false };
    await insertGrant(tx, grant, now);
    const entry = {
      actorId: null,
      action: 'grant.given',
      subjectKind: 'person',
      subjectId: personId,
      regionCode: scopeKind === 'region' ? scopeId : null,
      details: { role, scopeKind, scopeId },
    };
    await insertAuditEvents(tx, [entry], now);
    return { personId, isNew: true };
  });
}

async function reachesSomething(
  tx: EntityManager,
  { scopeKind, scopeId }: GrantRequest,
  sessionExists: SessionExists,
): Promise<boolean> {
  if (scopeKind === 'nation') return true;
  if (scopeKind === 'session') return sessionExists(tx, scopeId ?? '');
  return scopeExists(tx, scopeKind, scopeId);
}

async function personOf(tx: EntityManager, { email, name }: GrantRequest, now: Date): Promise<string> {
  if (name !== null) return namedPerson(tx, email, name, now);
  const people = await peopleOfMailbox(tx, emailKey(email));
  const [only] = people;
  if (only === undefined) return namedPerson(tx, email, nameOfAddress(email), now);
  if (people.length > 1) {
    const names = people.map(({ familyName, givenName }) => `${familyName}, ${givenName}`).join(' ; ');
    throw new GrantRefused(
      `Plusieurs personnes partagent ${email} (${names}). Précisez --name "Nom, Prénom".`,
    );
  }
  return only.id;
}

async function namedPerson(
  tx: EntityManager,
  email: string,
  name: NonNullable<GrantRequest['name']>,
  now: Date,
): Promise<string> {
  const key = nameKey(name.familyName, name.givenName);
  const draft = { ...name, nameKey: key, email, emailKey: emailKey(email), phone: null };
  const [personId] = await findOrCreatePeople(tx, [draft], now);
  if (personId === undefined) throw new Error('the person was not written');
  return personId;
}
