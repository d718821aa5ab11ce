// Who writes for a region as it is typed, what is wrong in it, and what a new address would do.
import { regionSenderDraft, type RegionSender, type RegionSenderDraft } from '@treize/contract/calendar';
import type { Problem } from '@treize/contract/refusals';
import { plural } from '../../../platform/session-words';
import { sentenceOf } from '../../../platform/refusals';
import type { TextError } from '../../form/text-errors';

export interface SenderText {
  name: string;
  localPart: string;
  subjectPrefix: string;
  signature: string;
}
export const senderTextOf = ({ name, localPart, subjectPrefix, signature }: RegionSender): SenderText => ({
  ...{ name, localPart, subjectPrefix, signature },
});

const sentences: Record<keyof SenderText, string> = {
  name: 'Indiquez un nom, de 80 caractères au plus.',
  localPart:
    'Écrivez des lettres sans accent, des chiffres, des points ou des tirets\u00a0: 40 signes au plus.',
  subjectPrefix: 'Écrivez un préfixe de 30 caractères au plus.',
  signature: 'Écrivez une signature de 500 caractères au plus.',
};
const fields = Object.keys(sentences) as (keyof SenderText)[];
const idOf = (field: keyof SenderText): string => `sender-${field}`;

/** Ids of the controls begin with `sender-`. */
export function senderErrors(text: SenderText): TextError[] {
  const wrong = new Set(regionSenderDraft.safeParse(text).error?.issues.map(({ path }) => path[0]));
  return fields
    .filter((field) => wrong.has(field))
    .map((field) => ({ id: idOf(field), message: sentences[field] }));
}

/** An address already taken is told at its field. */
export const senderRefused = (problem: Problem | null): TextError[] =>
  problem?.code === 'sender-taken' ? [{ id: idOf('localPart'), message: sentenceOf(problem) }] : [];

export const senderDraftOf = (text: SenderText): RegionSenderDraft => regionSenderDraft.parse(text);

/** True when invitations would have to name another address. */
export const addressChanges = (sender: RegionSender, text: SenderText): boolean =>
  text.localPart.trim().toLowerCase() !== sender.localPart;

/** What a new address does to the invitations already sent. */
export function renewalText({ standing }: Pick<RegionSender, 'standing'>): string {
  if (standing === 0) return 'Aucune invitation à venir\u00a0: rien n’est à renvoyer.';
  const [who, verb, renewed] =
    standing > 1
      ? ['invitations à venir', 'seront retirées', 'renvoyées']
      : ['invitation à venir', 'sera retirée', 'renvoyée'];
  return `${plural(standing, who, who)} ${verb} des agendas et ${renewed} depuis la nouvelle adresse. Les réponses déjà données seront à redonner.`;
}
