// T4 and W14 on rules alone.
import { editRefusal, selfCancelFaults, selfCancelRefusal, type OwnRegistration } from './self-cancel';
import { isActive, registrationStatuses } from './status';

const now = new Date('2027-01-05T10:00:00Z');
const own = (change: Partial<OwnRegistration> = {}): OwnRegistration => ({
  status: 'CONFIRMED',
  offerExpiresAt: null,
  firstPresenceAt: null,
  ...change,
});
const offered = own({ status: 'OFFERED', offerExpiresAt: new Date('2027-01-06T10:00:00Z') });
const lateOffer = own({ status: 'OFFERED', offerExpiresAt: now });
const present = own({ firstPresenceAt: now });

it.each([
  ['a place held before the session', own(), 'PUBLISHED', [], null],
  ['a rank', own({ status: 'WAITLISTED' }), 'CLOSED', [], null],
  ['an offer past its deadline', lateOffer, 'PUBLISHED', [], null],
  ['an offer to answer', offered, 'PUBLISHED', ['OFFER_PENDING'], 'offer-pending'],
  ['presence recorded', present, 'IN_PROGRESS', ['PRESENT'], 'not-cancellable'],
  ['a session over', own(), 'HELD', ['SESSION_OVER'], 'not-cancellable'],
  [
    'all that at once',
    { ...present, status: 'EXPIRED' },
    'FINALIZED',
    ['ENDED', 'PRESENT', 'SESSION_OVER'],
    'not-cancellable',
  ],
] as const)('T4 %s', (_, registration, phase, faults, refusal) => {
  const found = selfCancelFaults(registration, phase, now);
  expect(found).toEqual(faults);
  expect(selfCancelRefusal(found)).toBe(refusal);
});

it.each(registrationStatuses)('T4 %s: only what stands may be cancelled', (status) => {
  expect(selfCancelFaults(own({ status }), 'PUBLISHED', now)).toEqual(isActive(status) ? [] : ['ENDED']);
});

it.each([
  ['WAITLISTED', null],
  ['OFFERED', 'offer-pending'],
  ['CONFIRMED', 'not-waiting'],
  ['EXPIRED', 'not-waiting'],
] as const)('W14 %s is changed only until its offer is sent', (status, refusal) => {
  expect(editRefusal(status)).toBe(refusal);
});
