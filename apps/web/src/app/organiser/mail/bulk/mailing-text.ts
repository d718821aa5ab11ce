// A mailing as it is typed: its target, its words, what is wrong in them, and the draft the server reads.
import {
  audiences,
  mailingCountRequest,
  mailingDraft,
  placeholders,
  type Audience,
  type MailingDraft,
  type MailingTarget,
} from '@treize/contract/mailings';
import type { Problem } from '@treize/contract/refusals';
import { unknownPlaceholders } from '@treize/rules/mailings/placeholders';
import { sentenceOf } from '../../../platform/refusals';
import type { TextError } from '../../form/text-errors';

export interface MailingText {
  purpose: MailingDraft['purpose'];
  regionCode: string;
  /** Empty: none. */
  sessionId: string;
  audience: Audience;
  departments: string[];
  programmes: MailingTarget['programmes'];
  kinds: MailingTarget['kinds'];
  addressees: MailingTarget['addressees'];
  subject: string;
  body: string;
}
export const newMailing = (): MailingText => ({
  purpose: 'SERVICE',
  regionCode: '',
  sessionId: '',
  audience: 'REGISTERED',
  departments: [],
  programmes: [],
  kinds: [],
  addressees: 'PARTICIPANTS',
  subject: '',
  body: '',
});

/** The publics one may write to: a territory is only invited to register. */
export const audiencesFor = (purpose: MailingText['purpose']): readonly Audience[] =>
  purpose === 'INVITATION'
    ? ['TERRITORY', ...audiences.filter((one) => one !== 'TERRITORY')]
    : audiences.filter((one) => one !== 'TERRITORY');

/** The same text for another purpose, with a public it may have. */
export const withPurpose = (text: MailingText, purpose: MailingText['purpose']): MailingText => ({
  ...text,
  purpose,
  audience:
    purpose === 'INVITATION' ? 'TERRITORY' : text.audience === 'TERRITORY' ? 'REGISTERED' : text.audience,
});

export const draftOf = ({ purpose, subject, body, sessionId, ...target }: MailingText) => ({
  ...{ purpose, subject, body },
  target: { ...target, sessionId: sessionId === '' ? null : sessionId },
});
/** The draft, once nothing is wrong in it. */
export const checkedDraft = (text: MailingText): MailingDraft => mailingDraft.parse(draftOf(text));

/** What is asked to count; undefined while the target does not hold. */
export function countRequestOf(text: MailingText): Pick<MailingDraft, 'purpose' | 'target'> | undefined {
  const { purpose, target } = draftOf(text);
  const parsed = mailingCountRequest.safeParse({ purpose, target });
  return parsed.success ? parsed.data : undefined;
}

/** What each word between braces becomes. */
export const placeholderWords: Record<(typeof placeholders)[number], string> = {
  prenom: 'le prénom',
  nom: 'le nom',
  commune: 'la commune ou l’intercommunalité',
  session: 'le titre de la session',
  quand: 'les dates et les horaires',
  ou: 'le lieu',
  lien: 'le lien vers son inscription, ou vers la session',
};

const sentences: Record<string, string> = {
  regionCode: 'Choisissez une région.',
  sessionId: 'Choisissez une session.',
  subject: 'Écrivez un objet, de 160 caractères au plus.',
  body: 'Écrivez le message, de 8 000 caractères au plus.',
};

/** Unknown words between braces, told at their field. */
export function placeholderErrors(texts: { subject: string; body: string }, prefix: string): TextError[] {
  return (['subject', 'body'] as const).flatMap((field) => {
    const unknown = unknownPlaceholders(texts[field], placeholders);
    return unknown.length === 0 ? [] : [{ id: `${prefix}${field}`, message: unknownText(unknown) }];
  });
}
const unknownText = (words: readonly string[]): string =>
  words.length === 1
    ? `Nous ne connaissons pas {${words[0]}}. Choisissez un des mots proposés.`
    : `Nous ne connaissons pas ${words.map((word) => `{${word}}`).join(', ')}. Choisissez parmi les mots proposés.`;

/** Ids of the controls begin with `mailing-`. */
export function mailingErrors(text: MailingText): TextError[] {
  const found = new Set(
    mailingDraft.safeParse(draftOf(text)).error?.issues.map(({ path }) => String(path.at(-1))),
  );
  // The refinement of the contract is silent while another field is wrong: ask for the session at once.
  if (text.audience !== 'TERRITORY' && text.sessionId === '') found.add('sessionId');
  const wrong = Object.keys(sentences).filter((field) => found.has(field));
  const unknown = placeholderErrors(text, 'mailing-').filter(
    ({ id }) => !wrong.some((field) => id === `mailing-${field}`),
  );
  return [...wrong.map((field) => ({ id: `mailing-${field}`, message: sentences[field] ?? '' })), ...unknown];
}

/** Words that the server does not know are told at the message. */
export const mailingRefused = (problem: Problem | null): TextError[] =>
  problem?.code === 'unknown-placeholder' ? [{ id: 'mailing-body', message: sentenceOf(problem) }] : [];
