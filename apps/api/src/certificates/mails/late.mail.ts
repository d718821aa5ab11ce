// "Certificat de réalisation à venir : …": the document could not be written yet, and will follow by itself.
import { kindsFor, titleOfKind } from '@treize/rules/certificates/certificate';
import { facts, paragraph } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import type { CertifiedSession } from '../issuing/issuing.queries';
import { mailReason } from './issued.mail';

export function lateMail(
  givenName: string,
  { title, place, regime }: Pick<CertifiedSession, 'title' | 'place' | 'regime'>,
  senderName: string,
) {
  const [kind = 'COMPLETION'] = kindsFor(regime, 'STAFF');
  const name = titleOfKind[kind];
  return {
    subject: `${name} à venir\u00a0: ${title}`,
    ...mailLayout({
      title: 'Votre document n’est pas encore prêt',
      blocks: [
        paragraph(`Bonjour ${givenName},`),
        paragraph(
          `La session est close et votre présence est enregistrée, mais votre ${name.toLowerCase()} n’a pas encore pu être établi${kind === 'PARTICIPATION' ? 'e' : ''}.`,
        ),
        facts([
          { label: 'Session', value: title },
          { label: 'Lieu', value: place },
        ]),
        paragraph(
          'Le document vous parviendra à cette adresse dès qu’il sera prêt. Vous n’avez rien à faire.',
        ),
      ],
      senderName,
      reason: mailReason,
    }),
  };
}
