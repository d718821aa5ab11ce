// Certificates grouped by year with the hours of each, latest first.
import type { MyCertificate } from '@treize/contract/certificates';
import { parisDate } from '@treize/rules/time/wall';

export interface YearOfCertificates {
  year: string;
  minutes: number;
  certificates: MyCertificate[];
}

export function byYear(certificates: readonly MyCertificate[]): YearOfCertificates[] {
  const years = new Map<string, MyCertificate[]>();
  for (const certificate of certificates) {
    const year = parisDate(new Date(certificate.issuedAt)).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), certificate]);
  }
  return [...years]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([year, ofYear]) => ({
      year,
      minutes: totalMinutes(ofYear),
      certificates: ofYear.toSorted((one, other) => other.issuedAt.localeCompare(one.issuedAt)),
    }));
}

export const totalMinutes = (certificates: readonly { minutes: number }[]): number =>
  certificates.reduce((sum, { minutes }) => sum + minutes, 0);
