// Badges read at the door without the network: each refusal its own, another session's badge finds its sheet.
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { buildBadge } from '@treize/evidence/badge';
import { toBase64Url } from '@treize/evidence/base64url';
import { anId } from '../attendance.fixture';
import { openFor, readingOf } from './badge-reading';

const keyPair = () => {
  const secret = ed25519.utils.randomSecretKey();
  const sign = (text: string) => toBase64Url(ed25519.sign(utf8ToBytes(text), secret));
  return { sign, x: toBase64Url(ed25519.getPublicKey(secret)) };
};
const ours = keyPair();
const [sessionId, registrationId, other] = [anId(1), anId(2), anId(3)];
const badge = (given: { sessionId?: string; sign?: typeof ours.sign } = {}) =>
  buildBadge(
    {
      registrationId,
      sessionId: given.sessionId ?? sessionId,
      notBefore: new Date('2027-01-12T00:00:00Z'),
      notAfter: new Date('2027-01-12T23:00:00Z'),
    },
    given.sign ?? ours.sign,
  );
const day = { sessionId, badgeKeys: [{ x: ours.x, kid: 'one' }] };
const at = (time: string) => new Date(`2027-01-${time}Z`);
const noon = at('12T12:00:00');

it('[C15] a signed badge names the person, without any name kept', () => {
  expect(readingOf(badge(), day, noon)).toEqual({ kind: 'person', registrationId });
});

it('[C15] each refusal is its own', () => {
  const refused = (text: string, now = noon) => readingOf(text, day, now);
  expect(refused(badge({ sign: keyPair().sign }))).toEqual({ kind: 'refused', code: 'badge-invalid' });
  expect(refused('https://treize.example/sign/abc')).toEqual({ kind: 'refused', code: 'badge-invalid' });
  expect(refused(badge(), at('11T12:00:00'))).toEqual({ kind: 'refused', code: 'badge-not-yet' });
  expect(refused(badge(), at('13T12:00:00'))).toEqual({ kind: 'refused', code: 'badge-expired' });
});

it('[C20] the badge of another session finds its open sheet; none or two is an error', () => {
  expect(readingOf(badge({ sessionId: other }), day, noon)).toEqual({ kind: 'elsewhere', sessionId: other });
  const half = (halfDayId: string, from: string, to: string) => ({
    halfDayId,
    sessionId: other,
    opensAt: at(`12T${from}:00`).toISOString(),
    endsAt: at(`12T${to}:00`).toISOString(),
  });
  const morning = half('am', '08:00', '12:30');
  const afternoon = half('pm', '13:00', '17:00');
  expect(openFor(other, [morning, afternoon], noon)).toEqual({ halfDayId: 'am' });
  expect(openFor(other, [morning, half('bis', '11:00', '13:00')], noon)).toEqual({ refused: 'ambiguous' });
  expect(openFor(other, [afternoon], noon)).toEqual({ refused: 'wrong-session' });
  expect(openFor(anId(9), [morning], noon)).toEqual({ refused: 'wrong-session' });
});
