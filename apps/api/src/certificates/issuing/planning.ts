// What is to be issued for a session: the documents due, and those that a missing mention holds.
import { isToIssue, kindsFor } from '@treize/rules/certificates/certificate';
import type { Mention, Override } from '@treize/rules/papers/mentions';
import type { EntityManager } from 'typeorm';
import { attendedBySession, type Attended } from '../../attendance/sealing/attended';
import { holding, type BodyOfTheCertificate, type Certified } from './composing';
import {
  acceptedOmissions,
  certifiedPeople,
  certifiedSession,
  lastIssued,
  type CertifiedPerson,
  type CertifiedSession,
  type LastIssued,
} from './issuing.queries';

/** A document to write, after the last one of its kind if there was one. */
export interface Due extends Certified {
  last: LastIssued | undefined;
}
export interface Plan {
  session: CertifiedSession;
  due: Due[];
  held: (Due & { missing: Mention[] })[];
}

/** Documents of these people, sorted into those that may be issued and those held. */
export async function sortedDocuments(
  tx: EntityManager,
  session: CertifiedSession,
  people: readonly CertifiedPerson[],
  attended: ReadonlyMap<string, Attended>,
  body: BodyOfTheCertificate,
): Promise<Omit<Plan, 'session'>> {
  const accepted: Override[] = await acceptedOmissions(tx, session.id);
  const rows = await lastIssued(
    tx,
    people.map(({ registrationId }) => registrationId),
  );
  const lasts = new Map(rows.map((row) => [`${row.registrationId} ${row.kind}`, row]));
  const plan: Omit<Plan, 'session'> = { due: [], held: [] };
  for (const person of people) {
    const own = attended.get(person.registrationId);
    if (own === undefined || own.minutes === 0) continue;
    for (const kind of kindsFor(session.regime, person.kind)) {
      const last = lasts.get(`${person.registrationId} ${kind}`);
      if (!isToIssue(last)) continue;
      const due: Due = { kind, session, person, attended: own, last };
      const missing = holding(due, body, accepted);
      if (missing.length === 0) plan.due.push(due);
      else plan.held.push({ ...due, missing });
    }
  }
  return plan;
}

/** @returns null for a session that does not exist */
export async function planOf(
  tx: EntityManager,
  sessionId: string,
  body: BodyOfTheCertificate,
): Promise<Plan | null> {
  const session = await certifiedSession(tx, sessionId);
  if (session === null) return null;
  const attended = await attendedBySession(tx, sessionId);
  const present = [...attended].flatMap(([registrationId, { minutes }]) =>
    minutes > 0 ? [registrationId] : [],
  );
  const people = await certifiedPeople(tx, present);
  return { session, ...(await sortedDocuments(tx, session, people, attended, body)) };
}
