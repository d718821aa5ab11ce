// Until when a decline can be undone, and what answers change of a registration.
import fc from 'fast-check';
import { answerEffect, attendanceOf, declineEndsAt } from './declines';

const at = (text: string) => new Date(`2027-01-${text}:00Z`);
const start = at('12T09:00');

it.each([
  ['a week before: 24 hours', '05T09:00', '06T09:00'],
  ['exactly 26 hours before', '11T07:00', '12T07:00'],
  ['a day before: two hours before the start', '11T09:00', '12T07:00'],
  ['three hours before: an hour', '12T06:00', '12T07:00'],
  ['two hours and ten minutes before: half an hour', '12T06:50', '12T07:20'],
  ['an hour before: half an hour', '12T08:00', '12T08:30'],
  ['half an hour before: nothing is given to anybody', '12T08:30', null],
  ['once it has begun', '12T09:30', null],
])('[7.6-39] declined %s', (_, now, ends) => {
  expect(declineEndsAt(at(now), start)).toEqual(ends && at(ends));
});

it('always leaves half an hour, never more than a day, never past the start', () => {
  const hours = fc.double({ min: -10, max: 400, noNaN: true });
  fc.assert(
    fc.property(hours, (before) => {
      const now = new Date(start.getTime() - before * 3_600_000);
      const ends = declineEndsAt(now, start);
      if (ends === null) return expect(before).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(ends.getTime() - now.getTime()).toBeGreaterThanOrEqual(30 * 60_000);
      expect(ends.getTime() - now.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
      expect(ends < start).toBe(true);
    }),
  );
});

it.each([
  [['ACCEPTED', 'ACCEPTED'], 'COMING'],
  [['DECLINED', 'DECLINED'], 'NOT_COMING'],
  [['DECLINED', 'ACCEPTED'], 'UNDECIDED'],
  [['DECLINED', null], 'UNDECIDED'],
  [['ACCEPTED', 'TENTATIVE'], 'UNDECIDED'],
  [[], 'UNDECIDED'],
] as const)('%j means %s', (answers, meaning) => {
  expect(attendanceOf(answers)).toBe(meaning);
});

describe('the effect of answers', () => {
  const now = at('05T09:00');
  const standing = { status: 'CONFIRMED', declinedAt: null, firstPresenceAt: null } as const;
  const toReconfirm = { ...standing, status: 'TO_RECONFIRM' } as const;
  const declined = { ...standing, declinedAt: now };
  const open = { phase: 'PUBLISHED', startsAt: start } as const;
  it.each([
    ['declining starts the delay', standing, ['DECLINED'], open, 'DECLINE'],
    ['declining again changes nothing', declined, ['DECLINED'], open, null],
    ['one day of two is not the whole', standing, ['DECLINED', null], open, null],
    ['accepting comes back', declined, ['ACCEPTED'], open, 'COME_BACK'],
    ['coming perhaps comes back too', declined, ['TENTATIVE'], open, 'COME_BACK'],
    ['accepting reconfirms', toReconfirm, ['ACCEPTED', 'ACCEPTED'], open, 'CONFIRM'],
    ['accepting one of two does not reconfirm', toReconfirm, ['ACCEPTED', null], open, null],
    ['coming perhaps does not reconfirm', toReconfirm, ['TENTATIVE'], open, null],
    ['silence keeps the place', toReconfirm, [null], open, null],
    ['declining the new date starts the delay', toReconfirm, ['DECLINED'], open, 'DECLINE'],
    ['accepting changes nothing for whoever is confirmed', standing, ['ACCEPTED'], open, null],
    ['somebody present cannot decline', { ...standing, firstPresenceAt: now }, ['DECLINED'], open, null],
    ['nobody declines a session that is held', standing, ['DECLINED'], { ...open, phase: 'HELD' }, null],
    ['nor one that runs with registration open', standing, ['DECLINED'], { ...open, startsAt: now }, null],
    ['nor whoever waits', { ...standing, status: 'WAITLISTED' }, ['DECLINED'], open, null],
    [
      'an ended registration stays ended',
      { ...declined, status: 'CANCELLED_BY_PERSON' },
      ['ACCEPTED'],
      open,
      null,
    ],
  ] as const)('%s', (_, registration, answers, session, effect) => {
    expect(answerEffect(registration, answers, session, now)).toBe(effect);
  });
});
