// Reads an official list of communes (CSV, UTF-8): usable rows, and malformed ones with their line.
import { municipalityCode } from '@treize/contract/fields';
import type { LabelRow } from '@treize/rules/territories/label-plan';
import { CsvError, parse } from 'csv-parse/sync';

/** A file that cannot be read at all; the message is a French sentence. */
export class ListRefused extends Error {}

export interface MalformedRow {
  line: number;
  reason: string;
}
export interface OfficialList {
  rows: LabelRow[];
  malformed: MalformedRow[];
}
/** Columns of a list: the code is always `insee_com`. */
export interface ListColumns {
  /** column holding the label's reference; null when the list has none (mountain areas) */
  ref: string | null;
  /** column holding the date of the label, if the list may give one */
  date: string | null;
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ListRefused('Le fichier n’est pas encodé en UTF-8 : réenregistrez-le en « CSV UTF-8 ».');
  }
}

function split(bytes: Uint8Array): CsvRecord[] {
  try {
    const options = {
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    } as const;
    return parse(decode(bytes), options) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ListRefused(
      `Le fichier n’est pas un CSV lisible (ligne ${String(error['lines'] ?? '?')}) : guillemets à vérifier.`,
    );
  }
}

/** `2021-01-22` or `22/01/2021` to `2021-01-22`; null when it is not a date. */
function isoDate(text: string): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

/** @throws ListRefused when the encoding, the CSV or the columns are wrong */
export function readOfficialList(bytes: Uint8Array, columns: ListColumns): OfficialList {
  const [header, ...records] = split(bytes);
  const names = header?.record ?? [];
  const wanted = ['insee_com', ...(columns.ref === null ? [] : [columns.ref])];
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new ListRefused(
      `Colonne absente : ${missing.join(', ')}. Colonnes trouvées : ${names.join(', ') || 'aucune'} (séparateur attendu : la virgule).`,
    );
  const list: OfficialList = { rows: [], malformed: [] };
  for (const { record, info } of records) {
    const cell = (name: string | null): string => (name === null ? '' : (record[names.indexOf(name)] ?? ''));
    const code = cell('insee_com').toUpperCase();
    const date = cell(columns.date);
    const validFrom = date === '' ? null : isoDate(date);
    const reason = !municipalityCode.safeParse(code).success
      ? `code Insee à 5 caractères attendu, « ${code} » trouvé`
      : record.length !== names.length
        ? `${names.length} colonnes attendues, ${record.length} trouvées`
        : columns.ref !== null && cell(columns.ref) === ''
          ? `${columns.ref} vide`
          : date !== '' && validFrom === null
            ? `date attendue (2021-01-22), « ${date} » trouvé`
            : undefined;
    if (reason === undefined)
      list.rows.push({
        line: info.lines,
        municipalityCode: code,
        name: cell('lib_com'),
        labelRef: cell(columns.ref),
        validFrom,
      });
    else list.malformed.push({ line: info.lines, reason });
  }
  return list;
}
