// What is wrong in the rows of a list, field by field, in French; the contract's schema has the last word.
import { municipalityPerson } from '@treize/contract/municipality';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { faultOf, type PastedField, type PasteFault } from '@treize/rules/registrations/pasted-list/faults';
import { searchKey } from '@treize/rules/territories/search-key';
import { personOf, type ListRow } from './list-row';

export type RowField = PastedField | 'kind' | 'workshop' | 'row';
/** At most one sentence a field; `row` for what concerns the whole row. */
export type RowErrors = Partial<Record<RowField, string>>;

/** What the rows are judged against. */
export interface ListGround {
  commune: { code: string; name: string };
  /** The session asks for one of its workshops. */
  hasWorkshops: boolean;
}
export const longestList = 500;

const fields: readonly PastedField[] = ['familyName', 'givenName', 'email', 'function'];
const missing: Partial<Record<PastedField, string>> = {
  familyName: 'Indiquez le nom.',
  givenName: 'Indiquez le prénom.',
  function: 'Indiquez la fonction.',
};
const faultTexts: Record<PasteFault, string> = {
  MISSING: 'À remplir.',
  INVALID_EMAIL: 'Vérifiez l’adresse\u00a0: nom@mairie.fr.',
  FORMULA: 'Formule de tableur\u00a0: retapez ce texte.',
  BAD_ENCODING: 'Accents mal lus\u00a0: corrigez ce texte.',
  TOO_LONG: 'Ce texte est trop long.',
  NOT_A_NAME: 'Un nom seul, sans adresse ni lien.',
  DUPLICATE: 'Cette personne est déjà dans la liste.',
  TOO_MANY: `La liste dépasse ${longestList}\u00a0personnes\u00a0: envoyez celle-ci dans une autre.`,
};

/** Errors of each row that has some, by key. */
export function errorsOfList(rows: readonly ListRow[], ground: ListGround): Map<string, RowErrors> {
  const seen = new Map<string, number>();
  const found = new Map<string, RowErrors>();
  for (const [index, row] of rows.entries()) {
    const person = keyOf(row);
    const before = seen.get(person);
    if (before === undefined) seen.set(person, index + 1);
    const own = { ...errorsOfRow(row), ...municipalityError(row, ground), ...workshopError(row, ground) };
    if (before !== undefined && person !== '||')
      own.row = `Même personne qu’à la ligne ${before}\u00a0: retirez l’une des deux.`;
    else if (index >= longestList) own.row = faultTexts.TOO_MANY;
    if (Object.keys(own).length > 0) found.set(row.key, own);
  }
  return found;
}

/** The same name with the same mailbox, or with none, is the same person. */
const keyOf = ({ familyName, givenName, email }: ListRow): string =>
  `${nameKey(familyName, givenName)}|${emailKey(email)}`;

/** A row that has not changed is not read again: typing in one of 500 stays fluid. */
const known = new WeakMap<ListRow, RowErrors>();
function errorsOfRow(row: ListRow): RowErrors {
  const before = known.get(row);
  if (before) return before;
  const found: RowErrors = {};
  for (const field of fields) {
    const fault = faultOf(field, row[field], row[field].trim());
    if (fault) found[field] = (fault === 'MISSING' && missing[field]) || faultTexts[fault];
  }
  if (row.kind === '') found.kind = 'Dites si elle est élu·e ou agent·e.';
  else
    for (const { path, message } of municipalityPerson.safeParse(personOf(row)).error?.issues ?? [])
      found[fieldOf(path)] ??= `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  known.set(row, found);
  return found;
}

/** The field behind a path of the API: `rows.3.person.email`, `['email']`. */
export function fieldOf(path: readonly PropertyKey[] | string): RowField {
  const steps = typeof path === 'string' ? path.split('.') : path.map(String);
  if (steps.includes('extras')) return 'workshop';
  const named = [...fields, 'kind' as const].find((field) => steps.includes(field));
  return named ?? (steps.includes('delegation') ? 'kind' : 'row');
}

function municipalityError({ municipality }: ListRow, { commune }: ListGround): RowErrors {
  if (municipality.trim() === '' || municipality.trim() === commune.code) return {};
  if (bareTown(municipality) === bareTown(commune.name)) return {};
  return { municipality: `La liste dit «\u00a0${municipality}\u00a0», pas ${commune.name}.` };
}
/** "Mairie de Guingamp (22)" -> "guingamp" */
const bareTown = (text: string): string =>
  searchKey(text)
    .replace(/\b(\d+|2[ab])\b/g, '')
    .replace(/^(mairie|ville|commune)( de| d| du| des)? /, '')
    .replace(/^(le|la|les|l) /, '')
    .trim();

const workshopError = ({ workshop }: ListRow, { hasWorkshops }: ListGround): RowErrors =>
  hasWorkshops && workshop === '' ? { workshop: 'Choisissez un atelier.' } : {};
