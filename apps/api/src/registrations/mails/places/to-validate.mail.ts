// "À valider : …": somebody of the commune asks for a place; its contact says whether the person sits or works there.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { sessionFacts, type RegistrationLetter } from '../recap';

export interface ToValidate {
  /** "Jean Morvan, Adjoint·e au maire" */
  person: string;
  body: string;
  dueAt: Date | null;
  /** Where to answer. */
  url: string;
  isContact: boolean;
}

export const toValidateMail = (letter: RegistrationLetter, asked: ToValidate) => ({
  subject: `À valider\u00a0: ${asked.person}`,
  ...mailLayout({
    title: 'Une inscription attend votre réponse',
    blocks: [
      paragraph('Bonjour,'),
      paragraph(
        `${asked.person}, demande une place au titre de\u00a0: ${asked.body}. Confirmez que cette personne y siège ou y travaille, ou refusez en disant pourquoi.`,
      ),
      ...(asked.dueAt === null
        ? []
        : [
            paragraph(
              `La place est gardée jusqu’au ${frenchInstant(asked.dueAt)} (heure de Paris). Sans réponse, elle est rendue.`,
            ),
          ]),
      facts(sessionFacts(letter)),
      action('Répondre à la demande', asked.url),
      ...(asked.isContact
        ? []
        : [note('Cette commune n’a pas encore de référent\u00a0: la réponse vous revient.')]),
    ],
    senderName: letter.senderName,
    reason: asked.isContact
      ? 'Vous recevez ce message parce que vous êtes référent·e de cette commune.'
      : 'Vous recevez ce message parce que cette adresse est le contact de la session.',
  }),
});
