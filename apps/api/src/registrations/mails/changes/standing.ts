// Where a person stands on a session, in one sentence, for the mails of a session that falls or stands again.
import type { RegistrationStatus } from '@treize/rules/registrations/status';

export interface Standing {
  status: RegistrationStatus;
  rank: number | null;
}

export const standingSentence = ({ status, rank }: Standing): string => {
  if (status === 'WAITLISTED' && rank !== null) return `Vous êtes au rang ${rank} de sa liste d’attente.`;
  if (status === 'PENDING_VALIDATION')
    return 'Votre place est gardée, le temps que votre inscription soit validée.';
  return status === 'OFFERED' ? 'Une place vous est proposée.' : 'Votre place est conservée.';
};
