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

/** The separator that most lines hold outside quotes, then the most frequent, then a tab before `;` before `,`. */
export function separatorOf(lines: readonly string[]): Separator {
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const holding = (separator: string) => bare.filter((line) => line.includes(separator)).length;
  const times = (separator: string) => bare.join('').split(separator).length;
  const [most = ';'] = [...separators].sort((a, b) => holding(b) - holding(a) || times(b) - times(a));
  return most;
}

/**
 * Every line of the text as a record, empty ones too. A cell between quotes may hold doubled quotes, separators
 * or line breaks, not both, so that a quote left open swallows no row: it is then a letter like another.
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
  if (inside.includes('\n') && inside.includes(separator)) return null;
  return { value: inside.replaceAll('""', '"'), end: close + 1 };
}
