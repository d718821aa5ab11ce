// Why one does not have a place yet, told to the person who waits.
import type { WaitReason } from '@treize/contract/places';
import { conditionWords } from '../platform/places-words';
import type { SessionPage } from '@treize/contract/sessions';
import type { EligibilityFault } from '@treize/rules/registrations/eligibility';

type Told = Pick<SessionPage, 'places' | 'regionName'>;

/** The conditions named by an ELIGIBILITY reason (`KIND, REGION`), in words. */
function conditionsMissed({ places, regionName }: Told, label: string): string {
  const words: Partial<Record<string, string>> = conditionWords(places.eligibility, regionName);
  const told = label.split(/[\s,]+/).map((code) => words[code as EligibilityFault] ?? '');
  return told.filter(Boolean).join(' ') || label;
}

/** One sentence a reason: "« Atelier A » est complet." */
export function waitReasonText({ code, label }: WaitReason, session: Told): string {
  switch (code) {
    case 'ROOM':
      return 'Toutes les places de la session sont prises.';
    case 'RESERVED':
      return `Les places qui restent sont réservées à d’autres${label ? `\u00a0: ${label}` : ''}.`;
    case 'LIMIT':
      return label ? `«\u00a0${label}\u00a0» est complet.` : 'Un de vos choix est complet.';
    case 'SHARE': {
      const { share } = session.places;
      return `Votre collectivité a déjà ${share === null ? 'sa part de places' : `ses ${share} places`}.`;
    }
    case 'ELIGIBILITY':
      return `Une condition d’inscription n’est plus remplie.${label ? ` ${conditionsMissed(session, label)}` : ''}`;
    case 'QUEUE':
      return 'Les personnes qui vous précèdent sont servies d’abord.';
  }
}
