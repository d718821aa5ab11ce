// What a screen reader meets in the two forms of a document: the words of the PDF by its structure, those of the HTML by its order.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { parse, type DefaultTreeAdapterTypes as Html } from 'parse5';
import type { Paper } from './paper';
import { paperHtml } from './to-html';
import { paperPdf } from './to-pdf';

const squeezed = (words: string): string => words.replace(/\s+/g, ' ').trim();
const bytesOf = (stream: PDFObject | undefined): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Signs by glyph number, read from the map the font carries for whoever copies text. */
function signsOf(font: PDFDict): Map<string, string> {
  const map = bytesOf(font.lookup(PDFName.of('ToUnicode')));
  const signs = new Map<string, string>();
  for (const [, start, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...(list ?? '').matchAll(/<([0-9a-f]*)>/g)].forEach(([, hex], index) => {
      signs.set((parseInt(start ?? '', 16) + index).toString(16).padStart(4, '0'), fromHex(hex ?? ''));
    });
  return signs;
}

/** The words of each marked content of a page, by its number. */
function contentsOf(page: PDFDict): Map<number, string> {
  const fonts = page.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('Font'));
  const words = new Map<number, string>();
  let [open, signs]: [number[], Map<string, string>] = [[], new Map()];
  const content = bytesOf(page.lookup(PDFName.of('Contents')));
  for (const [, number, artifact, end, font, shown] of content.matchAll(
    /\/MCID (\d+)\s*>> BDC|(\/Artifact\b[^>]*>> BDC)|(^EMC$)|^\/(\S+) [\d.]+ Tf|^\[(.*)\] TJ$/gm,
  )) {
    if (number !== undefined) open.push(Number(number));
    else if (artifact !== undefined) open.push(-1);
    else if (end !== undefined) open = open.slice(0, -1);
    else if (font !== undefined && fonts instanceof PDFDict)
      signs = signsOf(fonts.lookup(PDFName.of(font), PDFDict));
    else if (shown !== undefined) {
      const text = [...shown.matchAll(/<([0-9a-f]*)>/g)]
        .flatMap(([, hex]) => (hex ?? '').match(/.{4}/g) ?? [])
        .map((glyph) => signs.get(glyph) ?? '\ufffd')
        .join('');
      const into = open.at(-1) ?? -1;
      words.set(into, (words.get(into) ?? '') + text);
    }
  }
  return words;
}

/** What is said of a document read by its structure: each element's words, drawings by the words in their place. */
export async function wordsOfPdf(bytes: Buffer): Promise<string> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const contents = new Map(file.getPages().map(({ node, ref }) => [ref.toString(), contentsOf(node)]));
  const read = (object: PDFObject | undefined, page: string): string => {
    if (object instanceof PDFNumber) return contents.get(page)?.get(object.asNumber()) ?? '';
    if (object instanceof PDFRef) return read(file.context.lookup(object), page);
    if (object instanceof PDFArray)
      return object
        .asArray()
        .map((kid) => read(kid, page))
        .join('');
    if (!(object instanceof PDFDict)) return '';
    const own = object.get(PDFName.of('Pg'))?.toString() ?? page;
    const number = object.lookup(PDFName.of('MCID'));
    if (number instanceof PDFNumber) return read(number, own);
    const alt = object.lookup(PDFName.of('Alt'));
    if (alt instanceof PDFString || alt instanceof PDFHexString) return `${alt.decodeText()}\n`;
    if (object.lookup(PDFName.of('S'))?.toString() === '/Lbl') return '';
    return `${read(object.get(PDFName.of('K')), own)}\n`;
  };
  const tree = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  return squeezed(read(tree.get(PDFName.of('K')), ''));
}

/** The same of the HTML twin: what stands between its header and its footer. */
export function wordsOfHtml(html: string): string {
  const read = (node: Html.Node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    if (!('childNodes' in node) || node.nodeName === 'style') return '';
    const names =
      'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {};
    if (names['role'] === 'img') return `${names['aria-label'] ?? ''}\n`;
    const inner = node.childNodes.map(read).join('');
    return ['a', 'span', 'strong'].includes(node.nodeName) ? inner : `${inner}\n`;
  };
  const main = (node: Html.Node): Html.Node | undefined =>
    node.nodeName === 'main'
      ? node
      : 'childNodes' in node
        ? node.childNodes.map(main).find((found) => found !== undefined)
        : undefined;
  const found = main(parse(html));
  return found === undefined ? '' : squeezed(read(found));
}

/** Checks that both forms say the same, and returns it. */
export async function expectSameWords(paper: Paper): Promise<string> {
  const words = await wordsOfPdf(await paperPdf(paper));
  expect(words).toBe(wordsOfHtml(paperHtml(paper)));
  return words;
}
