// What the person has answered so far in the registration form, and how it becomes the contract's draft.
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
export const answers = z.object({
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
  needs: z.string(),
});
export type Answers = z.output<typeof answers>;
export type AnswerName = keyof Answers;

export const noAnswers: Answers = {
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
  needs: '',
};

/** Functions suggested to elected officials or to staff; none before that question is answered. */
export function suggestedFunctions(kind: Answers['kind']): readonly string[] {
  if (kind === '') return [];
  return kind === 'ELECTED' ? electedFunctions : staffFunctions;
}

/** The function told: a suggestion of that kind, or the free text. */
export function functionOf(given: Answers): string {
  if (given.functionChoice === otherFunction) return given.functionText.trim();
  return suggestedFunctions(given.kind).includes(given.functionChoice) ? given.functionChoice : '';
}

/** Commune or EPCI represented, in words. */
export function bodyOf({ body, municipality: town }: Answers): string {
  if (!town) return '';
  return body === 'EPCI' && town.epciName ? town.epciName : `${town.name} (${town.departmentName})`;
}

/** True when the person speaks for the EPCI of the commune chosen. */
const speaksForEpci = ({ body, municipality: town }: Answers): boolean => body === 'EPCI' && !!town?.epciCode;

/** The draft as the API takes it; the contract's schema then says what is wrong in it. */
export function draftOf(given: Answers): z.input<typeof registrationDraft> {
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
  };
}
