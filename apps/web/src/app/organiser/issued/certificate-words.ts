// What the organiser reads of a session's certificates: their count, who waits and for what.
import type { HeldCertificate, SessionCertificates } from '@treize/contract/certificates';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { missingSentence } from '@treize/rules/papers/mentions';
import { plural } from '../../platform/session-words';

/** "24 documents valables · 2 remplacés · 1 retiré": what there is none of is not said. */
export function countText({ certificates }: Pick<SessionCertificates, 'certificates'>): string {
  const count = (status: string): number => certificates.filter((one) => one.status === status).length;
  const [replaced, revoked] = [count('REPLACED'), count('REVOKED')];
  return [
    plural(count('VALID'), 'document valable', 'documents valables'),
    ...(replaced > 0 ? [plural(replaced, 'remplacé')] : []),
    ...(revoked > 0 ? [plural(revoked, 'retiré')] : []),
  ].join(' · ');
}

/** One line a person: which documents wait, and what they lack. */
export interface HeldPerson {
  registrationId: string;
  name: string;
  documents: string;
  missing: string;
}

const listed = new Intl.ListFormat('fr', { type: 'conjunction' });
const distinct = (words: readonly string[]): string[] => [...new Set(words)];

export const heldPeople = (held: readonly HeldCertificate[]): HeldPerson[] =>
  [...Map.groupBy(held, ({ registrationId }) => registrationId)].map(([registrationId, own]) => ({
    registrationId,
    name: `${own[0]?.familyName ?? ''} ${own[0]?.givenName ?? ''}`,
    documents: distinct(own.map(({ kind }) => titleOfKind[kind])).join(', '),
    missing: listed.format(distinct(own.flatMap(({ missing }) => missing.map(({ label }) => label)))),
  }));

/** "Il manque la fonction de 3 personnes", one sentence a mention. */
export function heldSentences(held: readonly HeldCertificate[]): string[] {
  const people = new Map<string, { label: string; who: Set<string> }>();
  for (const { registrationId, missing } of held)
    for (const { key, label } of missing) {
      const one = people.get(key) ?? { label, who: new Set<string>() };
      one.who.add(registrationId);
      people.set(key, one);
    }
  return [...people.entries()].map(([key, { label, who }]) =>
    missingSentence(
      { label, of: key.startsWith('person') || key.startsWith('attended') ? 'person' : 'body' },
      who.size,
    ),
  );
}
