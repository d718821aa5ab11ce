// What certificates say, for the judges: each kind, and with the longest that a form takes.
import type { CertificateContent } from '@treize/api/certificates/content';
import { certificatePaper } from '@treize/api/certificates/papers/certificate.paper';
import { certificateContent, morning } from '@treize/api/certificates/papers/certificate.fixture';
import type { Paper } from '@treize/api/platform/papers/paper';
import { certificateKinds } from '@treize/rules/certificates/certificate';

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
        const content = certificateContent({ kind, ...change });
        const address = `https://treize.example/certificates/${content.code}`;
        const paper = certificatePaper(content, address, new Date('2027-01-13T09:00:00Z'));
        return [`certificate-${kind.toLowerCase()}${suffix}`, paper];
      }),
    ),
  );
