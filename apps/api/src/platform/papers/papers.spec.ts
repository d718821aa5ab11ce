// Every block has the same words as PDF and as HTML, in the same order; what people typed is never markup.
import * as fc from 'fast-check';
import type { Paper, PaperBlock } from './paper';
import { expectSameWords, wordsOfHtml, wordsOfPdf } from './paper-words.fixture';
import { paperHtml } from './to-html';
import { paperPdf } from './to-pdf';

const strokes: [number, number][][] = [
  [
    [50, 300],
    [200, 60],
    [320, 340],
    [500, 120],
    [940, 260],
  ],
  [[600, 60]],
];
const aPaper = (blocks: readonly PaperBlock[], changes: Partial<Paper> = {}): Paper => ({
  title: 'Essai été',
  subject: 'Essai',
  author: 'Organisme d’essai',
  reference: 'ESSAI-1',
  createdAt: new Date('2027-01-12T10:00:00Z'),
  orientation: 'portrait',
  blocks,
  ...changes,
});
const everyBlock: readonly PaperBlock[] = [
  { kind: 'heading', level: 1, words: 'Un titre' },
  { kind: 'paragraph', words: 'Un paragraphe assez long pour plusieurs lignes. '.repeat(9).trim() },
  { kind: 'paragraph', words: 'Łukasz Żak', style: 'name' },
  { kind: 'list', items: ['Comprendre', 'Décider ' + 'encore '.repeat(30).trim(), 'Agir'] },
  {
    kind: 'facts',
    facts: [
      ['Lieu', 'Salle du conseil'],
      ['Vide', ''],
    ],
  },
  { kind: 'heading', level: 2, words: 'Une table' },
  {
    kind: 'table',
    caption: 'Présences',
    columns: [
      { heading: 'Nom', share: 0.5, namesRow: true },
      { heading: 'Signature', share: 0.5 },
    ],
    rows: [
      ['Orvault Camille', { strokes, alt: 'Signature de Camille Orvault', words: 'à 9\u00a0h\u00a002' }],
      ['Belloc Nadia', { blank: true }],
    ],
  },
  { kind: 'signature', label: 'Formateur', words: ['Yann Kerzec', 'le 12 janvier 2027'], strokes },
  { kind: 'signature', label: 'Organisme', words: [], strokes: null, blank: true },
  { kind: 'rule' },
  { kind: 'link', words: 'Se désinscrire\u00a0:', address: 'https://treize.example/registrations/link/abc' },
  {
    kind: 'qr',
    address: 'https://treize.example/x',
    alt: 'Code QR de la page',
    beside: [{ words: 'Vérifier', style: 'strong' }],
  },
];
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [`Personne-au-nom-composé ${index}`, { blank: true } as const]);
const longTable = (count: number): PaperBlock => ({
  kind: 'table',
  caption: 'Feuille',
  columns: [
    { heading: 'Nom complet', share: 0.4, namesRow: true },
    { heading: 'Signature', share: 0.6 },
  ],
  rows: rowsOf(count),
  rowHeight: 34,
});
describe('the two forms of a document', () => {
  it('keep a letter that was first met as a part of another', async () => {
    await paperPdf(aPaper([{ kind: 'paragraph', words: 'présent·e' }]));
    expect(await expectSameWords(aPaper([{ kind: 'paragraph', words: 'Fin.' }]))).toBe('Fin.');
  });

  it('say the same words in the same order', async () => {
    const words = await expectSameWords(aPaper(everyBlock));
    expect(words).toContain('Signature de Camille Orvault');
    expect(words).toContain('Łukasz Żak');
    expect(words).not.toContain('Vide');
  });

  it('read the heading row of a table once, over several landscape pages', async () => {
    const paper = aPaper([longTable(60)], {
      orientation: 'landscape',
      pageAddress: 'https://treize.example/trainer/paper/x',
    });
    const [pdf, words] = [await paperPdf(paper), await expectSameWords(paper)];
    expect(words.match(/Nom complet/g)).toHaveLength(1);
    expect(words).toContain('Personne-au-nom-composé 59');
    const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pdf.toString('latin1').match(/\/MediaBox \[0 0 841.89 595.28\]/g)).toHaveLength(pages);
  });

  it('give no heading to a row that names nobody', async () => {
    const paper = aPaper([
      {
        kind: 'table',
        caption: 'Feuille',
        columns: [{ heading: 'Nom', share: 1, namesRow: true }],
        rows: [['Camille Orvault'], [{ blank: true }]],
      },
    ]);
    expect(paperHtml(paper).match(/<th scope="row">/g)).toHaveLength(1);
    expect((await paperPdf(paper)).toString('latin1').match(/\/Scope \/Row/g)).toHaveLength(1);
  });

  it('take any name as text, never as markup', async () => {
    const words = '<script>alert(1)</script> & "guillemets" \'x\'';
    const html = paperHtml(
      aPaper(
        [
          ...everyBlock,
          { kind: 'paragraph', words },
          { kind: 'link', words, address: 'javascript:alert(1)' },
          { kind: 'qr', address: 'https://treize.example/x', alt: '"><img src=x>', beside: [] },
        ],
        { title: words, author: words, reference: words },
      ),
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="javascript');
    expect(wordsOfHtml(html)).toContain(words);
  });

  it('agree for any text', async () => {
    const readable = fc.string({
      unit: fc.constantFrom(...'aéœŁ<>&"\' \u00a0\u202f«»—'),
      minLength: 1,
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(readable, async (name) => {
        const paper = aPaper([
          { kind: 'paragraph', words: name },
          { kind: 'table', caption: name, columns: [{ heading: name, share: 1 }], rows: [[name]] },
        ]);
        expect(await wordsOfPdf(await paperPdf(paper))).toBe(wordsOfHtml(paperHtml(paper)));
      }),
      { numRuns: 20 },
    );
  });
});
