// For tests: what a certificate of a whole day says.
import type { CertificateContent } from '../content';

/** A half-day of which ten minutes were missed. */
export const morning = {
  date: '2027-01-12',
  period: 'AM',
  startTime: '09:00',
  endTime: '12:30',
  minutes: 200,
} as const;

export const certificateContent = (change: Partial<CertificateContent> = {}): CertificateContent => ({
  kind: 'COMPLETION',
  number: 'CR-ARA-2027-0012-003',
  code: 'TRZ-7K4M-9QXD-2HVB',
  person: { familyName: 'Castagnol', givenName: 'Rémi', function: 'Maire', body: 'Saint-Flour' },
  action: {
    title: 'Habitat ancien et logements vacants',
    sessionRef: 'ARA-2027-0012',
    place: 'Salle du conseil, Saint-Flour',
    plannedMinutes: 420,
  },
  halfDays: [morning, { ...morning, period: 'PM', startTime: '13:45', endTime: '17:15', minutes: 210 }],
  minutes: 410,
  body: {
    name: 'Treize',
    activityNumber: '84 69 12345 69',
    accreditation: 'AGR-2026-013',
    signatory: 'La direction',
    city: 'Lyon',
  },
  issuedOn: '2027-01-13',
  ...change,
});
