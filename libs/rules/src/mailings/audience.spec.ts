// The people of a session that each audience holds.
import { membersOf, type AudienceMember, type SessionAudience } from './audience';

const all = { departments: [], programmes: [], kinds: [] };
const member = (personId: string, change: Partial<AudienceMember> = {}): AudienceMember => ({
  personId,
  status: 'CONFIRMED',
  isLeaving: false,
  presence: null,
  isSilent: false,
  kind: 'ELECTED',
  departments: ['15'],
  programmes: ['PVD'],
  ...change,
});
const people = [
  member('confirmed'),
  member('silent', { isSilent: true }),
  member('moved', { status: 'TO_RECONFIRM', isSilent: true }),
  member('leaving', { isLeaving: true, isSilent: true }),
  member('waiting', { status: 'WAITLISTED' }),
  member('offered', { status: 'OFFERED' }),
  member('gone', { status: 'CANCELLED_BY_PERSON', presence: 'ABSENT' }),
  member('back', { status: 'CANCELLED_BY_ORGANIZER' }),
  member('back', { status: 'PENDING_VALIDATION' }),
  member('present', { presence: 'PRESENT' }),
  member('absent', { presence: 'ABSENT' }),
  member('refused', { status: 'REFUSED' }),
];
const names = (audience: SessionAudience, narrowing: object = {}) =>
  membersOf(audience, people, { ...all, ...narrowing }).map(({ personId }) => personId);

it.each([
  ['REGISTERED', ['confirmed', 'silent', 'moved', 'present', 'absent']],
  ['WAITING', ['waiting']],
  ['NOT_ANSWERED', ['silent', 'moved']],
  ['TO_RECONFIRM', ['moved']],
  ['CANCELLED', ['gone']],
] as const)('[M7] %s', (audience, expected) => expect(names(audience)).toEqual(expected));

it('[M11] exactly those present, exactly those absent', () => {
  expect(names('PRESENT')).toEqual(['present']);
  expect(names('ABSENT')).toEqual(['absent']);
});

it('is narrowed by département, label and kind, each person once', () => {
  const some = [
    member('a', { departments: ['63', '15'], programmes: [] }),
    member('b', { departments: ['22'], programmes: ['ACV', 'MOUNTAIN'] }),
    member('c', { kind: 'STAFF' }),
    member('c', { kind: 'STAFF' }),
  ];
  const of = (narrowing: object) =>
    membersOf('REGISTERED', some, { ...all, ...narrowing }).map(({ personId }) => personId);
  expect(of({})).toEqual(['a', 'b', 'c']);
  expect(of({ departments: ['15'] })).toEqual(['a', 'c']);
  expect(of({ programmes: ['MOUNTAIN'] })).toEqual(['b']);
  expect(of({ kinds: ['STAFF'] })).toEqual(['c']);
});
