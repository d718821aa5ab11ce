// The rows of a list as the mairie sends them: each person read by itself, faults told row by row.
import type { municipalityRegistrations, RowOutcome } from '@treize/contract/municipality';
import { municipalityPerson } from '@treize/contract/municipality';
import type { RegistrationDraft } from '@treize/contract/registrations';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { faultOf } from '@treize/rules/registrations/pasted-list/faults';
import type * as z from 'zod';

/** The commune for which people are registered, and the mailbox of its contact. */
export interface Mairie {
  code: string;
  name: string;
  contactId: string;
  contactEmail: string;
}
export type MairieDraft = RegistrationDraft & { viaMunicipality: boolean };
type FieldErrors = RowOutcome['errors'];

/** A row that can be registered. */
export interface GoodRow {
  key: string;
  draft: MairieDraft;
  errors: [];
}
/** A row, or what is wrong with it: paths are names of fields, empty for the row as a whole. */
export type ReadRow = GoodRow | { key: string; draft: null; errors: FieldErrors };

/** Without an address of their own, a person is written to through the commune's contact. */
export const draftFor = (person: z.output<typeof municipalityPerson>, mairie: Mairie): MairieDraft => ({
  ...person,
  email: person.email ?? mairie.contactEmail,
  viaMunicipality: person.email === null,
  municipalityCode: mairie.code,
  epciCode: null,
});

const readingFaults: Partial<Record<string, string>> = {
  BAD_ENCODING: 'accents mal lus\u00a0: enregistrez le fichier en UTF-8, ou retapez ce champ',
  FORMULA: 'formule de tableur refusée',
};

/** What a spreadsheet may have spoiled in a value that is otherwise well formed. */
export function readingErrors(
  draft: Pick<RegistrationDraft, 'familyName' | 'givenName' | 'function'>,
): FieldErrors {
  return (['familyName', 'givenName', 'function'] as const).flatMap((path) => {
    const message = readingFaults[faultOf(path, draft[path], draft[path]) ?? ''];
    return message === undefined ? [] : [{ path, message }];
  });
}

function readOne(person: unknown, mairie: Mairie): { draft: MairieDraft | null; errors: FieldErrors } {
  const parsed = municipalityPerson.safeParse(person);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { draft: null, errors };
  }
  const draft = draftFor(parsed.data, mairie);
  return { draft, errors: readingErrors(draft) };
}

/** Each row in order; a key or a person met before is told with the row where it stands. */
export function readRows(
  rows: z.output<typeof municipalityRegistrations>['rows'],
  mairie: Mairie,
): ReadRow[] {
  const keys = new Map<string, number>();
  const people = new Map<string, number>();
  return rows.map(({ key, person }, index): ReadRow => {
    const sameKey = keys.get(key);
    if (sameKey !== undefined)
      return { key, draft: null, errors: [{ path: 'key', message: `même clé que la ligne ${sameKey}` }] };
    keys.set(key, index + 1);
    const { draft, errors } = readOne(person, mairie);
    if (draft === null || errors.length > 0) return { key, draft: null, errors };
    const who = `${emailKey(draft.email)} ${nameKey(draft.familyName, draft.givenName)}`;
    const samePerson = people.get(who);
    if (samePerson !== undefined)
      return {
        key,
        draft: null,
        errors: [{ path: '', message: `la même personne est à la ligne ${samePerson}` }],
      };
    people.set(who, index + 1);
    return { key, draft, errors: [] };
  });
}
