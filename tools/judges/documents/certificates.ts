// What certificates say, for the judges: each kind, and with the longest that a form takes.
import type { CertificateContent } from '@treize/api/certificates/content';
import { certificatePaper } from '@treize/api/certificates/papers/certificate.paper';
import type { Paper } from '@treize/api/platform/papers/paper';
import { certificateKinds, type CertificateKind } from '@treize/rules/certificates/certificate';

const morning = {
  date: '2027-01-12',
  period: 'AM',
  startTime: '09:00',
  endTime: '12:30',
  minutes: 200,
} as const;

export const certificateContent = (
  kind: CertificateKind,
  change: Partial<CertificateContent> = {},
): CertificateContent => ({
  kind,
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

const long: Partial<CertificateContent> = {
  person: {
    familyName: 'Łukasz-Żak d’Ÿs',
    givenName: 'Noël (李 Анна)',
    function: 'M'.repeat(120),
    body: 'Saint-Remy',
  },
  action: {
    title: 'Titre & <suite> '.repeat(10),
    sessionRef: 'ARA-2',
    place: 'L'.repeat(160),
    plannedMinutes: 9999,
  },
  halfDays: Array.from({ length: 30 }, () => morning),
};

/** Every kind of certificate as a document. */
export const certificatePapers = (): Record<string, Paper> =>
  Object.fromEntries(
    certificateKinds.flatMap((kind) =>
      Object.entries({ '': {}, '-long': long }).map(([suffix, change]) => {
        const content = certificateContent(kind, change);
        const address = `https://treize.example/certificates/${content.code}`;
        const paper = certificatePaper(content, address, new Date('2027-01-13T09:00:00Z'));
        return [`certificate-${kind.toLowerCase()}${suffix}`, paper];
      }),
    ),
  );
