// qpdf finds no fault in the structure of documents; poppler finds their fonts inside, and their words in the order they are read.
import type { PaperBlock } from '@treize/api/platform/papers/paper';
import { emptyFolder } from '../objects.ts';
import { compose, demoSigning, type Composed } from './corpus.ts';
import { ask } from './programs.ts';

let documents: Composed[];

beforeAll(async () => {
  const signing = await demoSigning(emptyFolder('reading-certificate'));
  documents = [...(await compose('reading', null)), ...(await compose('reading-signed', signing))];
});

/** The words of the blocks that run over the whole width, in order; cells of tables share their lines. */
const running = (block: PaperBlock): string[] =>
  block.kind === 'heading' || block.kind === 'paragraph'
    ? [block.words]
    : block.kind === 'list'
      ? [...block.items]
      : block.kind === 'table'
        ? [block.caption]
        : [];
const cells = (block: PaperBlock): string[] =>
  block.kind === 'table'
    ? block.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [cell] : []))
    : block.kind === 'facts'
      ? block.facts.filter(([, value]) => value !== '').flat()
      : [];
/** The font writes Latin letters; a sign of another script is shown as one that it has. */
const isWritten = (text: string): boolean => /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text);
const words = (text: string): string[] => text.split(/[\s\u00a0\u202f]+/).filter((word) => word !== '');
const letters = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');

it('qpdf finds no fault', () => {
  for (const { file } of documents)
    expect(ask('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
});

it('every font is embedded, as a subset, with its map to text', () => {
  for (const { name, file } of documents) {
    const fonts = ask('pdffonts', [file]).trim().split('\n').slice(2);
    expect([name, fonts.length]).not.toEqual([name, 0]);
    for (const font of fonts) expect(`${name}: ${font}`).toMatch(/ yes yes yes +\d+ +0$/);
  }
});

it('is tagged and titled', () => {
  for (const { file, paper } of documents) {
    const told = ask('pdfinfo', ['-enc', 'UTF-8', file]);
    expect(told).toMatch(/^Tagged: +yes$/m);
    expect(told).toMatch(/^Title: +\S/m);
    expect(told).toMatch(paper.orientation === 'portrait' ? /595\.28 x 841\.89/ : /841\.89 x 595\.28/);
  }
});

it('gives its words in reading order, and those of its tables', () => {
  for (const { name, file, paper } of documents) {
    const read = words(ask('pdftotext', ['-enc', 'UTF-8', file, '-']));
    let from = 0;
    for (const phrase of paper.blocks.flatMap(running).filter(isWritten)) {
      // Headers, page numbers and heads of tables may fall within a phrase that crosses a page: its start is enough.
      const [first, second = ''] = words(phrase);
      const found = read.findIndex(
        (word, at) => at >= from && word === first && (second === '' || read[at + 1] === second),
      );
      expect([name, phrase, found >= from]).toEqual([name, phrase, true]);
      from = found + 1;
    }
    // poppler joins what stands close ("7 h") and what a line cuts at its hyphen; lines of neighbouring cells alternate.
    const joined = letters(read.join('')).join('');
    const missing = paper.blocks
      .flatMap(cells)
      .filter(isWritten)
      .flatMap(letters)
      .filter((part) => !joined.includes(part));
    expect([name, missing]).toEqual([name, []]);
  }
});
