// Codes, numbers, statuses and initials of certificates.
import * as fc from 'fast-check';
import { certificateNumber, codeAlphabet, codeFrom, publicInitials, statusOf } from './certificate';

describe('verification code', () => {
  it('has the printed form, whatever the random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 16 }), (bytes) => {
        expect(codeFrom(bytes)).toMatch(/^TRZ(-[2-9A-HJ-NP-Z]{4}){3}$/);
      }),
    );
  });
  it('uses 32 distinct signs, each as likely as the others', () => {
    expect(new Set(codeAlphabet).size).toBe(32);
    expect(256 % codeAlphabet.length).toBe(0);
  });
  it('refuses too little randomness', () => {
    expect(() => codeFrom(new Uint8Array(11))).toThrow(RangeError);
  });
});

it('numbers follow the registration, replacements are told apart', () => {
  expect(certificateNumber('COMPLETION', 'BRE-2027-0012-003', 1)).toBe('CR-BRE-2027-0012-003');
  expect(certificateNumber('PARTICIPATION', 'BRE-2027-0012-003', 2)).toBe('AP-BRE-2027-0012-003-2');
});

it('tells the status', () => {
  const at = new Date();
  expect(statusOf({ revokedAt: null, replacedBy: null })).toBe('VALID');
  expect(statusOf({ revokedAt: at, replacedBy: null })).toBe('REVOKED');
  expect(statusOf({ revokedAt: at, replacedBy: 'x' })).toBe('REPLACED');
});

it.each([
  ['Camille', 'Orvault', 'C. O.'],
  ['Marie-Claire', 'Le Goff', 'M. C. L.'],
  ['élodie', 'd’Arvor', 'É. D.'],
  ['𝒜nne', '李', '𝒜. 李.'],
])('%s %s is shown as %s', (givenName, familyName, initials) => {
  expect(publicInitials(givenName, familyName)).toBe(initials);
});
