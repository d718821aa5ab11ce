// Badges: what is written is read back, each refusal, and any changed letter is refused.
import { createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { buildBadge, parseBadge, readBadge, type Badge } from './badge';
import { aKey } from './evidence.fixture';

const key = aKey();
const keys = [aKey(1).published, key.published];
const badge: Badge = {
  registrationId: '0198a5a0-1111-7222-8333-444455556666',
  sessionId: '0198a5a0-aaaa-7bbb-8ccc-ddddeeeeffff',
  notBefore: new Date('2027-01-12T07:30:00Z'),
  notAfter: new Date('2027-01-12T23:00:00Z'),
};
const text = buildBadge(badge, key.sign);
const at = (instant: string) => readBadge(text, keys, new Date(instant));

it('[C15] is read with a public key alone, and names nobody', () => {
  expect(at('2027-01-12T08:00:00Z')).toEqual({ badge, refused: null });
  expect(text).toMatch(/^TRZB1(\.[\w-]+){5}$/);
  expect(text.length).toBeLessThan(180);
});

it.each([
  ['2027-01-12T07:29:59.999Z', 'badge-not-yet'],
  ['2027-01-12T07:30:00Z', null],
  ['2027-01-12T23:00:00.900Z', null],
  ['2027-01-12T23:00:01Z', 'badge-expired'],
])('[C15] at %s: %s', (instant, refused) => {
  expect(at(instant).refused).toBe(refused);
});

it('[C15] of another installation, or of another product, is refused', () => {
  expect(readBadge(buildBadge(badge, aKey(9).sign), keys, badge.notBefore).refused).toBe('badge-invalid');
  for (const other of ['', 'https://treize.example/sign/abc', text.replace('TRZB1', 'TRZB2'), `${text}.`])
    expect(readBadge(other, keys, badge.notBefore).refused).toBe('badge-invalid');
});

it('is signed alike by Node', () => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]);
  const nodeKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  expect(buildBadge(badge, (words) => sign(null, Buffer.from(words), nodeKey).toString('base64url'))).toBe(
    text,
  );
});

it('[C15] whatever letter changes, it is refused', () => {
  const letters = 'ABCXYZabcxyz0189-_.= ';
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...letters), (index, letter) => {
      fc.pre(text[index] !== letter);
      const altered = text.slice(0, index) + letter + text.slice(index + 1);
      expect(readBadge(altered, keys, badge.notBefore).refused).toBe('badge-invalid');
    }),
    { numRuns: 300 },
  );
});

it('any badge is read back as it was written', () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((value) => new Date(value * 1000));
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), second, second, (registrationId, sessionId, notBefore, notAfter) => {
      const one = { registrationId, sessionId, notBefore, notAfter };
      expect(parseBadge(buildBadge(one, () => 'A'.repeat(86)))).toMatchObject(one);
    }),
    { numRuns: 50 },
  );
});
