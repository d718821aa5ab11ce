// What a certificate says: frozen as JSON beside its bytes, so that the page that verifies it shows the same.
import type { CertificateKind } from '@treize/rules/certificates/certificate';

export type Period = 'AM' | 'PM' | 'EVENING';
/** A half-day really attended. Dates and times are wall times in Paris. */
export interface CertifiedHalfDay {
  date: string;
  period: Period;
  startTime: string;
  endTime: string;
  minutes: number;
}

export interface CertificateContent {
  kind: CertificateKind;
  number: string;
  code: string;
  person: { familyName: string; givenName: string; function: string; body: string };
  action: { title: string; sessionRef: string; place: string; plannedMinutes: number };
  halfDays: CertifiedHalfDay[];
  minutes: number;
  /** `accreditation`: absent from the documents issued before it was a setting. */
  body: { name: string; activityNumber: string; accreditation?: string; signatory: string; city: string };
  /** Civil date in Paris. */
  issuedOn: string;
}
