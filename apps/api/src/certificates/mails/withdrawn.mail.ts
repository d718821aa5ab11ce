// "Document retiré : …": certificates are revoked and nothing replaces them.
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { facts, paragraph } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import type { CertificateContent } from '../content';
import { mailReason } from './issued.mail';

/** @param withdrawn at least one @param why the reason that was given */
export function withdrawnMail(withdrawn: readonly CertificateContent[], why: string, senderName: string) {
  const [first] = withdrawn;
  if (!first) throw new Error('a letter without a document');
  const isOne = withdrawn.length === 1;
  return {
    subject: `${isOne ? 'Document retiré' : 'Documents retirés'}\u00a0: ${first.action.title}`,
    ...mailLayout({
      title: isOne
        ? 'Un document vous concernant n’est plus valable'
        : 'Des documents vous concernant ne sont plus valables',
      blocks: [
        paragraph(`Bonjour ${first.person.givenName},`),
        paragraph(
          isOne
            ? 'Le document que vous aviez reçu à la suite de cette session est retiré.'
            : 'Les documents que vous aviez reçus à la suite de cette session sont retirés.',
        ),
        facts([
          { label: 'Session', value: first.action.title },
          ...withdrawn.map(({ kind, number }) => ({ label: titleOfKind[kind], value: number })),
          { label: 'Motif', value: why },
        ]),
        paragraph('Si c’est une erreur, répondez à ce message.'),
      ],
      senderName,
      reason: mailReason,
    }),
  };
}
