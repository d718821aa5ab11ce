// Documents are tagged, in French, titled, with the font embedded, and the same content gives the same bytes.
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { composePdf, type PdfMeta } from './document';
import { documentFonts } from './fonts/document-fonts';
import type { PdfSheet } from './sheet';
import { textRuns } from './text-runs';

const meta: PdfMeta = {
  title: 'Essai été',
  subject: 'Essai',
  author: 'Treize (essai)',
  reference: 'ESSAI-1',
  createdAt: new Date('2027-01-12T10:00:00Z'),
};
const sample = (sheet: PdfSheet) => {
  sheet.heading('H1', 'Un titre');
  sheet.paragraph('Un paragraphe « assez » long : '.repeat(12));
  sheet.facts([
    ['Nom', 'Łukasz Żak'],
    ['Vide', ''],
  ]);
  sheet.table(
    [
      { heading: 'Date', share: 0.6 },
      { heading: 'Durée', share: 0.4 },
    ],
    [['mardi 12', '3\u202fh\u202f30']],
  );
  sheet.qr('https://treize.example/x', 'Code QR', 80, []);
};
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The file with its compressed streams opened, as Latin-1 text. */
function opened(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return `${raw}\n${streams.join('\n')}`;
}

describe('composePdf', () => {
  it('writes the tagged structure, the language, the title and embedded fonts', async () => {
    const file = opened(await composePdf(meta, sample));
    for (const expected of [
      '/Lang (fr-FR)',
      '/Marked true',
      '/StructTreeRoot',
      '/DisplayDocTitle true',
      '/Alt',
      '/Title',
    ])
      expect(file).toContain(expected);
    for (const tag of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(file).toContain(`/S /${tag}\n`);
    expect(file).toContain('/FontFile');
    expect(file).not.toMatch(/Helvetica/);
    expect(file).toContain('pdfuaid');
    expect(file.match(/\/Type \/Page\n/g)).toHaveLength(1);
  });

  it('gives the same bytes for the same content and date', async () => {
    const [first, second] = [await composePdf(meta, sample), await composePdf(meta, sample)];
    expect(sha256(first)).toBe(sha256(second));
    await composePdf(meta, (sheet) =>
      sheet.paragraph('Un autre document, d’autres mots\u00a0: Ñandú, Şişli'),
    );
    expect(sha256(await composePdf(meta, sample))).toBe(sha256(first));
    const later = await composePdf({ ...meta, createdAt: new Date('2027-01-13T10:00:00Z') }, sample);
    expect(sha256(later)).not.toBe(sha256(first));
  });

  it('keeps its XML properties well formed whatever the title', async () => {
    const file = opened(await composePdf({ ...meta, title: 'Habitat & <commerce>\u0000' }, sample));
    expect(file).toContain(Buffer.from('Habitat et ‹commerce›').toString('latin1'));
    expect(file).not.toContain('Habitat &');
  });

  it('goes on to a second page', async () => {
    const file = opened(
      await composePdf(meta, (sheet) => {
        for (let i = 0; i < 60; i++) sheet.paragraph(`Ligne ${i}`);
      }),
    );
    expect(file.match(/\/Type \/Page\n/g)).toHaveLength(2);
  });

  it('draws any name without failing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (name) => {
        await composePdf(meta, (sheet) => sheet.paragraph(name));
      }),
      { numRuns: 20 },
    );
  });
});

describe('documentFonts', () => {
  const fonts = Object.values(documentFonts()).flat();

  it('draws every sign it covers with a glyph of its own, so that copied text has it', () => {
    const drawn = (operators: string) =>
      [...operators.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join('');
    for (const { covers, shape, packed } of fonts) {
      const map = /<0001> <[0-9a-f]{4}> \[(.*)\]/
        .exec(inflateSync(packed.toUnicode).toString())?.[1]
        ?.split(' ');
      for (let sign = 0; sign <= 0xffff; sign++) {
        if (!covers(sign)) continue;
        const glyph = drawn(shape(String.fromCodePoint(sign), 1).operators);
        expect(glyph).toHaveLength(4);
        expect(map?.[parseInt(glyph, 16) - 1]).toBe(`<${sign.toString(16).padStart(4, '0')}>`);
      }
    }
  });

  it('never draws several signs as one glyph', () => {
    const [french] = documentFonts().regular;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'fij1 2/.·eI\u0300\u0308'), maxLength: 12 }),
        (text) => {
          const { operators } = french?.shape(text, 11) ?? { operators: '' };
          const shown = [...operators.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join('');
          expect(shown).toHaveLength(text.length * 4);
        },
      ),
    );
  });

  it('kerns, and lifts a mark above its letter', () => {
    const [french] = documentFonts().regular;
    const width = (text: string) => french?.shape(text, 10).width ?? 0;
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
    expect(french?.shape('f\u0303', 10).operators).toContain('3.000 Ts');
  });

  it('gives parts of one font different names', () => {
    const names = new Set(fonts.map(({ packed }) => packed.descriptor['FontName']));
    expect(names.size).toBe(fonts.length);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+/);
  });
});

describe('textRuns', () => {
  const covers = documentFonts().regular.map((font) => font.covers);
  it.each([
    ['Été', [{ font: 0, text: 'Été' }]],
    [
      'Łódź 3\u202fh',
      [
        { font: 2, text: 'Ł' },
        { font: 1, text: 'ó' },
        { font: 0, text: 'd' },
        { font: 2, text: 'ź' },
        { font: 0, text: ' 3\u00a0h' },
      ],
    ],
    ['e\u0301', [{ font: 0, text: 'é' }]],
    ['ệ', [{ font: 0, text: 'e' }]],
    ['日😀', [{ font: 0, text: '??' }]],
    ['a\u0000\u200bb', [{ font: 0, text: 'ab' }]],
    ['', []],
  ])('%j', (text, runs) => {
    expect(textRuns(text, covers)).toEqual(runs);
  });
});
