// Rules of places in words: who may come, what they may hold, who validates, how the waiting list moves.
import type { Eligibility, PlacesRules } from '@treize/contract/places';
import type { EligibilityFault } from '@treize/rules/registrations/eligibility';
import type { PriorityRule } from '@treize/rules/registrations/priority';
import { frenchDayMonth, frenchInstant, frenchTime } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import { plural } from './session-words';

const programmeWords: Record<PlacesRules['eligibility']['programmes'][number], string> = {
  PVD: 'Petites villes de demain',
  ACV: 'Action cœur de ville',
};
const hoursOfWorkingDay = 12;

/** "jeudi 14 janvier, 17 h": the year is told only when it is not this one. */
export function deadlineText(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const day = parisDate(at);
  return day.slice(0, 4) === parisDate(now).slice(0, 4)
    ? `${frenchDayMonth(day)}, ${frenchTime(parisTime(at))}`
    : frenchInstant(at);
}

/** What each condition of a session asks, in a sentence; empty where it asks nothing. */
export function conditionWords(
  { kind, delegationRequired, programmes, ownRegionOnly }: Eligibility,
  regionName: string,
): Record<EligibilityFault, string> {
  const labels = programmes.map((code) => programmeWords[code]).join(' ou ');
  const whoNeedsDelegation = kind === 'ELECTED' ? 'Il faut avoir' : 'Les élu·es doivent avoir';
  return {
    KIND: kind === null ? '' : kind === 'ELECTED' ? 'Réservée aux élu·es.' : 'Réservée aux agent·es.',
    DELEGATION: delegationRequired ? `${whoNeedsDelegation} reçu une délégation.` : '',
    PROGRAMME: labels && `Pour les communes du programme ${labels}, au jour de la session.`,
    REGION: ownRegionOnly ? `Pour les communes et intercommunalités de la région ${regionName}.` : '',
  };
}

/** Every condition to register, one sentence each; none when the session is open to all. */
export const conditionsOf = (
  { eligibility }: Pick<PlacesRules, 'eligibility'>,
  regionName: string,
): string[] => Object.values(conditionWords(eligibility, regionName)).filter(Boolean);

const first: Record<PriorityRule, string> = {
  NONE: 'dans l’ordre d’arrivée',
  FIRST_YEAR_DUTY: 'aux élu·es qui ont reçu une délégation d’abord, puis dans l’ordre d’arrivée',
  LABELLED_MUNICIPALITY:
    'aux communes des programmes Petites villes de demain et Action cœur de ville d’abord, puis dans l’ordre d’arrivée',
  FIRST_OF_MUNICIPALITY: 'à la première personne de chaque collectivité d’abord, puis dans l’ordre d’arrivée',
};

/** "2 jours ouvrés pour l’accepter (24 heures comptées du lundi au vendredi, de 8 h à 20 h, hors jours fériés)" */
export function timeToAccept(hours: number): string {
  const counted = `comptée${hours > 1 ? 's' : ''} du lundi au vendredi, de 8\u00a0h à 20\u00a0h, hors jours fériés`;
  const days = hours / hoursOfWorkingDay;
  return Number.isInteger(days)
    ? `${plural(days, 'jour ouvré', 'jours ouvrés')} pour l’accepter (${plural(hours, 'heure')} ${counted})`
    : `${plural(hours, 'heure')} pour l’accepter (${counted})`;
}

/** How the waiting list works, said before and after registering. */
export const waitingRule = ({
  offerHours,
  priorityRule,
}: Pick<PlacesRules, 'offerHours' | 'priorityRule'>): string =>
  `Dès qu’une place se libère, elle est proposée par courriel ${first[priorityRule]}. ` +
  `La personne a ${timeToAccept(offerHours)}, moins si la session approche\u00a0; ` +
  'sans réponse, la place passe à la suivante. Les personnes inscrites ensemble passent ensemble.';

/** Who answers a request to validate; empty when nobody has to. */
export const validatorOf: Record<PlacesRules['validation'], string> = {
  NONE: '',
  ORGANIZER: 'l’organisation régionale',
  MUNICIPALITY: 'votre mairie, ou à défaut l’organisation régionale',
};
