// What happens after registering, dated: shown on the confirmation and on the personal page.
import type { SessionPage } from '@treize/contract/sessions';
import { isExpected, type RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchDate } from '@treize/rules/time/french';
import { addDays, parisDate } from '@treize/rules/time/wall';

export interface Ahead {
  when: string;
  what: string;
}
interface Told {
  status: RegistrationStatus;
  email: string;
  session: Pick<SessionPage, 'phase' | 'startsAt' | 'endsAt' | 'closesAt' | 'regime'>;
}

const documentOf = {
  TRAINING: 'certificat de réalisation',
  AWARENESS: 'attestation de participation',
} as const;
const dayOf = (instant: string): string => parisDate(new Date(instant));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The session has taken place: nobody can come any more. */
export const isOver = ({ phase }: Pick<SessionPage, 'phase'>): boolean =>
  phase === 'HELD' || phase === 'FINALIZED';

/** The message that leaves as one registers. */
export const messageLeaving = ({ status, email }: Pick<Told, 'status' | 'email'>): Ahead => ({
  when: 'Dans la minute',
  what:
    status === 'WAITLISTED'
      ? `Un message part à ${email} avec votre rang et le lien pour quitter la liste.`
      : `Un message part à ${email} avec l’invitation d’agenda et le lien pour annuler.`,
});

/** The steps to come, in order; nothing for a registration that leads nowhere any more. */
export function whatNext({ status, session }: Told): Ahead[] {
  const day = capital(frenchDate(dayOf(session.startsAt)));
  if (status === 'WAITLISTED' && !isOver(session))
    return [
      {
        when: `Jusqu’au ${frenchDate(dayOf(session.closesAt))}`,
        what: 'Si une place se libère et que votre tour vient, vous recevez une proposition à accepter.',
      },
      { when: day, what: 'La session a lieu. Sans place acceptée d’ici là, il n’y a rien à faire.' },
    ];
  if (!isExpected(status) || session.phase === 'CANCELLED' || session.phase === 'POSTPONED') return [];
  const paper: Ahead = {
    when: `À partir du ${frenchDate(addDays(dayOf(session.endsAt), 1))}`,
    what: `Une fois la session clôturée, vous recevez votre ${documentOf[session.regime]}.`,
  };
  return isOver(session)
    ? [paper]
    : [{ when: day, what: 'Vous signez la feuille d’émargement à chaque demi-journée.' }, paper];
}
