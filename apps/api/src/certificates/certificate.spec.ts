// The document and the letters: tagged, titled, one page, light; and what each mail says.
import { inflateSync } from 'node:zlib';
import { certificatePdf } from './certificate.pdf';
import { sameAttendance } from './composing';
import type { CertificateContent } from './content';
import { issuedMail } from './mails/issued.mail';
import { withdrawnMail } from './mails/withdrawn.mail';

const half = {
  date: '2027-01-12',
  period: 'AM',
  startTime: '09:00',
  endTime: '12:30',
  minutes: 200,
} as const;
const content: CertificateContent = {
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
  halfDays: [half],
  minutes: 200,
  body: { name: 'Treize', activityNumber: '84 69 12345 69', signatory: 'La direction', city: 'Lyon' },
  issuedOn: '2027-01-13',
};
const address = 'https://treize.example/certificates/TRZ-7K4M-9QXD-2HVB';
const at = new Date('2027-01-13T09:00:00Z');
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;

describe('the document', () => {
  it.each(['COMPLETION', 'PARTICIPATION'] as const)(
    '%s: one page, tagged, French, titled, light',
    async (kind) => {
      const pdf = await certificatePdf({ ...content, kind }, address, at);
      const text = pdf.toString('latin1');
      expect(pages(pdf)).toBe(1);
      expect(pdf.length).toBeLessThan(100 * 1024);
      for (const expected of ['/Lang (fr-FR)', '/Marked true', '/StructTreeRoot', '/S /Figure', '/FontFile2'])
        expect(text).toContain(expected);
      const title = Buffer.from(kind === 'COMPLETION' ? 'Certificat' : 'Attestation', 'utf16le')
        .swap16()
        .toString('latin1');
      expect(text).toContain(title);
    },
  );

  it.each([
    ['without a space', 'W'.repeat(80), 'W'.repeat(80)],
    ['of other scripts', '李 Анна 🏛️', 'אבגד 𝒜'],
  ])('is written whatever the name: %s', async (_, familyName, givenName) => {
    const person = { familyName, givenName, function: 'M'.repeat(120), body: 'Saint-Remy-en-Bouzemont' };
    const action = { ...content.action, title: 'Titre'.repeat(32), place: 'L'.repeat(160) };
    expect(pages(await certificatePdf({ ...content, person, action }, address, at))).toBeLessThanOrEqual(2);
  });

  it('is the same file when made again', async () => {
    const [one, other] = [
      await certificatePdf(content, address, at),
      await certificatePdf(content, address, at),
    ];
    expect(one.equals(other)).toBe(true);
  });

  it('goes on to further pages for a long session', async () => {
    const pdf = await certificatePdf(
      { ...content, halfDays: Array.from({ length: 30 }, () => half) },
      address,
      at,
    );
    expect(pages(pdf)).toBe(2);
    expect(() =>
      [...pdf.toString('latin1').matchAll(/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)].map(
        ([, body]) => inflateSync(Buffer.from(body ?? '', 'latin1')),
      ),
    ).not.toThrow();
  });
});

describe('what was attended', () => {
  const attended = { minutes: 200, halfDays: [{ ...half, id: 'x', startsAt: at, endsAt: at, sealedAt: at }] };
  it('is the same or not', () => {
    expect(sameAttendance(content, attended)).toBe(true);
    expect(sameAttendance({ ...content, minutes: 190 }, attended)).toBe(false);
    expect(sameAttendance({ ...content, halfDays: [{ ...half, period: 'PM' }] }, attended)).toBe(false);
    expect(sameAttendance({ ...content, halfDays: [] }, attended)).toBe(false);
  });
});

describe('mails', () => {
  const letter = {
    content,
    pdfUrl: 'https://treize.example/pdf',
    verifyUrl: address,
    senderName: 'Treize · Auvergne-Rhône-Alpes',
  };
  it('says what is ready, for how long, and where to check it', () => {
    const { subject, text, html } = issuedMail({ ...letter, replacing: null });
    expect(subject).toBe('Certificat de réalisation\u00a0: Habitat ancien et logements vacants');
    for (const said of ['Bonjour Rémi,', '3\u00a0h\u00a020', content.code, letter.pdfUrl, address])
      expect(text).toContain(said);
    expect(html).toContain(address);
  });
  it('says why it replaces another, and why one is withdrawn', () => {
    expect(issuedMail({ ...letter, replacing: 'Nom corrigé' })).toMatchObject({
      subject: 'Certificat de réalisation rectifié\u00a0: Habitat ancien et logements vacants',
      text: expect.stringContaining('Motif\u00a0: Nom corrigé') as string,
    });
    expect(withdrawnMail(content, 'Erreur de saisie', 'Treize').text).toContain('Erreur de saisie');
  });
});
