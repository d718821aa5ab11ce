// Certificates grouped by the year of the session, latest first, with hours and days: the paper for an employer counts once.
import type { MyCertificate } from '@treize/contract/certificates';
import { isMain } from '@treize/rules/certificates/certificate';
import { trainingDays } from '@treize/rules/certificates/leave';
import { parisDate } from '@treize/rules/time/wall';

export interface YearOfCertificates {
  year: string;
  minutes: number;
  /** Days of training, for the leave of elected people. */
  days: number;
  certificates: MyCertificate[];
}

export function byYear(certificates: readonly MyCertificate[]): YearOfCertificates[] {
  const years = new Map<string, MyCertificate[]>();
  for (const certificate of certificates) {
    const year = (certificate.heldOn ?? parisDate(new Date(certificate.issuedAt))).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), certificate]);
  }
  return [...years]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([year, ofYear]) => ({
      year,
      minutes: totalMinutes(ofYear),
      days: trainingDays(ofYear),
      certificates: ofYear.toSorted((one, other) => other.issuedAt.localeCompare(one.issuedAt)),
    }));
}

export const totalMinutes = (certificates: readonly Pick<MyCertificate, 'minutes' | 'kind'>[]): number =>
  certificates.reduce((sum, { minutes, kind }) => sum + (isMain(kind) ? minutes : 0), 0);
