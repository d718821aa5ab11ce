// Until when somebody may be replaced, in Paris time, and under which number.
import { replacedStatus, replacementNumber, replacementRefusal } from './replacement';

const session = { state: 'PUBLISHED', startsAt: new Date('2027-01-12T08:30:00Z') } as const;
const confirmed = { status: 'CONFIRMED', firstPresenceAt: null } as const;

it.each([
  ['2027-01-01T08:00:00Z', null],
  ['2027-01-11T22:59:59Z', null],
  ['2027-01-11T23:00:00Z', 'too-late'],
  ['2027-01-12T07:00:00Z', 'too-late'],
  ['2027-02-12T07:00:00Z', 'too-late'],
])('at %s: %s', (now, refusal) => {
  expect(replacementRefusal(confirmed, session, new Date(now))).toBe(refusal);
});

it.each(['CONFIRMED', 'TO_RECONFIRM', 'PENDING_VALIDATION', 'WAITLISTED', 'OFFERED'] as const)(
  '%s may be replaced',
  (status) => {
    const now = new Date('2027-01-01T08:00:00Z');
    expect(replacementRefusal({ ...confirmed, status }, session, now)).toBeNull();
  },
);

it.each([
  ['an ended registration', { ...confirmed, status: 'CANCELLED_BY_PERSON' }, session],
  ['a replaced one', { ...confirmed, status: 'REPLACED' }, session],
  ['who has come already', { ...confirmed, firstPresenceAt: new Date('2027-01-12T08:00:00Z') }, session],
  ['a cancelled session', confirmed, { ...session, state: 'CANCELLED' }],
] as const)('never: %s', (_, registration, of) => {
  expect(replacementRefusal(registration, of, new Date('2027-01-01T08:00:00Z'))).toBe('wrong-state');
});

it('a postponed session keeps its people, who may change whatever its old date', () => {
  const postponed = { ...session, state: 'POSTPONED' } as const;
  expect(replacementRefusal(confirmed, postponed, new Date('2027-03-01T08:00:00Z'))).toBeNull();
});

it.each([
  ['M05-84-03-0012', 'M05-84-03-0012-2'],
  ['M05-84-03-0012-2', 'M05-84-03-0012-3'],
  ['M05-84-2027-0012-9', 'M05-84-2027-0012-10'],
  ['T-2027-10012', 'T-2027-10012-2'],
])('%s is followed by %s', (number, next) => expect(replacementNumber(number)).toBe(next));

it.each([
  ['WAITLISTED', 'NONE', 'WAITLISTED'],
  ['OFFERED', 'NONE', 'OFFERED'],
  ['TO_RECONFIRM', 'NONE', 'CONFIRMED'],
  ['PENDING_VALIDATION', 'ORGANIZER', 'PENDING_VALIDATION'],
  ['PENDING_VALIDATION', 'MUNICIPALITY', 'CONFIRMED'],
] as const)('%s, validated by %s, becomes %s', (status, validation, next) => {
  expect(replacedStatus(status, validation)).toBe(next);
});
