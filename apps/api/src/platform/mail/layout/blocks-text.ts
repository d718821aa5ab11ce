// Blocks as plain text, for mail programs without HTML and for screen readers.
import type { Block } from './blocks';

const nbsp = '\u00a0';
const indented = (text: string): string => text.split(/\r\n|\r|\n/).join('\n  ');

/** One block as text; link addresses are written in full. */
export function blockToText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.text;
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}${nbsp}: ${indented(value)}`).join('\n');
    case 'changes':
      return block.rows
        .map(
          ({ label, before, after }) =>
            `${label}\n  Avant${nbsp}: ${indented(before)}\n  Maintenant${nbsp}: ${indented(after)}`,
        )
        .join('\n');
    case 'code':
      return `${block.label}${nbsp}: ${block.code}`;
    case 'action':
    case 'link':
      return `${block.label}${nbsp}:\n${block.url}`;
  }
}
