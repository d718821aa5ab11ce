// A second verifier, in Python with other libraries, agrees with ours on the evidence file of a sealed sheet.
import { aKey } from '@treize/evidence/evidence.fixture';
import { aSheet } from '@treize/evidence/sheet.fixture';
import { python } from './python.ts';

interface Told {
  files: Record<string, string[]>;
  missed: number[];
  flipped: number;
}

const keys = [aKey().published, aKey(3).published];
const verify = (files: Record<string, string>, flip: string | null = null): Told => {
  const encoded = Object.entries(files).map(([name, text]) => [name, Buffer.from(text).toString('base64')]);
  const asked = { keys, files: Object.fromEntries(encoded) as Record<string, string>, flip };
  return JSON.parse(python('verify_evidence.py', JSON.stringify(asked))) as Told;
};

it('finds a sealed sheet whole: canonical form, hash, signatures, both chains, drawings, corrections', () => {
  expect(verify({ sheet: aSheet() }).files).toEqual({ sheet: [] });
});

it('finds one bit changed in any byte of the file', () => {
  const { missed, flipped } = verify({ sheet: aSheet() }, 'sheet');
  expect(flipped).toBeGreaterThan(5000);
  expect(missed).toEqual([]);
}, 240_000);

it('refuses what was forged with the key of somebody else, and what lacks facts', () => {
  const { files } = verify({
    otherKey: aSheet(undefined, { key: aKey(9) }),
    fewerFacts: aSheet(({ facts }) => ({ facts: facts.slice(1) })),
    noCorrection: aSheet(({ facts }) => ({ facts: facts.slice(0, -1) })),
    oneMore: aSheet(() => ({ note: 'added' })),
    otherDrawing: aSheet(() => ({ strokes: [[[1, 2]]] })),
  });
  expect(files).toEqual({
    otherKey: ['file: key'],
    fewerFacts: ['fact: chain'],
    noCorrection: ['head: facts'],
    oneMore: ['file: members'],
    otherDrawing: ['sheet: drawing'],
  });
});
