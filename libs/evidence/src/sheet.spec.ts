// Verifying a sealed sheet: intact, each kind of alteration found by its own check, any changed byte found by some check.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { canonicalJson, sha256 } from './canonical';
import { aKey } from './evidence.fixture';
import type { SheetEvidence } from './evidence-file';
import { readText } from './read';
import { verifySheet } from './sheet';
import { aSheet } from './sheet.fixture';
import { checkSentence } from './sheet-words';

const published = [aKey(3).published, aKey().published];
const intact = aSheet();
const failing = (text: string | null, keys: typeof published | null = published) =>
  verifySheet(text, keys)
    .checks.filter(({ outcome }) => outcome !== 'ok')
    .map(({ code, outcome, facts }) => [code, outcome, ...facts]);

it('an intact file passes every check, and tells what it says', () => {
  const verified = verifySheet(intact, published);
  expect(verified.checks.map(({ outcome }) => outcome)).toEqual(Array(10).fill('ok'));
  expect(verified.verdict).toBe('ok');
  expect(verified.content?.rows.map(({ state }) => state)).toEqual(['PRESENT', 'ABSENT']);
  expect(verified.corrections).toMatchObject([{ kind: 'CORRECTED', lateMinutes: 15 }]);
});

it('without the published keys, the key of the file proves no origin', () => {
  const verified = verifySheet(intact, null);
  expect(failing(intact, null)).toEqual([['key', 'unchecked']]);
  expect(verified.verdict).toBe('unchecked');
});

it('a file made and signed by somebody else is told by its key', () => {
  expect(failing(aSheet(undefined, { key: aKey(9) }))).toEqual([['key', 'bad']]);
});

const fact = (file: SheetEvidence, index: number, change: object) => ({
  facts: file.facts.map((one, at) => (at === index ? { ...one, ...change } : one)),
});
const contentOf = (file: SheetEvidence, index: number, change: object) => {
  const content = canonicalJson({ ...JSON.parse(file.facts[index]?.content ?? ''), ...change });
  return fact(file, index, { content, hash: sha256(content) });
};
const alterations: [string, (file: SheetEvidence) => object, unknown[][]][] = [
  [
    'another text',
    ({ canonical }) => ({ canonical: canonical.replace('"PRESENT"', '"EXCUSED"') }),
    [
      ['hash', 'bad'],
      ['signature', 'bad'],
    ],
  ],
  [
    'another text with its hash',
    ({ canonical }) => {
      const other = canonical.replace('"PRESENT"', '"EXCUSED"');
      return { canonical: other, hash: sha256(other) };
    },
    [['signature', 'bad']],
  ],
  [
    'a text that is not canonical',
    ({ canonical }) => ({ canonical: canonical.replace(',', ', ') }),
    [['canonical', 'bad']],
  ],
  [
    'another half-day',
    () => ({ halfDayId: 'another' }),
    [
      ['format', 'bad'],
      ['chain', 'bad', 1, 2, 3, 4, 5],
      ['corrections', 'bad'],
    ],
  ],
  ['another moment', () => ({ sealedAt: '2027-01-12T11:30:00.000Z' }), [['format', 'bad']]],
  ['one member more', () => ({ note: '' }), [['format', 'bad']]],
  ['no signature any more', () => ({ signature: null, keyId: null }), [['signature', 'bad']]],
  [
    'a fact said otherwise',
    (file) => fact(file, 2, { content: '{}' }),
    [
      ['chain', 'bad', 3],
      ['ledger', 'bad'],
    ],
  ],
  [
    'a fact said otherwise, with its hash',
    (file) => contentOf(file, 2, { state: 'PRESENT' }),
    [['chain', 'bad', 4]],
  ],
  ['another drawing', (file) => fact(file, 1, { strokes: [[[1, 1]]] }), [['drawings', 'bad', 2]]],
  ['another drawing of the trainer', () => ({ strokes: null }), [['drawings', 'bad']]],
  ['the correction taken away', ({ facts }) => ({ facts: facts.slice(0, -1) }), [['corrections', 'bad']]],
  [
    'the last sealed fact taken away too',
    ({ facts }) => ({ facts: facts.slice(0, -2) }),
    [
      ['ledger', 'bad'],
      ['corrections', 'bad'],
    ],
  ],
];
it.each(alterations)('finds %s, and where', (_, change, found) => {
  expect(failing(aSheet(change))).toEqual(found);
});

it('finds what a holder of the key would seal wrongly', () => {
  const sealed = JSON.parse(JSON.parse(intact).canonical);
  const { ledger } = sealed;
  const forged = (forge: Record<string, unknown>) => failing(aSheet(undefined, { forge }));
  expect(forged({ ledger: { ...ledger, facts: 3 } })).toEqual([['ledger', 'bad']]);
  expect(forged({ ledger: { ...ledger, devices: [{ ...ledger.devices[0], seq: 5 }] } })).toEqual([
    ['ledger', 'bad'],
  ]);
  const [first, second] = sealed.rows;
  expect(forged({ rows: [first, { ...second, signature: first.signature }] })).toEqual([['ledger', 'bad']]);
});

it('finds a device whose records do not follow each other', () => {
  const broken = aSheet((file) => contentOf(file, 1, { devicePreviousHash: sha256('another') }));
  expect(failing(broken)).toContainEqual(['devices', 'bad', 2]);
});

it('reads the first form, sealed before signatures, and says that it proves no origin', () => {
  const sealed = JSON.parse(JSON.parse(intact).canonical);
  const forge = { format: 'treize-attendance-sheet/1', ledger: undefined, ledgerHash: sealed.ledger.hash };
  expect(failing(aSheet(() => ({ signature: null, keyId: null }), { forge }))).toEqual([
    ['signature', 'unchecked'],
  ]);
});

it.each([
  '',
  '{}',
  '[]',
  'null',
  intact.slice(0, -1),
  ` ${intact}`,
  `\ufeff${intact}`,
  JSON.stringify(JSON.parse(intact), null, 1),
])('a file of another form is no evidence (%#)', (text) =>
  expect(failing(text)).toEqual([['format', 'bad']]),
);

it('every outcome that can come has its sentence', () => {
  for (const text of [
    intact,
    aSheet(() => ({ note: 1 })),
    ...alterations.map(([, change]) => aSheet(change)),
  ])
    for (const keys of [published, null])
      for (const check of verifySheet(text, keys).checks) expect(checkSentence(check)).toMatch(/.{20,}\.$/);
});

describe('a single changed byte', () => {
  const bytes = utf8ToBytes(intact);
  const isFound = (index: number, bits: number): boolean => {
    const altered = bytes.slice();
    altered[index] = (altered[index] ?? 0) ^ bits;
    return verifySheet(readText(altered), published).verdict === 'bad';
  };

  it('anywhere in the file is found', () => {
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), isFound), {
      numRuns: 250,
    });
  });

  it('in each name, value and sign of the file is found', () => {
    const text = readText(bytes) ?? '';
    // Each distinct word and sign once, where it comes last.
    const parts = new Map([...text.matchAll(/[\p{L}\d-]+|./gu)].map((part) => [part[0], part.index]));
    expect(parts.size).toBeGreaterThan(150);
    const missed = [...parts].filter(([, at]) => !isFound(utf8ToBytes(text.slice(0, at)).length, 1));
    expect(missed).toEqual([]);
  });
});
