// Certificates composed a second by one core, beside pdfkit used naively (font parsed for each document) in the same run.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';
import { rolldown } from 'rolldown';
import type { certificatePdf as CertificatePdf } from '../../apps/api/src/certificates/certificate.pdf.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 5;
const documents = { ours: 100, naive: 15 };

/** The product's own writer, bundled as the worker has it. */
async function writer(): Promise<typeof CertificatePdf> {
  const folder = resolve(root, 'node_modules/.cache/treize-bench');
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: resolve(root, 'apps/api/src/certificates/certificate.pdf.ts'),
    platform: 'node',
    tsconfig: resolve(root, 'apps/api/tsconfig.json'),
    external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  });
  const file = resolve(folder, 'certificate.pdf.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  const module = (await import(pathToFileURL(file).href)) as { certificatePdf: typeof CertificatePdf };
  return module.certificatePdf;
}

const content = (index: number) => ({
  kind: 'COMPLETION' as const,
  number: `CR-ARA-2027-0012-${index}`,
  code: 'TRZ-7K4M-9QXD-2HVB',
  person: { familyName: `Castagnol ${index}`, givenName: 'Rémi', function: 'Maire', body: 'Saint-Flour' },
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

/** Documents for each second of processor time of this process. */
async function rate(count: number, write: (index: number) => Promise<Buffer>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await write(index);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const told = (values: number[]): string =>
  `${median(values).toFixed(1)}/s [${Math.min(...values).toFixed(1)} – ${Math.max(...values).toFixed(1)}]`;

const certificatePdf = await writer();
const ours = (index: number) =>
  certificatePdf(content(index), 'https://treize.example/certificates/TRZ-7K4M-9QXD-2HVB', new Date(0));
await rate(10, ours);
const rates = { ours: [] as number[], naive: [] as number[] };
for (let round = 0; round < rounds; round++) {
  rates.ours.push(await rate(documents.ours, ours));
  rates.naive.push(await rate(documents.naive, naive));
}
process.stdout.write(
  [
    `certificats balisés, police partagée : ${told(rates.ours)} par cœur, ${(await ours(1)).length} octets`,
    `pdfkit naïf, police lue à chaque document : ${told(rates.naive)} par cœur`,
    `rapport : ${(median(rates.ours) / median(rates.naive)).toFixed(1)} ; mémoire : ${Math.round(process.memoryUsage().rss / 1e6)} Mo`,
    '',
  ].join('\n'),
);
