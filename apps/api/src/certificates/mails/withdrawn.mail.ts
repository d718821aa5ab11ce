// "Certificat retiré : …": the certificate is revoked and nothing replaces it.
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { facts, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import type { CertificateContent } from '../content';
import { mailReason } from './issued.mail';

export const withdrawnMail = (content: CertificateContent, why: string, senderName: string) => ({
  subject: `Document retiré\u00a0: ${content.action.title}`,
  ...mailLayout({
    title: 'Un document vous concernant n’est plus valable',
    blocks: [
      paragraph(`Bonjour ${content.person.givenName},`),
      paragraph(
        'Les présences de cette session ont été corrigées\u00a0: le document que vous aviez reçu est retiré.',
      ),
      facts([
        { label: 'Session', value: content.action.title },
        { label: titleOfKind[content.kind], value: content.number },
        { label: 'Motif', value: why },
      ]),
      paragraph('Si c’est une erreur, répondez à ce message.'),
    ],
    senderName,
    reason: mailReason,
  }),
});
