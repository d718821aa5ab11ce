// Credentials hold what the standards require and no name in clear; the status list says who is withdrawn.
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { achievementCredential } from '@treize/contract/credentials';
import type { CertificateContent } from '../content';
import { credentialOf, listLength } from './credential';
import { encodedList, isRevoked } from './status-list';

const content: CertificateContent = {
  kind: 'COMPLETION',
  number: 'CR-ARA-2027-0012-003',
  code: 'TRZ-7K4M-9QXD-2HVB',
  person: { familyName: 'Castagnol', givenName: 'Rémi', function: 'Maire', body: 'Saint-Flour' },
  action: { title: 'Habitat ancien', sessionRef: 'ARA-2027-0012', place: 'Saint-Flour', plannedMinutes: 420 },
  halfDays: [
    { date: '2027-01-12', period: 'AM', startTime: '09:00', endTime: '12:30', minutes: 200 },
    { date: '2027-07-13', period: 'PM', startTime: '14:00', endTime: '17:00', minutes: 180 },
  ],
  minutes: 380,
  body: { name: 'Treize', activityNumber: '', signatory: 'La direction', city: 'Lyon' },
  issuedOn: '2027-07-13',
};
const credential = credentialOf({
  content,
  email: 'Remi.Castagnol@mairie.example',
  sessionId: '01990000-0000-7000-8000-000000000001',
  statusIndex: listLength + 5,
  issuedAt: new Date('2027-07-13T16:00:00Z'),
  site: 'https://treize.example',
  salt: '00112233445566778899aabbccddeeff',
  subjectId: 'urn:uuid:01990000-0000-7000-8000-000000000002',
});

it('has every required member of Open Badges 3.0 and of the W3C data model', () => {
  expect(achievementCredential.parse(credential)).toEqual(credential);
  expect(credential.credentialStatus).toMatchObject({
    statusListIndex: '5',
    statusListCredential: 'https://treize.example/api/certificates/status/1',
  });
  // Winter and summer hours of Paris.
  expect(credential.credentialSubject).toMatchObject({
    activityStartDate: '2027-01-12T08:00:00.000Z',
    activityEndDate: '2027-07-13T15:00:00.000Z',
  });
});

it.each(Object.keys(credential))('without %s it is refused', (member) => {
  const { [member as keyof typeof credential]: _, ...rest } = credential;
  void _;
  expect(achievementCredential.safeParse(rest).success).toBe(false);
});

it('says of the person only hashes that they can open', () => {
  expect(JSON.stringify(credential)).not.toMatch(/Castagnol|Rémi|mairie\.example|Maire/);
  const hash = (value: string): string =>
    `sha256$${createHash('sha256').update(`${value}00112233445566778899aabbccddeeff`).digest('hex')}`;
  expect(credential.credentialSubject.identifier.map(({ identityHash }) => identityHash)).toEqual([
    hash('Rémi Castagnol'),
    hash('remi.castagnol@mairie.example'),
  ]);
});

it('a status list has a bit for each place, set for those withdrawn and no other', () => {
  const place = fc.integer({ min: 0, max: listLength - 1 });
  fc.assert(
    fc.property(fc.uniqueArray(place, { maxLength: 20 }), place, (revoked, other) => {
      const list = encodedList(revoked);
      for (const one of revoked) expect(isRevoked(list, one)).toBe(true);
      expect(isRevoked(list, other)).toBe(revoked.includes(other));
    }),
    { numRuns: 30 },
  );
});
