// What a refused act is told as, and what may be answered to it.
import { answerTo, refusalText } from './refusal-words';

it('[C1] says since when somebody is present, in Paris time', () => {
  expect(refusalText('already-present', '2027-01-12T08:32:00.000Z')).toBe(
    'Déjà présent·e depuis 9\u00a0h\u00a032.',
  );
});

it('tells a known code by its sentence, an unknown one by itself', () => {
  expect(refusalText('half-day-sealed')).not.toContain('half-day-sealed');
  expect(refusalText('of-tomorrow')).toContain('of-tomorrow');
});

it.each([
  ['[C8] an unanswered question is asked', 'answer-missing', true, false, 'question'],
  ['[C3] a pending person is admitted when the session admits them', 'not-confirmed', true, true, 'confirm'],
  ['[C3] and otherwise only by force', 'not-confirmed', true, false, 'force'],
  ['[C5] a trainer may force', 'wrong-day', true, false, 'force'],
  ['[C2] never a cancelled registration', 'registration-cancelled', false, true, 'none'],
])('%s', (_, refused, forcible, admits, answer) => {
  expect(answerTo({ refused, forcible }, admits)).toBe(answer);
});
