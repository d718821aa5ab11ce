// "Certificat de réalisation : …": the certificate is ready, attached and behind a link; or it replaces another.
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDuration } from '@treize/rules/time/french';
import { action, facts, link, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import type { CertificateContent } from '../content';

export interface CertificateLetter {
  content: CertificateContent;
  /** Personal link to the file. */
  pdfUrl: string;
  /** Public page that verifies the code. */
  verifyUrl: string;
  senderName: string;
  /** Why it replaces an earlier one; null for the first. */
  replacing: string | null;
}

export const mailReason = 'Vous recevez ce message parce que vous avez suivi cette session.';
const ready = {
  COMPLETION: 'Votre certificat de réalisation est prêt',
  PARTICIPATION: 'Votre attestation de participation est prête',
};

export function issuedMail({ content, pdfUrl, verifyUrl, senderName, replacing }: CertificateLetter) {
  const { kind, action: followed } = content;
  const opening =
    replacing === null
      ? `Vous trouverez votre ${titleOfKind[kind].toLowerCase()} en pièce jointe et par le lien ci-dessous.`
      : `Ce document remplace celui que vous aviez reçu, qui n’est plus valable. Motif\u00a0: ${replacing}`;
  return {
    subject: `${titleOfKind[kind]}${replacing === null ? '' : ' rectifié' + (kind === 'PARTICIPATION' ? 'e' : '')}\u00a0: ${followed.title}`,
    ...mailLayout({
      title: ready[kind],
      blocks: [
        paragraph(`Bonjour ${content.person.givenName},`),
        paragraph(opening),
        facts([
          { label: 'Session', value: followed.title },
          { label: 'Lieu', value: followed.place },
          { label: 'Durée suivie', value: frenchDuration(content.minutes) },
          { label: 'Numéro', value: content.number },
          { label: 'Code de vérification', value: content.code },
        ]),
        action('Télécharger le document', pdfUrl),
        link('Vérifier ce document', verifyUrl),
        note('Le lien de téléchargement est personnel. La page de vérification n’affiche pas votre nom.'),
      ],
      senderName,
      reason: mailReason,
    }),
  };
}
