// Q17 on rules alone: which facts make somebody gone.
import { departureFrees, hasLeftEarly, type MovementFact } from './departure';

const morning = new Date('2027-01-12T08:30:00Z');
const afternoon = new Date('2027-01-12T12:45:00Z');
const fact = (time: string, change: Partial<MovementFact> = {}): MovementFact => ({
  id: time,
  kind: 'MARKED',
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  happenedAt: new Date(`2027-01-12T${time}:00Z`),
  halfDayStartsAt: morning,
  ...change,
});
const entry = fact('08:35');
const exit = fact('10:00', { earlyMinutes: 90 });

it.each<[string, MovementFact[], boolean]>([
  ['nobody recorded', [], false],
  ['somebody present to the end', [entry], false],
  ['an exit', [entry, exit], true],
  ['an old entry that arrives after the exit', [exit, entry], true],
  ['an entry after the exit', [entry, exit, fact('10:20')], false],
  ['a signature given on leaving', [entry, exit, fact('10:01', { kind: 'SIGNED' })], true],
  ['an exit that was said of the wrong person', [exit, fact('10:05', { state: 'ABSENT' })], false],
  [
    'an absence in the afternoon after leaving in the morning',
    [exit, fact('13:00', { state: 'ABSENT', halfDayStartsAt: afternoon })],
    true,
  ],
  ['coming back in the afternoon', [exit, fact('13:00', { halfDayStartsAt: afternoon })], false],
  [
    'an exit of the morning typed in once the afternoon is marked',
    [fact('13:00', { halfDayStartsAt: afternoon }), fact('13:10', { earlyMinutes: 30 })],
    false,
  ],
  ['a correction that takes the exit back', [exit, fact('11:00', { kind: 'CORRECTED' })], false],
])('Q17 %s', (_, facts, left) => {
  expect(hasLeftEarly(facts)).toBe(left);
});

it.each([
  [true, false, true],
  [true, true, false],
  [false, false, false],
  [false, true, false],
])('Q17 option %s and re-entry %s free the place: %s', (earlyLeaveFrees, reentry, frees) => {
  expect(departureFrees({ earlyLeaveFrees, reentry })).toBe(frees);
});
