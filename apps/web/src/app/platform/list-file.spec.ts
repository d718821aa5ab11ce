// Files as French offices have them: UTF-8 with or without mark, windows-1252, UTF-16; a workbook is told apart.
import { readBytes } from './list-file';

const bytes = (...given: number[]): Uint8Array => new Uint8Array(given);

it.each([
  ['UTF-8', new TextEncoder().encode('Hélène')],
  ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Hélène'))],
  ['windows-1252', bytes(0x48, 0xe9, 0x6c, 0xe8, 0x6e, 0x65)],
  ['UTF-16', bytes(0xff, 0xfe, 0x48, 0, 0xe9, 0, 0x6c, 0, 0xe8, 0, 0x6e, 0, 0x65, 0)],
])('%s reads Hélène', (_, given) => {
  expect(readBytes(given)).toEqual({ text: 'Hélène' });
});

it('keeps the signs that only windows-1252 has', () => {
  expect(readBytes(bytes(0x4c, 0x92, 0x48, 0xe9, 0x6e))).toEqual({ text: 'L’Hén' });
});

it('tells a workbook from a text, and refuses what is too heavy', () => {
  expect(readBytes(bytes(0x50, 0x4b, 0x03, 0x04, 0x14))).toEqual({ fault: 'WORKBOOK' });
  expect(readBytes(new Uint8Array(1_000_001))).toEqual({ fault: 'TOO_LARGE' });
});
