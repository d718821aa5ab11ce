// What is missing or wrong in the answers, by field and by step, in French; the contract's schema decides.
import { registrationDraft } from '@treize/contract/registrations';
import { draftOf, otherFunction, type AnswerName, type Answers } from './answers';

export const stepTitles = ['Vous', 'Identité et coordonnées', 'Vos besoins', 'Récapitulatif'] as const;
export const lastStep = stepTitles.length;

export interface AnswerError {
  field: AnswerName;
  message: string;
}

/** At most one sentence a field. */
export type AnswerMessages = Partial<Record<AnswerName, string>>;

/** Step on which each answer is given, 1-based. */
export const stepOf: Record<AnswerName, number> = {
  kind: 1,
  functionChoice: 1,
  functionText: 1,
  delegation: 1,
  municipality: 1,
  body: 1,
  familyName: 2,
  givenName: 2,
  email: 2,
  phone: 2,
  needs: 3,
};

/** What to do when nothing was answered. */
const whenEmpty: Partial<Record<AnswerName, string>> = {
  kind: 'Dites si vous êtes élu·e ou agent.',
  functionChoice: 'Choisissez votre fonction.',
  functionText: 'Indiquez votre fonction.',
  municipality: 'Choisissez votre commune dans la liste proposée.',
  familyName: 'Indiquez votre nom.',
  givenName: 'Indiquez votre prénom.',
  email: 'Indiquez une adresse électronique.',
};
/** What to do when the answer does not pass. */
const whenWrong: Partial<Record<AnswerName, string>> = {
  email: 'Vérifiez l’adresse électronique\u00a0: elle s’écrit comme prenom.nom@mairie.fr.',
  phone: 'Vérifiez le numéro de téléphone\u00a0: il s’écrit comme 02 99 00 00 00.',
};

/** The form's field behind a field of the draft (`function` may be a choice or a text). */
export function fieldOf(draftField: string, given: Answers): AnswerName {
  if (draftField === 'function')
    return given.functionChoice === otherFunction ? 'functionText' : 'functionChoice';
  if (draftField === 'municipalityCode' || draftField === 'epciCode') return 'municipality';
  return draftField in stepOf ? (draftField as AnswerName) : 'kind';
}

function sentence(field: AnswerName, given: Answers, issue: string): string {
  const value = given[field];
  const empty = value === null || (typeof value === 'string' && value.trim() === '');
  const told = (empty ? whenEmpty[field] : undefined) ?? whenWrong[field] ?? whenEmpty[field];
  // A name too long, or with control characters: the contract says it best.
  const precise =
    !empty &&
    (field === 'familyName' || field === 'givenName' || field === 'functionText' || field === 'needs');
  return precise || !told ? `${issue.charAt(0).toUpperCase()}${issue.slice(1)}.` : told;
}

/** Every error of the form, in the order of the questions, at most one a field. */
export function errorsOf(given: Answers): AnswerError[] {
  const found = new Map<AnswerName, string>();
  const parsed = registrationDraft.safeParse(draftOf(given));
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOf(String(issue.path[0]), given);
    if (!found.has(field)) found.set(field, sentence(field, given, issue.message));
  }
  // The refinement of the contract is silent while another field is wrong: ask for the commune at once.
  if (!given.municipality) found.set('municipality', whenEmpty.municipality ?? '');
  if (given.kind === 'ELECTED' && given.delegation === '')
    found.set('delegation', 'Dites si vous avez reçu une délégation.');
  return (Object.keys(stepOf) as AnswerName[]).flatMap((field) => {
    const message = found.get(field);
    return message ? [{ field, message }] : [];
  });
}

/** The questions a step asks after these answers: some appear only once another is answered. */
export function askedOn(step: number, given: Answers): AnswerName[] {
  const waiting = new Set<AnswerName>();
  if (given.kind === '') waiting.add('functionChoice');
  if (given.kind === '' || given.functionChoice !== otherFunction) waiting.add('functionText');
  if (given.kind !== 'ELECTED') waiting.add('delegation');
  return (Object.keys(stepOf) as AnswerName[]).filter(
    (field) => stepOf[field] === step && !waiting.has(field),
  );
}

/** The first step that still has an error; the last one when there is none. */
export function firstIncompleteStep(given: Answers): number {
  const steps = errorsOf(given).map(({ field }) => stepOf[field]);
  return Math.min(lastStep, ...steps);
}
