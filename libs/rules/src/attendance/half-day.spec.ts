// The window of a half-day, and what may be marked, signed, sealed, corrected, closed.
import { certifiedMinutes } from './certified';
import {
  opensAt,
  plannedMinutes,
  refusalToClose,
  refusalToMark,
  refusalToRecord,
  refusalToSeal,
  refusalToSign,
  tidy,
} from './half-day';
import { presenceOf, type PresenceFact } from './presence';
import { stateInWords } from './wording';

const halfDay = {
  startsAt: new Date('2027-01-12T08:30:00Z'),
  endsAt: new Date('2027-01-12T12:00:00Z'),
  sealedAt: null as Date | null,
};
const sealed = { ...halfDay, sealedAt: new Date('2027-01-12T12:05:00Z') };
const present: PresenceFact = {
  id: 'a',
  kind: 'MARKED',
  happenedAt: halfDay.startsAt,
  state: 'PRESENT',
  lateMinutes: 10,
  earlyMinutes: 0,
};

describe('the window', () => {
  it('opens 30 minutes before the half-day', () => {
    expect(opensAt(halfDay).toISOString()).toBe('2027-01-12T08:00:00.000Z');
  });
  it.each([
    ['2027-01-12T07:59:59Z', 'attendance-not-open'],
    ['2027-01-12T08:00:00Z', null],
    ['2027-01-20T08:00:00Z', null],
  ])('at %s: %s', (now, refusal) => {
    expect(refusalToRecord(halfDay, 'PUBLISHED', new Date(now))).toBe(refusal);
  });
  it('is shut by the seal, and for a session that does not run', () => {
    expect(refusalToRecord(sealed, 'PUBLISHED', sealed.endsAt)).toBe('half-day-sealed');
    expect(refusalToRecord(halfDay, 'CANCELLED', halfDay.endsAt)).toBe('wrong-state');
  });
});

describe('decisions', () => {
  it.each([
    ['PRESENT', 110, 100, null],
    ['PRESENT', 110, 101, 'minutes-exceed'],
    ['ABSENT', 600, 600, null],
  ] as const)('%s with %i + %i minutes of 210: %s', (state, lateMinutes, earlyMinutes, refusal) => {
    expect(refusalToMark({ state, lateMinutes, earlyMinutes }, plannedMinutes(halfDay))).toBe(refusal);
  });
  it('forgets the minutes of an absence', () => {
    expect(tidy({ state: 'ABSENT', lateMinutes: 5, earlyMinutes: 5 })).toEqual({
      state: 'ABSENT',
      lateMinutes: 0,
      earlyMinutes: 0,
    });
  });
  it('lets sign who is expected or present only', () => {
    expect(refusalToSign(presenceOf([], halfDay))).toBeNull();
    expect(refusalToSign(presenceOf([present], halfDay))).toBeNull();
    expect(refusalToSign(presenceOf([{ ...present, state: 'ABSENT' }], halfDay))).toBe('not-present');
  });
  it('seals only when everybody is decided', () => {
    const counts = { expected: 0, present: 3, absent: 0, excused: 0, signed: 3 };
    expect(refusalToSeal(counts)).toBeNull();
    expect(refusalToSeal({ ...counts, expected: 1 })).toBe('attendance-undecided');
  });
  it('closes only once, when all is sealed', () => {
    expect(refusalToClose('PUBLISHED', [sealed, sealed])).toBeNull();
    expect(refusalToClose('PUBLISHED', [sealed, halfDay])).toBe('half-day-not-sealed');
    expect(refusalToClose('PUBLISHED', [])).toBe('half-day-not-sealed');
    expect(refusalToClose('FINALIZED', [sealed])).toBe('wrong-state');
  });
});

describe('certified minutes', () => {
  it('counts sealed half-days only', () => {
    expect(
      certifiedMinutes([
        { ...sealed, facts: [present] },
        { ...halfDay, facts: [present] },
      ]),
    ).toBe(200);
  });
  it('is exact across a clock change: 1 a.m. to 4 a.m. is two hours on 28 March 2027', () => {
    expect(
      plannedMinutes({
        startsAt: new Date('2027-03-28T00:00:00Z'),
        endsAt: new Date('2027-03-28T02:00:00Z'),
      }),
    ).toBe(120);
  });
});

it('tells a state in words', () => {
  expect(stateInWords({ state: 'PRESENT', lateMinutes: 10, earlyMinutes: 5 })).toBe(
    'présent, 10\u00a0min de retard, départ 5\u00a0min avant la fin',
  );
  expect(stateInWords({ state: 'EXPECTED', lateMinutes: 0, earlyMinutes: 0 })).toBe('non renseigné');
});
