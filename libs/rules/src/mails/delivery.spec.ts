// Claiming a stored mail: order of revisions, mails in flight, final states.
import { decideClaim, isRetryable, leaseMilliseconds, type MailState, type StoredMail } from './delivery';

const now = new Date('2027-01-12T09:00:00Z');
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const mail = (
  id: string,
  state: MailState,
  revision: number | null = null,
  sendingAt: Date | null = null,
): StoredMail => ({
  id,
  state,
  revision,
  sendingAt,
});

describe('decideClaim', () => {
  it.each(['PENDING', 'DEFERRED', 'UNKNOWN'] as const)('sends a mail that is %s', (state) => {
    expect(decideClaim(mail('a', state), [], now)).toBe('send');
  });

  it.each(['ACCEPTED', 'REJECTED', 'SUPERSEDED'] as const)('leaves a mail that is %s (M14)', (state) => {
    expect(decideClaim(mail('a', state), [], now)).toBe('final');
  });

  it('never takes a mail in flight, and takes it back from a dead worker (M14)', () => {
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
});

it('lets the operator retry what failed only', () => {
  const states: MailState[] = [
    'PENDING',
    'SENDING',
    'ACCEPTED',
    'DEFERRED',
    'UNKNOWN',
    'REJECTED',
    'SUPERSEDED',
  ];
  const retryable = (kind: string) => states.filter((state) => isRetryable(state, kind));
  expect(retryable('registration.confirmed')).toEqual(['DEFERRED', 'UNKNOWN', 'REJECTED']);
  expect(retryable('sign-in')).toEqual([]);
});
