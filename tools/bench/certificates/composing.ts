// Certificates composed a second by one core, unsigned and signed, beside pdfkit used naively in the same run.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';
import { rolldown } from 'rolldown';
import { generate } from 'selfsigned';
import type { Figures } from '../report/figures.ts';
import type * as Product from './product.ts';

const root = resolve(import.meta.dirname, '../../..');
const documents = { ours: 100, naive: 15 };
/** Written before the first round by each writer, so that both are measured compiled. */
const warming = { ours: 200, naive: 60 };

/** The product's own writer, bundled as the worker has it. */
async function product(): Promise<typeof Product> {
  const folder = resolve(root, 'node_modules/.cache/treize-bench');
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, 'product.ts'),
    platform: 'node',
    tsconfig: resolve(root, 'tools/tsconfig.json'),
    external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  });
  const file = resolve(folder, 'product.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return (await import(pathToFileURL(file).href)) as typeof Product;
}

const surnames = [
  'Castagnol',
  'Le Goff',
  'Orvault',
  'd’Été-Marchand',
  'Belloc',
  'Kerzec',
  'Nuñez',
  'Vasseur',
];
const givenNames = ['Rémi', 'Anne', 'Nadia', 'François', 'Zoé', 'Yann', 'Marie-Noëlle'];
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const of = (list: readonly string[] | string, index: number): string => list[index % list.length] as string;
/** Another code for each, as for real. */
const codeOf = (index: number): string =>
  `TRZ-7K4M-9QXD-${[0, 5, 10, 15].map((by) => of(signs, index >> by)).join('')}`;

const content = (index: number) => ({
  kind: 'COMPLETION' as const,
  number: `CR-ARA-2027-0012-${index}`,
  code: codeOf(index),
  person: {
    familyName: `${of(surnames, index)} ${index}`,
    givenName: of(givenNames, index),
    function: 'Maire',
    body: 'Saint-Flour',
  },
  action: {
    title: 'Habitat ancien et logements vacants',
    sessionRef: 'ARA-2027-0012',
    place: 'Saint-Flour',
    plannedMinutes: 420,
  },
  halfDays: [
    { date: '2027-01-12', period: 'AM' as const, startTime: '09:00', endTime: '12:30', minutes: 210 },
    { date: '2027-01-12', period: 'PM' as const, startTime: '13:45', endTime: '17:15', minutes: 200 },
  ],
  minutes: 410,
  body: { name: 'Treize', activityNumber: '', signatory: 'La direction de la formation', city: 'Lyon' },
  issuedOn: '2027-01-13',
});
const addressOf = (index: number) => `https://treize.example/certificates/${codeOf(index)}`;
const font = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff',
  ),
);

/** What one writes first: the font file given to each document, the same words, no structure. */
function naive(index: number): Promise<Buffer> {
  return new Promise((done) => {
    const doc = new PDFDocument({ size: 'A4' });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
    doc.font(font).fontSize(11);
    for (const words of JSON.stringify(content(index), null, 1).split('\n')) doc.text(words);
    doc.end();
  });
}

let written = 0;
/** Documents for each second of processor time of this process; none is written twice. */
async function rate(count: number, write: (index: number) => Promise<Buffer>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await write(written++);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

/** Adds the figures of `rounds` rounds; what is wrong with the documents is told, not measured. */
export async function composingRounds(rounds: number, figures: Figures, wrong: string[]): Promise<void> {
  const { certificatePaper, paperPdf, pdfSigner } = await product();
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Mesure' }], { keySize: 2048 });
  const signing = { signer: pdfSigner(cert, key), city: 'Lyon', signedAt: new Date() };
  const paper = (index: number) => certificatePaper(content(index), addressOf(index), new Date(0));
  const plain = (index: number) => paperPdf(paper(index));
  const signed = (index: number) => paperPdf(paper(index), signing);
  const sample = (await signed(1)).toString('latin1');
  for (const expected of ['/StructTreeRoot', '/FontFile2', 'ETSI.CAdES.detached'])
    if (!sample.includes(expected)) wrong.push(`a signed document without ${expected}`);
  if (sample.length > 100 * 1024) wrong.push(`a document of ${sample.length} bytes`);
  figures.add('size', sample.length / 1024);
  await rate(warming.ours, plain);
  await rate(warming.naive, naive);
  for (let round = 0; round < rounds; round++) {
    const [ours, beside, bare] = [
      await rate(documents.ours, plain),
      await rate(documents.ours, signed),
      await rate(documents.naive, naive),
    ];
    figures.add('composed', ours);
    figures.add('signed', beside);
    figures.add('naive', bare);
    figures.add('composed of naive', ours / bare);
  }
}
