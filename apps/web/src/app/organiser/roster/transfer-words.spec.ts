// What a move would do, in words.
import { forecastText } from './transfer-words';

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at));
const refused = { id: 'r', code: 'no-place' as const };

it.each([
  [
    { done: ids(12), waiting: ids(5), refused: [] },
    '12 personnes auront une place, 5 attendront là-bas, dans le même ordre.',
  ],
  [
    { done: ids(1), waiting: [], refused: [refused] },
    '1 personne aura une place, 1 ne peut pas être déplacée.',
  ],
  [{ done: [], waiting: ids(1), refused: [] }, '1 attendra là-bas.'],
])('tells who gets a place, who waits, who stays %#', (answer, text) =>
  expect(forecastText(answer).replaceAll('\u00a0', ' ')).toBe(text),
);
