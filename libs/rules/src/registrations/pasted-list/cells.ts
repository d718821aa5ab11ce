// A pasted text cut into records and cells: separators, quotes as in CSV, the line each record began on.

export const separators = ['\t', ';', ','] as const;
export type Separator = (typeof separators)[number];

export interface PastedRecord {
  /** 1-based, in the text. */
  line: number;
  /** The record as it was pasted. */
  text: string;
  cells: string[];
}

/** No cell that holds line breaks is longer: past this, the quote that opened it was never meant to. */
const longestBrokenCell = 400;

/** The separator that most lines hold; at equality a tab before a semicolon before a comma. */
export function separatorOf(lines: readonly string[]): Separator {
  const uses = separators.map((separator) => lines.filter((line) => line.includes(separator)).length);
  return separators[uses.indexOf(Math.max(...uses))] ?? ';';
}

/**
 * Every line of the text as a record, empty ones too. A cell between quotes may hold separators, doubled quotes
 * and line breaks; a quote that is never closed is a letter like another.
 * @param text its lines end with \n only; the last may not
 */
export function readRecords(text: string, separator: Separator): PastedRecord[] {
  const records: PastedRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const record: PastedRecord = { line, text: '', cells: [] };
    const start = at;
    for (;;) {
      const cell = quotedCell(text, at, separator) ?? plainCell(text, at, separator);
      record.cells.push(cell.value);
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    record.text = text.slice(start, at);
    line += record.text.split('\n').length;
    records.push(record);
    at += 1;
  }
  return records;
}

interface Cell {
  value: string;
  /** Where the separator, the line break or the end of the text is. */
  end: number;
}

function plainCell(text: string, start: number, separator: Separator): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, separator: Separator): Cell | null {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const next = text[close + 1];
  if (close === -1 || (next !== undefined && next !== separator && next !== '\n')) return null;
  const inside = text.slice(start + 1, close);
  if (inside.length > longestBrokenCell && inside.includes('\n')) return null;
  return { value: inside.replaceAll('""', '"'), end: close + 1 };
}
