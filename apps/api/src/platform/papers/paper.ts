// A document as a list of blocks: written once, shown as a tagged PDF and as its HTML twin, with the same content.
import type { Strokes } from '@treize/contract/attendance';

export type ParagraphStyle = 'text' | 'strong' | 'small' | 'name' | 'lead';

/**
 * What a cell of a table holds: words, a drawn signature (`alt` is read in its place, `words` stand under it),
 * or room to sign by hand.
 */
export type PaperCell = string | { strokes: Strokes; alt: string; words?: string } | { blank: true };

export interface PaperColumn {
  heading: string;
  /** Share of the width; the shares of a table add up to 1. */
  share: number;
  /** The column that names its row: a person, a date. */
  namesRow?: boolean;
}

export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2; words: string }
  | { kind: 'paragraph'; words: string; style?: ParagraphStyle }
  | { kind: 'list'; items: readonly string[] }
  /** Labels with their values; those without a value are left out. */
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | {
      kind: 'table';
      caption: string;
      columns: readonly PaperColumn[];
      rows: readonly (readonly PaperCell[])[];
      /** Height of a row in points, for sheets signed by hand. */
      rowHeight?: number;
      /** Smaller letters, for tables of many columns. */
      dense?: boolean;
    }
  /** Who signs, with what they drew, or a box to sign by hand when `blank`. */
  | { kind: 'signature'; label: string; words: readonly string[]; strokes: Strokes | null; blank?: boolean }
  | { kind: 'qr'; address: string; alt: string; beside: readonly { words: string; style?: ParagraphStyle }[] }
  /** Words, then the address in full: one can follow it on screen and copy it from paper. */
  | { kind: 'link'; words: string; address: string }
  | { kind: 'rule' };

export interface Paper {
  title: string;
  subject: string;
  /** The body that issues the document; also at the top of each page. */
  author: string;
  /** At the bottom of each page, before its number. */
  reference: string;
  createdAt: Date;
  orientation: 'portrait' | 'landscape';
  /** Each page carries a QR code of this address followed by its own number: a scan finds its sheet again. */
  pageAddress?: string;
  /** A letter somebody else signs: neither the mark nor the colours of this service. */
  plain?: boolean;
  blocks: readonly PaperBlock[];
}
