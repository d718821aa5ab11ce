// veraPDF accepts each document as PDF/UA-1, before and after it is signed, and refuses one that was spoilt.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mergedForPrint } from '@treize/api/certificates/desk/merge';
import { emptyFolder } from '../objects.ts';
import { compose, demoSigning, everyKind } from './corpus.ts';
import { pdfUa1, type Verdict } from './verapdf.ts';

/** Kinds of documents that cannot pass yet; each has its reason in docs/certificates.md. */
const excused = ['print-copy'];

/** Defects written over the bytes of a good file, at the same length. */
const defects: Record<string, { from: string; to: string; clause: string }> = {
  'no language': { from: '/Lang (fr-FR)', to: '/Lxng (fr-FR)', clause: '7.2-' },
  'no tags': { from: '/StructTreeRoot', to: '/StrxctTreeRoot', clause: '7.1-' },
  'title not shown': { from: '/DisplayDocTitle true', to: '/DisplayDocTitle null', clause: '7.1-10' },
  'no marker': { from: '<pdfuaid:part>1', to: '<pdfuaid:part>9', clause: '5-' },
};

let verdicts: Record<string, Verdict>;
const verdictOf = (name: string): Verdict => {
  const verdict = verdicts[name];
  if (verdict === undefined) throw new Error(`veraPDF did not judge ${name}`);
  return verdict;
};
let names: string[];

beforeAll(async () => {
  const unsigned = await compose('pdfua', null);
  const signed = await compose('pdfua-signed', await demoSigning(emptyFolder('pdfua-certificate')));
  const copy = resolve(emptyFolder('pdfua-copy'), 'print-copy.pdf');
  const certificates = [...signed].filter(({ name }) => name.startsWith('certificate-'));
  const next = async () => {
    const one = certificates.shift();
    return one ? readFileSync(one.file) : null;
  };
  writeFileSync(copy, await mergedForPrint('Certificats, à imprimer', new Date(), next));
  const good = readFileSync(unsigned[0]?.file ?? '');
  const folder = emptyFolder('pdfua-spoilt');
  const spoilt = Object.entries(defects).map(([name, { from, to }]) => {
    const bytes = Buffer.from(good);
    const at = bytes.indexOf(from, 0, 'latin1');
    if (at < 0 || from.length !== to.length) throw new Error(`nothing to spoil: ${name}`);
    bytes.write(to, at, 'latin1');
    const file = resolve(folder, `${name}.pdf`);
    writeFileSync(file, bytes);
    return file;
  });
  names = [...unsigned.map(({ name }) => name), ...signed.map(({ name }) => `${name}-signed`), ...excused];
  verdicts = pdfUa1([...unsigned, ...signed].map(({ file }) => file).concat(copy, spoilt));
  // The first run fetches veraPDF.
}, 600_000);

it('has every kind of document that the product composes', () => {
  const source = resolve(import.meta.dirname, '../../../apps/api/src');
  const known = Object.keys(everyKind());
  expect(globSync('**/*.paper.ts', { cwd: source }).filter((file) => !known.includes(file))).toEqual([]);
});

it('accepts every kind of document, unsigned and signed', () => {
  const refused = names
    .filter((name) => !excused.includes(name))
    .map((name) => [name, verdictOf(name)] as const)
    .filter(([, { isCompliant, checks }]) => !isCompliant || checks < 500);
  expect(refused).toEqual([]);
});

it('excuses no document that would pass, and tells why in the docs', () => {
  const docs = readFileSync(resolve(import.meta.dirname, '../../../docs/certificates.md'), 'utf8');
  expect(excused.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  expect(excused.filter((name) => verdictOf(name).isCompliant)).toEqual([]);
});

it.each(Object.entries(defects))('sees a planted defect: %s', (name, { clause }) => {
  const { isCompliant, failures } = verdictOf(name);
  expect(isCompliant).toBe(false);
  expect(failures.filter((failure) => failure.startsWith(clause))).not.toEqual([]);
});
