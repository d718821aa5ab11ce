// Text for headers and calendar objects: nothing can end a line, and nothing readable is lost.
import fc from 'fast-check';
import { commonName, severalLines, singleLine, webAddress } from './text';

const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u;

it('keeps one line, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect(unsafe.test(singleLine(text))).toBe(false)),
  );
  expect(singleLine('Été\r\nX-EVIL:1\u0000 \u2028fin')).toBe('Été X-EVIL:1 fin');
  expect(singleLine('E\u0301te\u0301')).toBe('Été');
});

it('keeps line breaks only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      expect(unsafe.test(severalLines(text).replaceAll('\n', ''))).toBe(false),
    ),
  );
  expect(severalLines('a\r\nb\rc\n\n\n\nd\u0007')).toBe('a\nb\nc\n\nd');
});

it('makes names fit for CN="…"', () => {
  expect(commonName('Anne "Nanou" Le Goff^\r\n<maire>')).toBe('Anne ’Nanou’ Le Goff’ ’maire’');
  expect(Array.from(commonName('🏛️'.repeat(200))).length).toBeLessThanOrEqual(120);
});

it('takes web addresses only', () => {
  expect(webAddress('https://visio.example/a,b;c?d=1,2')).toBe('https://visio.example/a,b;c?d=1,2');
  expect(webAddress('https://visio.example/\r\nX:1')).toBe('https://visio.example/X:1');
  expect(webAddress('javascript:alert(1)')).toBeNull();
  expect(webAddress('pas une adresse')).toBeNull();
});
