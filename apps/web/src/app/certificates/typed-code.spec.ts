// Codes typed by hand, from a paper certificate or pasted from a mail.
import { readTypedCode } from './typed-code';

it.each([
  ['TRZ-7K4M-9QXD-2HVB', 'TRZ-7K4M-9QXD-2HVB'],
  ['trz 7k4m 9qxd 2hvb', 'TRZ-7K4M-9QXD-2HVB'],
  [' trz7k4m9qxd2hvb\n', 'TRZ-7K4M-9QXD-2HVB'],
  ['TRZ–7K4M–9QXD–2HVB', 'TRZ-7K4M-9QXD-2HVB'],
  ['7k4m 9qxd 2hvb', 'TRZ-7K4M-9QXD-2HVB'],
  ['TRZ2-7K4M-9QXD', 'TRZ-TRZ2-7K4M-9QXD'],
])('%j is %s', (typed, code) => expect(readTypedCode(typed)).toBe(code));

it.each(['', 'TRZ', 'TRZ-7K4M-9QXD', 'TRZ-7K4M-9QXD-2HVO', 'TRZ-7K4M-9QXD-2HVB-2HVB'])(
  '%j is no code',
  (typed) => expect(readTypedCode(typed)).toBeNull(),
);
