// The three documents: tagged, titled, one page, light, the same words in both forms; and what each mail says.
import { paperHtml } from '../../platform/papers/to-html';
import { paperPdf } from '../../platform/papers/to-pdf';
import { wordsOfHtml, wordsOfPdf } from '../../platform/papers/paper-words.fixture';
import { pdfSigner } from '../../platform/pdf/signing/signer';
import { aSigningCertificate } from '../../platform/pdf/signing/signing-certificate.fixture';
import type { CertificateContent } from '../content';
import { sameAttendance } from '../issuing/composing';
import { issuedMail } from '../mails/issued.mail';
import { withdrawnMail } from '../mails/withdrawn.mail';
import { certificateContent, morning as half } from './certificate.fixture';
import { certificatePaper } from './certificate.paper';

const content = certificateContent({ halfDays: [half], minutes: half.minutes });
const address = 'https://treize.example/certificates/TRZ-7K4M-9QXD-2HVB';
const at = new Date('2027-01-13T09:00:00Z');
const paper = (change: Partial<CertificateContent> = {}) =>
  certificatePaper({ ...content, ...change }, address, at);
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
const { cert, key } = await aSigningCertificate();
const signing = { signer: pdfSigner(cert, key), city: 'Lyon', signedAt: at };

describe.each(['COMPLETION', 'ATTENDANCE', 'PARTICIPATION'] as const)('%s', (kind) => {
  it('is one page, tagged, light, signed, and its code can be read from the file', async () => {
    const pdf = await paperPdf(paper({ kind }), signing);
    const text = pdf.toString('latin1');
    expect(pages(pdf)).toBe(1);
    expect(pdf.length).toBeLessThan(100 * 1024);
    for (const expected of [
      '/Lang (fr-FR)',
      '/Marked true',
      '/StructTreeRoot',
      'ETSI.CAdES.detached',
      content.code,
    ])
      expect(text).toContain(expected);
  });

  it('says the same in both forms', async () => {
    expect(await wordsOfPdf(await paperPdf(paper({ kind })))).toBe(wordsOfHtml(paperHtml(paper({ kind }))));
  });

  it('names the body, the person, what was done, how long and where to check', () => {
    const words = wordsOfHtml(paperHtml(paper({ kind })));
    for (const said of [
      'La direction',
      'Rémi Castagnol',
      'Maire',
      content.action.title,
      '3\u00a0h\u00a020',
      address,
    ])
      expect(words).toContain(said.replace(/\s/g, ' '));
    expect(words.includes('AGR-2026-013')).toBe(kind !== 'PARTICIPATION');
    expect(words.includes('présentée à son employeur')).toBe(kind === 'ATTENDANCE');
  });
});

it.each([
  ['without a space', 'W'.repeat(80), 'W'.repeat(80)],
  ['of other scripts', '李 Анна 🏛️', 'אבגד 𝒜'],
])('is written whatever the name: %s', async (_, familyName, givenName) => {
  const person = { familyName, givenName, function: 'M'.repeat(120), body: 'Saint-Remy-en-Bouzemont' };
  const action = { ...content.action, title: 'Titre'.repeat(32), place: 'L'.repeat(160) };
  expect(pages(await paperPdf(paper({ person, action })))).toBeLessThanOrEqual(2);
});

it('is the same file when made again, signature included with a key that is not random', async () => {
  const [one, other] = [await paperPdf(paper(), signing), await paperPdf(paper(), signing)];
  expect(one.equals(other)).toBe(true);
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
  const document = { content, pdfUrl: 'https://treize.example/pdf', verifyUrl: address };
  const second = {
    content: { ...content, kind: 'ATTENDANCE', number: 'AF-1' } as const,
    pdfUrl: 'https://treize.example/af',
    verifyUrl: address,
  };
  const senderName = 'Treize · Auvergne-Rhône-Alpes';
  it('says what is ready, for how long, and where to check it', () => {
    const { subject, text, html } = issuedMail({
      documents: [document, second],
      senderName,
      replacing: null,
    });
    expect(subject).toBe('Certificat de réalisation\u00a0: Habitat ancien et logements vacants');
    for (const said of [
      'Bonjour Rémi,',
      '3\u00a0h\u00a020',
      content.code,
      document.pdfUrl,
      second.pdfUrl,
      'AF-1',
      address,
    ])
      expect(text).toContain(said);
    expect(html).toContain(address);
  });
  it('says why it replaces another, and why one is withdrawn', () => {
    expect(issuedMail({ documents: [document], senderName, replacing: 'Nom corrigé' })).toMatchObject({
      subject: 'Certificat de réalisation rectifié\u00a0: Habitat ancien et logements vacants',
      text: expect.stringContaining('Motif\u00a0: Nom corrigé') as string,
    });
    const { subject, text } = withdrawnMail([content, second.content], 'Erreur de saisie', 'Treize');
    expect(subject).toContain('Documents retirés');
    expect(text).toContain('Erreur de saisie');
  });
});
