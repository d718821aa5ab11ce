// Copies held by calendars: which are old, which leave again, what counts as failed, and what a mail hides from others.
import { fateOf, isStale, isToResend, maskedAddress, sameAnswer, withoutTokens, type Copy } from './copies';

const copy = (change: Partial<Copy> = {}): Copy => ({
  wanted: 'REQUEST',
  channel: 'MAIL',
  revision: 2,
  held: 2,
  isOnItsWay: false,
  ...change,
});

describe('isStale', () => {
  it.each<[boolean, string, Partial<Copy>]>([
    [false, 'the current revision arrived', {}],
    [true, 'an older one did', { held: 1 }],
    [true, 'none did', { held: null }],
    [true, 'the current one is still in the queue', { held: 1, isOnItsWay: true }],
    [false, 'the person reads a feed', { held: null, channel: 'FEED' }],
    [false, 'never invited', { wanted: null, revision: null, held: null }],
    [false, 'no object was made yet', { revision: null, held: null }],
    [true, 'the withdrawal did not arrive', { wanted: 'CANCEL', held: 1 }],
    [false, 'nothing ever arrived that should be withdrawn', { wanted: 'CANCEL', held: null }],
  ])('%s: %s', (expected, _, change) => expect(isStale(copy(change))).toBe(expected));
});

describe('isToResend', () => {
  it.each<[boolean, boolean, Partial<Copy>]>([
    [false, false, {}],
    [true, true, {}],
    [true, false, { held: 1 }],
    [false, false, { held: 1, isOnItsWay: true }],
    [true, true, { held: 1, isOnItsWay: true }],
    [false, true, { wanted: null, revision: null, held: null }],
    [true, true, { wanted: 'CANCEL' }],
    [false, false, { wanted: 'CANCEL' }],
    [true, true, { wanted: 'CANCEL', held: 1 }],
    [true, false, { wanted: 'CANCEL', held: 1 }],
    [false, false, { wanted: 'CANCEL', held: 1, isOnItsWay: true }],
    [false, true, { wanted: 'CANCEL', held: null }],
    [false, true, { wanted: 'CANCEL', held: 1, channel: 'FEED' }],
    [true, true, { channel: 'FEED', held: null }],
    [false, false, { channel: 'FEED', held: null }],
  ])('%s when asked for this person is %s: %o', (expected, isAsked, change) =>
    expect(isToResend(copy(change), isAsked)).toBe(expected),
  );
});

it.each([
  ['PENDING', null, 'waiting'],
  ['SENDING', null, 'waiting'],
  ['DEFERRED', null, 'waiting'],
  ['UNKNOWN', null, 'waiting'],
  ['ACCEPTED', null, 'accepted'],
  ['ACCEPTED', 'HARD', 'bounced'],
  ['REJECTED', null, 'failed'],
  ['REJECTED', 'HARD', 'bounced'],
  ['SUPPRESSED', null, 'failed'],
  ['EXPIRED', null, 'failed'],
] as const)('a mail %s, bounced %s, is %s', (state, bounce, fate) =>
  expect(fateOf(state, bounce)).toBe(fate),
);

it('tells one answer only when every day that stands has it', () => {
  const day = (answer: string | null, wanted: Copy['wanted'] = 'REQUEST') => ({ answer, wanted });
  expect(sameAnswer([day('ACCEPTED'), day('ACCEPTED')])).toBe('ACCEPTED');
  expect(sameAnswer([day('ACCEPTED'), day('DECLINED')])).toBeNull();
  expect(sameAnswer([day('ACCEPTED'), day(null)])).toBeNull();
  expect(sameAnswer([day('ACCEPTED'), day('DECLINED', 'CANCEL'), day(null, null)])).toBe('ACCEPTED');
  expect(sameAnswer([])).toBeNull();
});

it('hides what opens a door, not what names a page', () => {
  const session = 'https://treize.example/sessions/0199aaaa-0000-7000-8000-000000000001';
  const link = `https://treize.example/registrations/link/${'aB3-_'.repeat(8)}xyz`;
  expect(withoutTokens(`Votre page : ${link}\nLa session : ${session}.`)).toBe(
    `Votre page : https://treize.example/registrations/link/…\nLa session : ${session}.`,
  );
  expect(withoutTokens(`https://treize.example/registrations/address#token=${'aB3-_'.repeat(12)}`)).toBe(
    'https://treize.example/registrations/address#token=…',
  );
});

it.each([
  ['remi.castagnol@mairie.example', 'r…@mairie.example'],
  ['é@mairie.example', 'é…@mairie.example'],
  ['@mairie.example', '…'],
  ['', '…'],
])('%s is kept as %s', (address, masked) => expect(maskedAddress(address)).toBe(masked));
