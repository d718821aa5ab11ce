// "Certificat de réalisation : …": the documents are ready, attached and behind links; or they replace others.
import { isMain, titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDuration } from '@treize/rules/time/french';
import { action, facts, link, note, paragraph } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import type { CertificateContent } from '../content';

export interface LetterDocument {
  content: CertificateContent;
  /** Personal link to the file. */
  pdfUrl: string;
  /** Public page that verifies the code. */
  verifyUrl: string;
}
export interface CertificateLetter {
  /** The main document first; at least one. */
  documents: readonly LetterDocument[];
  senderName: string;
  /** Why they replace earlier ones; null for the first. */
  replacing: string | null;
}

export const mailReason = 'Vous recevez ce message parce que vous avez suivi cette session.';

function titleOf({ kind }: CertificateContent, count: number): string {
  if (count > 1) return 'Vos documents de formation sont prêts';
  return kind === 'COMPLETION'
    ? 'Votre certificat de réalisation est prêt'
    : `Votre ${titleOfKind[kind].toLowerCase()} est prête`;
}

function openingOf(names: readonly string[], replacing: string | null): string {
  if (replacing !== null) {
    return names.length > 1
      ? `Ces documents remplacent ceux que vous aviez reçus, qui ne sont plus valables. Motif\u00a0: ${replacing}`
      : `Ce document remplace celui que vous aviez reçu, qui n’est plus valable. Motif\u00a0: ${replacing}`;
  }
  const yours = names.map((name) => `votre ${name.toLowerCase()}`).join(' et ');
  return `Vous trouverez ${yours} en pièce jointe et par lien ci-dessous.`;
}

export function issuedMail({ documents, senderName, replacing }: CertificateLetter) {
  const [main] = documents.map(({ content }) => content);
  if (!main) throw new Error('a letter without a document');
  const names = documents.map(({ content }) => titleOfKind[content.kind]);
  const corrected = main.kind === 'COMPLETION' ? ' rectifié' : ' rectifiée';
  return {
    subject: `${titleOfKind[main.kind]}${replacing === null ? '' : corrected}\u00a0: ${main.action.title}`,
    ...mailLayout({
      title: titleOf(main, documents.length),
      blocks: [
        paragraph(`Bonjour ${main.person.givenName},`),
        paragraph(openingOf(names, replacing)),
        facts([
          { label: 'Session', value: main.action.title },
          { label: 'Lieu', value: main.action.place },
          { label: 'Durée suivie', value: frenchDuration(main.minutes) },
        ]),
        ...documents.flatMap(({ content, pdfUrl, verifyUrl }) => [
          facts([
            { label: titleOfKind[content.kind], value: content.number },
            { label: 'Code de vérification', value: content.code },
          ]),
          isMain(content.kind) || documents.length === 1
            ? action('Télécharger le document', pdfUrl)
            : link('Télécharger l’attestation pour l’employeur', pdfUrl),
          link('Vérifier ce document', verifyUrl),
        ]),
        note('Les liens de téléchargement sont personnels. La page de vérification n’affiche pas votre nom.'),
      ],
      senderName,
      reason: mailReason,
    }),
  };
}
