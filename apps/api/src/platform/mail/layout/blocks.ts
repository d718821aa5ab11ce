// The parts a mail is made of: each is written twice, as text and as HTML, from the same words.

/** One fact of a table: `Quand` / `mardi 12 janvier 2027, 9 h 30 – 12 h 30`. Line breaks are kept. */
export interface Fact {
  label: string;
  value: string;
}

/** One fact that changed. */
export interface Change {
  label: string;
  before: string;
  after: string;
}

export type Block =
  | { kind: 'paragraph'; text: string; urls?: readonly string[] }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'changes'; rows: readonly Change[] }
  | { kind: 'code'; label: string; code: string }
  | { kind: 'action'; label: string; url: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'note'; text: string };

/** A sentence or several. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** The same, where each of these web addresses may be followed. */
export const linkedParagraph = (text: string, urls: readonly string[]): Block => ({
  kind: 'paragraph',
  text,
  urls,
});
/** A table of facts, label beside value. */
export const facts = (rows: readonly Fact[]): Block => ({ kind: 'facts', rows });
/** What was and what is now; rows that did not change are left out. */
export const changes = (rows: readonly Change[]): Block => ({
  kind: 'changes',
  rows: rows.filter(({ before, after }) => before !== after),
});
/** A code to type, told large. */
export const code = (label: string, value: string): Block => ({ kind: 'code', label, code: value });
/** The one thing to do: a button, worded as a verb with its object. */
export const action = (label: string, url: string): Block => ({ kind: 'action', label, url });
/** A secondary link, its address written in full in the text version. */
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });
/** A remark in smaller print. */
export const note = (text: string): Block => ({ kind: 'note', text });
