// The code of a room: the published vectors of RFC 6238 (SHA-256), one code a minute, the previous one still taken.
import { utf8ToBytes, bytesToHex } from '@noble/hashes/utils.js';
import { codeOfStep, isRoomCode, roomAddress, roomCode, roomCodeEndsAt } from './room-code';

const secret = bytesToHex(utf8ToBytes('12345678901234567890123456789012'));
const at = (time: string) => new Date(`2027-01-12T${time}Z`);

it.each([
  [0x1, '119246'],
  [0x23523ec, '084774'],
  [0x23523ed, '062674'],
  [0x273ef07, '819424'],
  [0x3f940aa, '698825'],
  [0x27bc86aa, '737706'],
])('step %i gives the last six digits of the published value', (step, code) => {
  expect(codeOfStep(secret, step)).toBe(code);
});

it('is one code a minute, taken until the end of the minute after, never before its own', () => {
  const code = roomCode(secret, at('09:00:00'));
  expect(roomCode(secret, at('09:00:59'))).toBe(code);
  expect(roomCode(secret, at('09:01:00'))).not.toBe(code);
  expect(roomCodeEndsAt(at('09:00:00'))).toEqual(at('09:01:00'));
  expect(isRoomCode(secret, code, at('09:01:59'))).toBe(true);
  expect(isRoomCode(secret, code, at('09:02:00'))).toBe(false);
  expect(isRoomCode(secret, code, at('08:59:59'))).toBe(false);
});

it('opens the page of its half-day', () => {
  expect(roomAddress('https://treize.example/', 'abc', '012345')).toBe(
    'https://treize.example/sign/abc?code=012345',
  );
});
