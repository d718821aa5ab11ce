// Kinds of scans by their first bytes; anything else is refused.
import { scanTypeOf } from './signing-files';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each([
  ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
  ['\u0089PNG\r\n\u001a\n…', 'image/png'],
  ['RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['RIFF\u0010\u0000\u0000\u0000WAVEfmt ', null],
  ['<svg xmlns="http://www.w3.org/2000/svg">', null],
  ['<!doctype html><script>', null],
  ['', null],
])('%j is %s', (text, type) => expect(scanTypeOf(bytes(text))).toBe(type));
