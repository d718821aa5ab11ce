// Claiming a stored mail: order of revisions, mails in flight, final states.
import {
  decideClaim,
  isRetryable,
  leaseMilliseconds,
  urgencyOf,
  type DueMail,
  type MailState,
} from './delivery';

const now = new Date('2027-01-12T09:00:00Z');
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const mail = (
  id: string,
  state: MailState,
  revision: number | null = null,
  sendingAt: Date | null = null,
): DueMail => ({
  id,
  state,
  revision,
  sendingAt,
  kind: 'registration.confirmed',
  giveUpAt: null,
  isBlocked: false,
});

describe('decideClaim', () => {
  it.each(['PENDING', 'DEFERRED', 'UNKNOWN'] as const)('sends a mail that is %s', (state) => {
    expect(decideClaim(mail('a', state), [], now)).toBe('send');
  });

  it.each(['ACCEPTED', 'REJECTED', 'SUPERSEDED', 'SUPPRESSED', 'EXPIRED'] as const)(
    '[M14] leaves a mail that is %s',
    (state) => {
      expect(decideClaim(mail('a', state), [], now)).toBe('final');
    },
  );

  it('[M14] never takes a mail in flight, and takes it back from a dead worker', () => {
    expect(decideClaim(mail('a', 'SENDING', 0, ago(1000)), [], now)).toBe('wait');
    expect(decideClaim(mail('a', 'SENDING', 0, ago(leaseMilliseconds)), [], now)).toBe('send');
  });

  it.each(['PENDING', 'SENDING', 'ACCEPTED', 'REJECTED', 'SUPERSEDED'] as const)(
    'drops revision 1 once revision 2 is stored, even %s',
    (state) => {
      expect(decideClaim(mail('a', 'DEFERRED', 1), [mail('b', state, 2)], now)).toBe('superseded');
    },
  );

  it('lets revision 2 wait while revision 1 is in flight', () => {
    expect(decideClaim(mail('b', 'PENDING', 2), [mail('a', 'SENDING', 1, ago(1000))], now)).toBe('wait');
    expect(decideClaim(mail('b', 'PENDING', 2), [mail('a', 'SENDING', 1, ago(leaseMilliseconds))], now)).toBe(
      'send',
    );
    expect(decideClaim(mail('b', 'PENDING', 2), [mail('a', 'DEFERRED', 1)], now)).toBe('send');
  });

  it('does not write to a blocked address, but lets people sign in', () => {
    expect(decideClaim({ ...mail('a', 'PENDING'), isBlocked: true }, [], now)).toBe('suppressed');
    expect(decideClaim({ ...mail('a', 'PENDING'), isBlocked: true, kind: 'sign-in' }, [], now)).toBe('send');
  });

  it('tries no more after its hour', () => {
    expect(decideClaim({ ...mail('a', 'DEFERRED'), giveUpAt: ago(1) }, [], now)).toBe('expired');
    expect(decideClaim({ ...mail('a', 'DEFERRED'), giveUpAt: now }, [], now)).toBe('send');
  });
});

describe('isRetryable', () => {
  const states: MailState[] = [
    'PENDING',
    'SENDING',
    'ACCEPTED',
    'DEFERRED',
    'UNKNOWN',
    'REJECTED',
    'SUPERSEDED',
    'SUPPRESSED',
    'EXPIRED',
  ];
  const retryable = (change: Partial<DueMail>) =>
    states.filter((state) => isRetryable({ ...mail('a', state), ...change }, now));

  it('lets the operator retry what failed only', () => {
    expect(retryable({})).toEqual(['DEFERRED', 'UNKNOWN', 'REJECTED', 'SUPPRESSED', 'EXPIRED']);
  });

  it.each([
    ['a code that has run out', { kind: 'sign-in' }],
    ['an address still blocked', { isBlocked: true }],
    ['a mail past its hour', { giveUpAt: ago(1) }],
  ])('never %s', (_, change) => {
    expect(retryable(change)).toEqual([]);
  });
});

it.each([
  ['sign-in', null, false, 0],
  ['registration.cancelled', 'CANCEL', false, 1],
  ['registration.confirmed', 'REQUEST', false, 5],
  ['registration.reminded', null, false, 8],
  ['mailing', null, true, 8],
] as const)('%s (%s) has its urgency', (kind, method, isMailing, urgency) => {
  expect(urgencyOf(kind, method, isMailing)).toBe(urgency);
});
