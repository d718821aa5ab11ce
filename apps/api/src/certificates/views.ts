// What the API tells of a certificate: to anybody, to its owner, to organisers.
import {
  certificatePaths,
  type IssuedCertificate,
  type MyCertificate,
  type Verification,
} from '@treize/contract/certificates';
import { statusOf } from '@treize/rules/certificates/certificate';
import { publicInitials } from '@treize/rules/certificates/names';
import type { IssuedRow } from './certificates.queries';

/** Initials only: no name, no address. */
export const publicView = (row: IssuedRow): Verification => ({
  code: row.code,
  number: row.number,
  kind: row.kind,
  status: statusOf(row),
  title: row.content.action.title,
  place: row.content.action.place,
  initials: publicInitials(row.content.person.givenName, row.content.person.familyName),
  halfDays: row.content.halfDays,
  minutes: row.minutes,
  issuedAt: row.issuedAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  bodyName: row.content.body.name,
  sha256: row.sha256,
  replacedByCode: row.replacedByCode,
  replacesCode: row.replacesCode,
});

export const mineView = (row: IssuedRow): MyCertificate => ({
  id: row.id,
  number: row.number,
  code: row.code,
  kind: row.kind,
  title: row.content.action.title,
  minutes: row.minutes,
  halfDays: row.content.halfDays.length,
  heldOn: row.content.halfDays.at(-1)?.date ?? null,
  issuedAt: row.issuedAt.toISOString(),
  pdfPath: certificatePaths.pdf(row.id),
  htmlPath: certificatePaths.html(row.id),
  credentialPath: row.statusIndex === null ? null : certificatePaths.credential(row.id),
});

export const issuedView = (row: IssuedRow): IssuedCertificate => {
  const { familyName, givenName } = row.content.person;
  return {
    ...mineView(row),
    familyName,
    givenName,
    status: statusOf(row),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    reason: row.reason,
    replacedByNumber: row.replacedByNumber,
    replacesNumber: row.replacesNumber,
    hasAddress: row.email !== '',
  };
};
