// What happens after registering, dated: shown on the confirmation and on the personal page.
import { frenchDate } from '@treize/rules/time/french';
import { addDays, parisDate } from '@treize/rules/time/wall';
import type { RegistrationStatus } from '@treize/rules/registrations/status';

export interface Ahead {
  when: string;
  what: string;
}
interface Told {
  status: RegistrationStatus;
  email: string;
  session: { startsAt: string; endsAt: string; closesAt: string; regime: 'TRAINING' | 'AWARENESS' };
}

const documentOf = {
  TRAINING: 'certificat de réalisation',
  AWARENESS: 'attestation de participation',
} as const;

/** The steps to come, in order; nothing for a registration that is no longer active. */
export function whatNext({ status, email, session }: Told): Ahead[] {
  const day = frenchDate(parisDate(new Date(session.startsAt)));
  if (status === 'WAITLISTED')
    return [
      {
        when: 'Dans la minute',
        what: `Un message part à ${email} avec votre rang et le lien pour quitter la liste.`,
      },
      {
        when: `Jusqu’au ${frenchDate(parisDate(new Date(session.closesAt)))}`,
        what: 'Si une place se libère et que votre tour vient, vous recevez une proposition à accepter.',
      },
      { when: capital(day), what: 'La session a lieu. Sans place acceptée d’ici là, il n’y a rien à faire.' },
    ];
  if (status !== 'CONFIRMED' && status !== 'TO_RECONFIRM') return [];
  const after = addDays(parisDate(new Date(session.endsAt)), 1);
  return [
    {
      when: 'Dans la minute',
      what: `Un message part à ${email} avec l’invitation d’agenda et le lien pour annuler.`,
    },
    { when: capital(day), what: 'Vous signez la feuille d’émargement à chaque demi-journée.' },
    {
      when: `À partir du ${frenchDate(after)}`,
      what: `Une fois la session clôturée, vous recevez votre ${documentOf[session.regime]}.`,
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
