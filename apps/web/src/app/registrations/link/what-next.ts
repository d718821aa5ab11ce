// What happens after registering, dated: shown on the confirmation and on the personal page.
import type { RegistrationPage } from '@treize/contract/registrations';
import type { SessionPage } from '@treize/contract/sessions';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDate } from '@treize/rules/time/french';
import { addDays, parisDate } from '@treize/rules/time/wall';
import { deadlineText, validatorOf } from '../../platform/places-words';

export interface Ahead {
  when: string;
  what: string;
}
type Told = Pick<RegistrationPage, 'status' | 'email' | 'validationDueAt'> & {
  session: Pick<SessionPage, 'phase' | 'startsAt' | 'endsAt' | 'closesAt' | 'regime' | 'places'>;
};

const documentOf = {
  TRAINING: 'certificat de réalisation',
  AWARENESS: 'attestation de participation',
} as const;
const dayOf = (instant: string): string => parisDate(new Date(instant));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The session has taken place: nobody can come any more. */
export const isOver = ({ phase }: Pick<SessionPage, 'phase'>): boolean =>
  phase === 'HELD' || phase === 'FINALIZED';

/** What leaves as one registers: the invitation apart, a mail a day, unless one's calendar follows by subscription. */
export const messageLeaving = ({ status, email }: Pick<Told, 'status' | 'email'>): Ahead => ({
  when: 'Dans la minute',
  what:
    status === 'WAITLISTED'
      ? `Un message part à ${email} avec votre rang et le lien pour quitter la liste.`
      : status === 'PENDING_VALIDATION'
        ? `Un message part à ${email}\u00a0: votre demande est enregistrée.`
        : `Un message part à ${email} avec le récapitulatif et le lien pour annuler. L’invitation d’agenda de ` +
          'chaque jour vient à part, sauf si votre agenda suit déjà vos sessions par abonnement.',
});

/** The steps to come, in order; nothing for a registration that leads nowhere any more. */
export function whatNext({ status, validationDueAt, session }: Told): Ahead[] {
  const day = capital(frenchDate(dayOf(session.startsAt)));
  if (isOver(session)) return isExpected(status) ? [paperOf(session)] : [];
  if (session.phase === 'CANCELLED' || session.phase === 'POSTPONED') return [];
  if (status === 'WAITLISTED')
    return [
      {
        when: `Jusqu’au ${frenchDate(dayOf(session.closesAt))}`,
        what:
          'Si une place se libère et que votre tour vient, vous recevez une proposition par courriel, avec ' +
          'le délai pour l’accepter.',
      },
      { when: day, what: 'La session a lieu. Sans place acceptée d’ici là, il n’y a rien à faire.' },
    ];
  const held: Ahead[] = [
    { when: day, what: 'Vous signez la feuille d’émargement à chaque demi-journée.' },
    paperOf(session),
  ];
  if (status === 'PENDING_VALIDATION')
    return [
      {
        when: validationDueAt ? `Au plus tard le ${deadlineText(validationDueAt)}` : 'Bientôt',
        what:
          `La réponse de ${validatorOf[session.places.validation] || 'l’organisation régionale'} vous est envoyée. ` +
          'Acceptée, votre inscription est confirmée et l’invitation d’agenda part\u00a0; sans réponse à cette ' +
          'date, la place est rendue.',
      },
      ...held,
    ];
  return isExpected(status) ? held : [];
}

const paperOf = (session: Told['session']): Ahead => ({
  when: `À partir du ${frenchDate(addDays(dayOf(session.endsAt), 1))}`,
  what: `Une fois la session clôturée, vous recevez votre ${documentOf[session.regime]}.`,
});
