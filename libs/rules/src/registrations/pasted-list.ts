// People pasted from a spreadsheet or a mail program, read row by row: nothing is dropped, each fault is told where it is.
import { emailKey, nameKey } from '../people/keys';
import { readRecords, separatorOf, type PastedRecord } from './pasted-list/cells';
import { readHeading, usualColumns, type Column } from './pasted-list/columns';
import { faultOf, type PastedField, type PasteFault } from './pasted-list/faults';
import { addressIn, mailPeople, splitName } from './pasted-list/full-name';
import { isDelegation, kindOf, toldDelegation, type Kind } from './pasted-list/role';
import { cleaned, prepared } from './pasted-list/wording';

export type { PastedField, PasteFault };

export interface PastedRow {
  /** Where the row begins in the text, 1-based. */
  line: number;
  familyName: string;
  givenName: string;
  /** null: no mailbox of their own. */
  email: string | null;
  /** null: the function does not tell. */
  kind: Kind | null;
  function: string;
  delegation: boolean;
  /** Commune or EPCI as it was written; null: not told. */
  municipality: string | null;
  faults: { field: PastedField | 'row'; code: PasteFault }[];
}

export interface PastedList {
  rows: PastedRow[];
  /** Lines without anything to read. */
  ignored: number;
}

type Cells = Partial<Record<Column, string>>;

/**
 * Reads a pasted list: tabs, semicolons or commas, quotes as in CSV, a heading in French or the order
 * nom, prénom, courriel, fonction, commune; or lines "Prénom NOM <mail>". Every line with something in it gives
 * one row, but the heading (none), a quoted line break (one for its lines) and a line of several addresses (one each).
 * @param limit rows past it carry `TOO_MANY`
 */
export function readPastedList(text: string, limit = 500): PastedList {
  const lines = prepared(text);
  const records = readRecords(lines, separatorOf(lines.split('\n').filter((line) => !mailPeople(line))));
  const filled = records.filter(({ cells }) => cells.some((cell) => cleaned(cell) !== ''));
  const columns = readHeading(filled[0]?.cells ?? []);
  const people = columns ? filled.slice(1) : filled;
  const rows = people.flatMap((record) =>
    peopleOf(record, columns).map((cells) => rowOf(record.line, cells)),
  );
  markRepeated(rows);
  for (const row of rows.slice(limit)) row.faults.push({ field: 'row', code: 'TOO_MANY' });
  return { rows, ignored: records.length - filled.length };
}

/** The people of a record: one, but for a line of addresses. */
function peopleOf(record: PastedRecord, heading: readonly (Column | null)[] | null): Cells[] {
  const isAlone = record.cells.length === 1;
  const people = !heading || isAlone ? mailPeople(record.text) : null;
  if (people) return people;
  if (!heading && isAlone) return [splitName(cleaned(record.cells[0] ?? ''))];
  const cells: Cells = {};
  for (const [index, column] of (heading ?? usualColumns).entries()) {
    if (column) cells[column] ??= record.cells[index] ?? '';
  }
  const { familyThenGiven, givenThenFamily } = cells;
  const whole = familyThenGiven ?? givenThenFamily;
  if (whole === undefined) return [cells];
  return [{ ...splitName(cleaned(whole), familyThenGiven !== undefined), ...cells }];
}

function rowOf(line: number, cells: Cells): PastedRow {
  const text = (column: Column) => cleaned(cells[column] ?? '');
  const role = text('function');
  const email = addressIn(text('email'));
  const read = {
    familyName: text('familyName'),
    givenName: text('givenName'),
    email,
    function: role,
    municipality: text('municipality'),
  };
  const fields = Object.keys(read) as PastedField[];
  const faults = fields.flatMap((field) => {
    const code = faultOf(field, cells[field] ?? '', read[field]);
    return code ? [{ field, code }] : [];
  });
  return {
    line,
    ...read,
    email: email === '' ? null : email,
    municipality: read.municipality === '' ? null : read.municipality,
    kind: kindOf(text('kind')) ?? kindOf(role),
    delegation: text('delegation') === '' ? toldDelegation(role) : isDelegation(text('delegation')),
    faults,
  };
}

/** The same name with the same mailbox, or with none, is the same person: the first row stands. */
function markRepeated(rows: readonly PastedRow[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameKey(row.familyName, row.givenName);
    const key = `${name}|${row.email === null ? '' : emailKey(row.email)}`;
    if (key === '||') continue;
    if (seen.has(key)) row.faults.push({ field: 'row', code: 'DUPLICATE' });
    seen.add(key);
  }
}
