// Codes, numbers, kinds and statuses of certificates.
import * as fc from 'fast-check';
import {
  certificateNumber,
  codeAlphabet,
  codeFrom,
  isToIssue,
  kindsFor,
  statusOf,
  titleOfKind,
} from './certificate';

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

it('an elected person who trained has two documents, staff one, a regional day one', () => {
  expect(kindsFor('TRAINING', 'ELECTED').map((kind) => titleOfKind[kind])).toEqual([
    'Certificat de réalisation',
    'Attestation de fréquentation effective',
  ]);
  expect(kindsFor('TRAINING', 'STAFF')).toEqual(['COMPLETION']);
  expect(kindsFor('AWARENESS', 'ELECTED')).toEqual(['PARTICIPATION']);
});

it('numbers follow the registration, replacements are told apart', () => {
  expect(certificateNumber('COMPLETION', 'BRE-2027-0012-003', 1)).toBe('CR-BRE-2027-0012-003');
  expect(certificateNumber('ATTENDANCE', 'BRE-2027-0012-003', 1)).toBe('AF-BRE-2027-0012-003');
  expect(certificateNumber('PARTICIPATION', 'BRE-2027-0012-003', 2)).toBe('AP-BRE-2027-0012-003-2');
});

it('tells the status', () => {
  const at = new Date();
  expect(statusOf({ revokedAt: null, replacedBy: null })).toBe('VALID');
  expect(statusOf({ revokedAt: at, replacedBy: null })).toBe('REVOKED');
  expect(statusOf({ revokedAt: at, replacedBy: 'x' })).toBe('REPLACED');
});

it('is made when none is in force, but never again after somebody withdrew it', () => {
  const revokedAt = new Date();
  expect(isToIssue(undefined)).toBe(true);
  expect(isToIssue({ revokedAt: null, revokedBy: null })).toBe(false);
  expect(isToIssue({ revokedAt, revokedBy: null })).toBe(true);
  expect(isToIssue({ revokedAt, revokedBy: 'somebody' })).toBe(false);
});
