// What is missing on a document of a session, gathered by mention: one line, the people it concerns, what was accepted.
import type { MissingMention } from '@treize/contract/papers';
import {
  holdingMentions,
  missingMentions,
  missingSentence,
  titleOfDocument,
  type DocumentKind,
  type Mention,
  type MentionFacts,
} from '@treize/rules/papers/mentions';
import type { NamedRegistration, OverrideRow } from '../papers.queries';

/** The facts of a document for one person; of the session alone when there is nobody yet. */
export interface NamedFacts {
  person: NamedRegistration | null;
  facts: MentionFacts;
}

function acceptedOf(kind: DocumentKind, key: string, overrides: readonly OverrideRow[]) {
  const own = overrides.filter((override) => override.kind === kind && override.key === key);
  const acts = Map.groupBy(own, ({ by, at, reason }) => `${at.toISOString()} ${by} ${reason}`).values();
  return [...acts].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const people = rows.filter(({ registrationId }) => registrationId !== null).length;
    return { by: first.by, at: first.at.toISOString(), reason: first.reason, people };
  });
}

/** Mentions missing on this document, in the order the document asks for them. */
export function toldMentions(
  kind: DocumentKind,
  regime: 'TRAINING' | 'AWARENESS',
  named: readonly NamedFacts[],
  overrides: readonly OverrideRow[],
): MissingMention[] {
  const lacking = new Map<string, { mention: Mention; people: MissingMention['people']; open: boolean }>();
  for (const { person, facts } of named) {
    const missing = missingMentions(kind, { regime, forElected: person?.kind !== 'STAFF' }, facts);
    const held = holdingMentions(kind, missing, overrides, person?.id ?? '');
    for (const mention of missing) {
      const entry = lacking.get(mention.key) ?? { mention, people: [], open: false };
      const isHeld = held.includes(mention);
      entry.open ||= isHeld;
      if (mention.of === 'person' && person)
        entry.people.push({
          registrationId: person.id,
          name: `${person.givenName} ${person.familyName}`,
          accepted: !isHeld,
        });
      lacking.set(mention.key, entry);
    }
  }
  return [...lacking.values()].map(({ mention, people, open }) => ({
    kind,
    document: titleOfDocument[kind],
    key: mention.key,
    sentence: missingSentence(mention, people.length),
    source: mention.source,
    of: mention.of,
    people,
    accepted: acceptedOf(kind, mention.key, overrides),
    open,
  }));
}
