// What is missing or wrong in the answers, by person, field and step, in French; the contract's schema decides.
import type { PublicLimit } from '@treize/contract/places';
import { registrationDraft } from '@treize/contract/registrations';
import {
  controlId,
  draftOf,
  otherFunction,
  peopleOf,
  workshopsOf,
  type AnswerName,
  type Answers,
  type PersonAnswers,
  type Who,
} from './answers';

export const lastStep = 4;

/** Titles of the steps; the third one asks for choices only where the session has some. */
export const stepTitles = (hasChoices: boolean): readonly string[] => [
  'Vous',
  'Identité et coordonnées',
  hasChoices ? 'Vos choix et vos besoins' : 'Vos besoins',
  'Récapitulatif',
];

export interface AnswerError {
  who: Who;
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
  workshop: 3,
  lunches: 3,
  needs: 3,
};
const fieldNames = Object.keys(stepOf) as AnswerName[];

/** What to do when nothing was answered, said to that person or about the colleague. */
const whenEmpty: Partial<Record<AnswerName, Record<Who, string>>> = {
  kind: {
    you: 'Dites si vous êtes élu·e ou agent·e.',
    companion: 'Dites si votre collègue est élu·e ou agent·e.',
  },
  functionChoice: {
    you: 'Choisissez votre fonction.',
    companion: 'Choisissez la fonction de votre collègue.',
  },
  functionText: { you: 'Indiquez votre fonction.', companion: 'Indiquez la fonction de votre collègue.' },
  municipality: {
    you: 'Choisissez votre commune dans la liste proposée.',
    companion: 'Choisissez la commune de votre collègue dans la liste proposée.',
  },
  delegation: {
    you: 'Dites si vous avez reçu une délégation.',
    companion: 'Dites si votre collègue a reçu une délégation.',
  },
  familyName: { you: 'Indiquez votre nom.', companion: 'Indiquez le nom de votre collègue.' },
  givenName: { you: 'Indiquez votre prénom.', companion: 'Indiquez le prénom de votre collègue.' },
  email: {
    you: 'Indiquez une adresse électronique.',
    companion: 'Indiquez une adresse électronique pour votre collègue\u00a0; la vôtre convient aussi.',
  },
  workshop: { you: 'Choisissez un atelier.', companion: 'Choisissez un atelier pour votre collègue.' },
};
/** What to do when the answer does not pass. */
const whenWrong: Partial<Record<AnswerName, string>> = {
  email: 'Vérifiez l’adresse électronique\u00a0: elle s’écrit comme prenom.nom@mairie.fr.',
  phone: 'Vérifiez le numéro de téléphone\u00a0: il s’écrit comme 02 99 00 00 00.',
};
/** For these the contract says best what is wrong: a name too long, or with control characters. */
const saidByContract: readonly AnswerName[] = ['familyName', 'givenName', 'functionText', 'needs'];

/** The form's field behind a field of the draft (`function` may be a choice or a text). */
export function fieldOf(draftField: string, given: PersonAnswers): AnswerName {
  if (draftField === 'function')
    return given.functionChoice === otherFunction ? 'functionText' : 'functionChoice';
  if (draftField === 'municipalityCode' || draftField === 'epciCode') return 'municipality';
  if (draftField === 'extras') return 'workshop';
  return draftField in stepOf ? (draftField as AnswerName) : 'kind';
}

function sentence(who: Who, field: AnswerName, given: PersonAnswers, issue: string): string {
  const value = given[field];
  const empty = value === null || (typeof value === 'string' && value.trim() === '');
  const missing = whenEmpty[field]?.[who];
  const told = (empty ? missing : undefined) ?? whenWrong[field] ?? missing;
  return (!empty && saidByContract.includes(field)) || !told
    ? `${issue.charAt(0).toUpperCase()}${issue.slice(1)}.`
    : told;
}

/** Errors of one person, in the order of the questions, at most one a field. */
function errorsOfPerson(who: Who, given: PersonAnswers, limits: readonly PublicLimit[]): AnswerError[] {
  const found = new Map<AnswerName, string>();
  const parsed = registrationDraft.safeParse(draftOf(given, limits));
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOf(String(issue.path[0]), given);
    if (!found.has(field)) found.set(field, sentence(who, field, given, issue.message));
  }
  const ask = (field: AnswerName) => found.set(field, whenEmpty[field]?.[who] ?? '');
  // The refinement of the contract is silent while another field is wrong: ask for the commune at once.
  if (!given.municipality) ask('municipality');
  if (given.kind === 'ELECTED' && given.delegation === '') ask('delegation');
  const workshops = workshopsOf(limits);
  if (workshops.length > 0 && !workshops.some(({ id }) => id === given.workshop)) ask('workshop');
  return fieldNames.flatMap((field) => {
    const message = found.get(field);
    return message ? [{ who, field, message }] : [];
  });
}

/** What is wrong in the choices and needs alone, for a registration that already exists. */
export function errorsOfChoices(given: PersonAnswers, limits: readonly PublicLimit[]): AnswerMessages {
  const wrong = errorsOfPerson('you', given, limits).filter(({ field }) => stepOf[field] === 3);
  return Object.fromEntries(wrong.map(({ field, message }) => [field, message]));
}

const sameText = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** Every error of the form: one's own, then the colleague's. */
export function errorsOf(given: Answers, limits: readonly PublicLimit[]): AnswerError[] {
  const found = peopleOf(given).flatMap((who) => errorsOfPerson(who, given[who], limits));
  const { you, companion } = given;
  const isTwice =
    given.isPair &&
    companion.familyName.trim() !== '' &&
    (['familyName', 'givenName', 'email'] as const).every((name) => sameText(you[name], companion[name]));
  return isTwice
    ? [
        ...found,
        { who: 'companion', field: 'familyName', message: 'Votre collègue est une autre personne que vous.' },
      ]
    : found;
}

/** Control ids of the questions a step asks after these answers: some appear only once another is answered. */
export function askedOn(step: number, all: Answers): string[] {
  return peopleOf(all).flatMap((who) => {
    const given = all[who];
    const waiting = new Set<AnswerName>();
    if (given.kind === '') waiting.add('functionChoice');
    if (given.kind === '' || given.functionChoice !== otherFunction) waiting.add('functionText');
    if (given.kind !== 'ELECTED') waiting.add('delegation');
    return fieldNames
      .filter((field) => stepOf[field] === step && !waiting.has(field))
      .map((field) => controlId(who, field));
  });
}

/** The first step that still has an error; the last one when there is none. */
export const firstIncompleteStep = (given: Answers, limits: readonly PublicLimit[]): number =>
  Math.min(lastStep, ...errorsOf(given, limits).map(({ field }) => stepOf[field]));
