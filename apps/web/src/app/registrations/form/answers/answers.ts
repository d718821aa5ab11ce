// What has been answered so far in the registration form, for one person or two, and how it becomes the contract's draft.
import type { PublicLimit } from '@treize/contract/places';
import {
  electedFunctions,
  personKinds,
  registrationDraft,
  staffFunctions,
  type RegistrationDraft,
} from '@treize/contract/registrations';
import { municipality } from '@treize/contract/territories';
import * as z from 'zod';

/** Value of the choice "Autre fonction", which opens a free text. */
export const otherFunction = 'OTHER';

/** Every answer is kept as typed; empty means not answered yet. Also the shape kept in the browser. */
export const personAnswers = z.object({
  kind: z.enum(['', ...personKinds]),
  functionChoice: z.string(),
  functionText: z.string(),
  delegation: z.enum(['', 'YES', 'NO']),
  municipality: municipality.nullable(),
  body: z.enum(['MUNICIPALITY', 'EPCI']),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  phone: z.string(),
  /** Id of the workshop chosen. */
  workshop: z.string(),
  /** Ids of the lunches taken. */
  lunches: z.array(z.string()),
  needs: z.string(),
});
export type PersonAnswers = z.output<typeof personAnswers>;
export type AnswerName = keyof PersonAnswers;

/** Who fills the form in, and the colleague registered together, when there is one. */
export const answers = z.object({
  you: personAnswers,
  isPair: z.boolean(),
  companion: personAnswers,
});
export type Answers = z.output<typeof answers>;
export type Who = 'you' | 'companion';

export const nobody: PersonAnswers = {
  kind: '',
  functionChoice: '',
  functionText: '',
  delegation: '',
  municipality: null,
  body: 'MUNICIPALITY',
  familyName: '',
  givenName: '',
  email: '',
  phone: '',
  workshop: '',
  lunches: [],
  needs: '',
};
export const noAnswers: Answers = { you: nobody, isPair: false, companion: nobody };

/** The people the form registers. */
export const peopleOf = ({ isPair }: Pick<Answers, 'isPair'>): readonly Who[] =>
  isPair ? ['you', 'companion'] : ['you'];

/** Id of the control of an answer: those of the colleague have their own. */
export const controlId = (who: Who, field: AnswerName): string => (who === 'you' ? field : `${who}-${field}`);

/** Functions suggested to elected officials or to staff; none before that question is answered. */
export function suggestedFunctions(kind: PersonAnswers['kind']): readonly string[] {
  if (kind === '') return [];
  return kind === 'ELECTED' ? electedFunctions : staffFunctions;
}

/** The function told: a suggestion of that kind, or the free text. */
export function functionOf(given: PersonAnswers): string {
  if (given.functionChoice === otherFunction) return given.functionText.trim();
  return suggestedFunctions(given.kind).includes(given.functionChoice) ? given.functionChoice : '';
}

/** Commune or EPCI represented, in words. */
export function bodyOf({ body, municipality: town }: PersonAnswers): string {
  if (!town) return '';
  return body === 'EPCI' && town.epciName ? town.epciName : `${town.name} (${town.departmentName})`;
}

/** True when the person speaks for the EPCI of the commune chosen. */
const speaksForEpci = ({ body, municipality: town }: PersonAnswers): boolean =>
  body === 'EPCI' && !!town?.epciCode;

/** Limits that each person chooses, or not. */
export const chosenLimits = (limits: readonly PublicLimit[]): PublicLimit[] =>
  limits.filter(({ included }) => included === 0);
export const workshopsOf = (limits: readonly PublicLimit[]): PublicLimit[] =>
  chosenLimits(limits).filter(({ kind }) => kind === 'WORKSHOP');

/** What the person takes of the limits; a choice that the session no longer has is left out. */
export const limitsTaken = (given: PersonAnswers, limits: readonly PublicLimit[]): PublicLimit[] =>
  chosenLimits(limits).filter(({ id }) => id === given.workshop || given.lunches.includes(id));

/** The draft as the API takes it; the contract's schema then says what is wrong in it. */
export function draftOf(
  given: PersonAnswers,
  limits: readonly PublicLimit[],
): z.input<typeof registrationDraft> {
  const epci = speaksForEpci(given);
  return {
    kind: given.kind as RegistrationDraft['kind'],
    function: functionOf(given),
    delegation: given.kind === 'ELECTED' && given.delegation === 'YES',
    municipalityCode: epci ? null : (given.municipality?.code ?? null),
    epciCode: epci ? (given.municipality?.epciCode ?? null) : null,
    familyName: given.familyName,
    givenName: given.givenName,
    email: given.email.trim(),
    phone: given.phone.trim() || null,
    needs: given.needs.trim() || null,
    extras: limitsTaken(given, limits).map(({ id }) => ({ limitId: id, quantity: 1 })),
  };
}
