// What the panel of mentions shows: documents in order, each with what it lacks and what can be done about it.
import { correctableMentions, type MissingMention } from '@treize/contract/papers';

export interface DocumentMentions {
  kind: MissingMention['kind'];
  title: string;
  mentions: MissingMention[];
}

export const byDocument = (missing: readonly MissingMention[]): DocumentMentions[] =>
  [...Map.groupBy(missing, ({ kind }) => kind)].map(([kind, mentions]) => ({
    kind,
    title: mentions[0]?.document ?? '',
    mentions,
  }));

/** Documents that are held while a mention is missing; the others are made all the same, without it. */
export const isHeld = ({ kind, open }: MissingMention): boolean =>
  open && (kind === 'COMPLETION' || kind === 'ATTENDANCE' || kind === 'PARTICIPATION');

/** The mention, when it can be filled in right here. */
export const correctableKey = ({ key }: MissingMention) => correctableMentions.find((one) => one === key);

/** Who does not have the document because of this mention. */
export const heldPeople = (mention: MissingMention): MissingMention['people'] =>
  mention.people.filter(({ accepted }) => !accepted);

/** "par Rémi Castagnol, pour 2 personnes" */
export const acceptedText = ({ by, people }: MissingMention['accepted'][number]): string => {
  if (people === 0) return `par ${by}, pour tout le monde`;
  return `par ${by}, pour ${people}\u00a0${people > 1 ? 'personnes' : 'personne'}`;
};

/** One line above the panel: how many mentions hold documents. */
export function summaryOf(missing: readonly MissingMention[]): string {
  if (missing.length === 0) return 'Rien ne manque sur les documents de cette session.';
  const held = missing.filter(isHeld).length;
  if (held === 0) return 'Aucun document n’est retenu\u00a0; il manque encore ce qui suit.';
  return held === 1
    ? 'Une mention manquante retient des documents.'
    : `${held}\u00a0mentions manquantes retiennent des documents.`;
}
