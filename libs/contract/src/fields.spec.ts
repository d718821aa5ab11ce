// What people type: composed, without invisible signs; what no room could store or show is refused.
import { line, lines, localDate, personName, wanted } from './fields';

const read = (
  schema: { safeParse: (value: unknown) => { success: boolean; data?: unknown } },
  text: string,
) => {
  const result = schema.safeParse(text);
  return result.success ? result.data : 'refused';
};

it.each([
  ['  Du\u200Bpont\uFEFF ', 'Dupont'],
  ['E\u0301lise', 'Élise'],
  ['Kerzec-L’Hénaff', 'Kerzec-L’Hénaff'],
  ['\u202Eeriam', 'eriam'],
  ['\u200B\u200B', 'refused'],
  ['— !', 'refused'],
  ['Gagnez http://mal.example', 'refused'],
  ['anne@mal.example', 'refused'],
  ['Anne\uD800', 'refused'],
  ['Anne\nBcc', 'refused'],
  ['a'.repeat(81), 'refused'],
])('the name %j is %j', (text, name) => {
  expect(read(personName, text)).toBe(name);
});

it.each([
  [lines(10), 'un\r\ndeux', 'un\r\ndeux'],
  [lines(10), 'a\u0000', 'refused'],
  [lines(10), 'a\uDC00', 'refused'],
  [line(10), '🏛️ été', '🏛️ été'],
  [wanted(10), 'a\u0000', 'refused'],
  [wanted(10), '', ''],
  [localDate, '2027-01-12', '2027-01-12'],
  [localDate, '9999-12-31', 'refused'],
  [localDate, '0000-01-01', 'refused'],
])('%# is read or refused', (schema, text, result) => {
  expect(read(schema, text)).toBe(result);
});
