// Rules on bytes and lines: what other parsers forgive and some calendar does not.
import { rule, unless, type Rule } from './rule';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decodes = (bytes: Uint8Array): boolean => {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

export const physicalRules: readonly Rule[] = [
  rule('no-bom', ({ bytes }) =>
    unless(!(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf), 'begins with a byte order mark'),
  ),
  rule('crlf-only', ({ bytes }) =>
    unless(!/(^|[^\r])\n|\r(?!\n)/.test(bytes.toString('latin1')), 'a line ends otherwise than by CRLF'),
  ),
  rule('final-crlf', ({ bytes }) =>
    unless(bytes.subarray(-2).equals(Buffer.from('\r\n')), 'the last line has no CRLF'),
  ),
  rule('no-empty-line', ({ physical }) =>
    unless(
      physical.every((line) => line.length > 0),
      'a line is empty',
    ),
  ),
  rule('octets', ({ physical }) =>
    unless(
      physical.every((line) => line.length <= 75),
      'a line is longer than 75 octets',
    ),
  ),
  rule('utf-8', ({ physical }) => unless(physical.every(decodes), 'a physical line is not valid UTF-8')),
  rule('composed', ({ bytes }) =>
    unless(bytes.toString('utf8') === bytes.toString('utf8').normalize('NFC'), 'text is not composed (NFC)'),
  ),
  rule('no-controls', ({ bytes }) =>
    unless(!/[^\P{Cc}\r\n\t]|[\u2028\u2029\uFEFF]/u.test(bytes.toString('utf8')), 'holds control characters'),
  ),
  rule('readable', ({ properties }) =>
    properties
      .filter(({ name }) => name === '')
      .map(({ line }) => `not a content line: ${line.slice(0, 30)}`),
  ),
];
