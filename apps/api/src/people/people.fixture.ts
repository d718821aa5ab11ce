// Builders of people for tests.
import type { EntityManager } from 'typeorm';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { findOrCreatePeople } from './people.queries';

let count = 0;

/** A person of their own mailbox, unless told otherwise; returns the id. */
export async function aPerson(
  tx: EntityManager,
  change: Partial<{ familyName: string; givenName: string; email: string }> = {},
): Promise<string> {
  const rank = ++count;
  const person = {
    familyName: `Orvault${rank}`,
    givenName: 'Camille',
    email: `camille.${rank}@mairie.example`,
    ...change,
  };
  const draft = {
    ...person,
    nameKey: nameKey(person.familyName, person.givenName),
    emailKey: emailKey(person.email),
    phone: null,
  };
  const [id] = await findOrCreatePeople(tx, [draft], new Date('2026-01-01T00:00:00Z'));
  if (id === undefined) throw new Error('no person came back');
  return id;
}
