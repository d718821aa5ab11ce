// Folded lines: at most 75 octets, whole signs, and the same text once unfolded.
import fc from 'fast-check';
import { unfold } from '../ics/lines';
import { foldedBytes } from './fold';

const lines = (bytes: Buffer) => bytes.toString('latin1').split('\r\n');

it.each([
  [73, 1],
  [75, 1],
  [76, 2],
  [149, 2],
  [150, 3],
])('%i octets: %i lines', (octets, count) => {
  expect(lines(foldedBytes(`${'a'.repeat(octets)}\r\n`))).toHaveLength(count + 1);
});

it('any text comes back whole', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((words) => `X:${words.replace(/[\r\n]/g, '')}`);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (texts) => {
      const bytes = foldedBytes(`${texts.join('\r\n')}\r\n`);
      expect(lines(bytes).every((one) => one.length <= 75)).toBe(true);
      for (const one of lines(bytes))
        new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(one, 'latin1'));
      expect(unfold(bytes.toString())).toEqual(texts.map((text) => text.toWellFormed()));
    }),
  );
});
