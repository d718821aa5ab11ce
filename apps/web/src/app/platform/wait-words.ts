// Why somebody does not have a place yet, in the same words for the person, the mairie and the organisers.
import type { WaitReason } from '@treize/contract/places';
import type { SessionPage } from '@treize/contract/sessions';
import type { EligibilityFault } from '@treize/rules/registrations/eligibility';
import { conditionWords } from './places-words';
import { plural } from './session-words';

/** What the words need of a session to be precise. */
export type SessionRules = Pick<SessionPage, 'places' | 'regionName'>;

const conditionNames: Record<EligibilityFault, string> = {
  KIND: 'public',
  DELEGATION: 'délégation',
  PROGRAMME: 'programme de la commune',
  REGION: 'région',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The conditions of a session named by their codes (`KIND,REGION`). */
function conditionsMissed(codes: string, session: SessionRules | undefined): string {
  const sentences = session && conditionWords(session.places.eligibility, session.regionName);
  const told = codes.split(/[\s,]+/).map((code) => {
    const fault = code as EligibilityFault;
    return small((sentences?.[fault] ?? '').replace(/\.$/, '')) || conditionNames[fault];
  });
  return told.filter(Boolean).join('\u00a0; ');
}

/** One clause: "la collectivité a déjà ses 3 places". */
export function reasonText({ code, label }: WaitReason, session?: SessionRules): string {
  switch (code) {
    case 'ROOM':
      return 'toutes les places de la session sont prises';
    case 'RESERVED':
      return 'les places qui restent sont gardées pour d’autres';
    case 'LIMIT':
      return label ? `«\u00a0${label}\u00a0» est complet` : 'un des choix est complet';
    case 'SHARE': {
      const share = session?.places.share ?? null;
      return `la collectivité a déjà sa part de places${share === null ? '' : ` (${plural(share, 'place')})`}`;
    }
    case 'ELIGIBILITY': {
      const missed = label ? conditionsMissed(label, session) : '';
      return `une condition d’inscription n’est pas remplie${missed && `\u00a0: ${missed}`}`;
    }
    case 'QUEUE':
      return 'les personnes qui attendent avant sont servies d’abord';
  }
}

/** Every reason in one sentence, the first letter a capital and no full stop; empty without reasons. */
export const reasonsText = (reasons: readonly WaitReason[], session?: SessionRules): string =>
  capital(reasons.map((reason) => reasonText(reason, session)).join('\u00a0; '));
