// The words of answers, and what the links of a mail ask.
import type { DayAnswer } from '@treize/contract/calendar';
import { chosenBy, saidOf } from './answer-words';

const day = (change: Partial<DayAnswer> = {}): DayAnswer => ({
  dayId: 'one',
  date: '2027-01-12',
  channel: 'MAIL',
  answer: null,
  source: null,
  answeredAt: null,
  comment: null,
  ...change,
});

it('says what was answered, and how', () => {
  expect(saidOf(day())).toBe('Vous n’avez pas encore répondu.');
  expect(saidOf(day({ answer: 'ACCEPTED', source: 'LINK' }))).toBe('Vous avez répondu\u00a0: je viens.');
  expect(saidOf(day({ answer: 'DECLINED', source: 'REPLY' }))).toContain('(par votre agenda)');
});

it('reads the links of a mail, and nothing else', () => {
  const days = [day(), day({ dayId: 'two', date: '2027-01-13', answer: 'ACCEPTED' })];
  expect(chosenBy('DECLINED', 'one', days)).toEqual({
    answer: 'DECLINED',
    dayId: 'one',
    date: 'mardi 12 janvier 2027',
  });
  expect(chosenBy('DECLINED', undefined, days)).toEqual({ answer: 'DECLINED', dayId: null, date: '' });
  expect(chosenBy('EXPLODE', 'one', days)).toBeNull();
  expect(chosenBy('DECLINED', 'three', days)).toBeNull();
  expect(chosenBy(undefined, 'one', days)).toBeNull();
  // Already said: nothing is left to confirm.
  expect(chosenBy('ACCEPTED', 'two', days)).toBeNull();
  expect(chosenBy('ACCEPTED', undefined, days.slice(1))).toBeNull();
});
