// French words for what the contract says of sessions: phase, format, regime, funding, places, dates.
import type { Tone } from '@treize/design/tone';
import type { IconName } from '@treize/design/icons';
import type { fundings, formats, Seats, SessionCard, SessionDay } from '@treize/contract/sessions';
import type { SessionPhase } from '@treize/rules/sessions/phase';
import { frenchDateSpan } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { timeRange } from './time-range';

export interface Word {
  text: string;
  tone: Tone;
  icon: IconName;
}

export const phaseWords: Record<SessionPhase, Word> = {
  DRAFT: { text: 'Brouillon', tone: 'plain', icon: 'pen' },
  UPCOMING: { text: 'Inscriptions à venir', tone: 'note', icon: 'clock' },
  PUBLISHED: { text: 'Inscriptions ouvertes', tone: 'ok', icon: 'check' },
  CLOSED: { text: 'Inscriptions closes', tone: 'plain', icon: 'lock' },
  IN_PROGRESS: { text: 'En cours', tone: 'note', icon: 'flag' },
  HELD: { text: 'Tenue', tone: 'plain', icon: 'check' },
  FINALIZED: { text: 'Clôturée', tone: 'plain', icon: 'check' },
  POSTPONED: { text: 'Reportée', tone: 'wait', icon: 'hourglass' },
  CANCELLED: { text: 'Annulée', tone: 'bad', icon: 'ban' },
};
export const formatWords: Record<(typeof formats)[number], string> = {
  ONSITE: 'En présence',
  REMOTE: 'À distance',
  HYBRID: 'En présence et à distance',
};
export const regimeWords: Record<SessionCard['regime'], string> = {
  TRAINING: 'Module de formation',
  AWARENESS: 'Journée régionale',
};
export const fundingWords: Record<(typeof fundings)[number], string> = {
  FREE: 'Gratuit',
  MUNICIPALITY: 'Payé par le budget de la collectivité',
  DIFE: 'Payé par le droit individuel à la formation (DIFE)',
  PERSONAL: 'Payé par la personne',
};
export const periodWords: Record<SessionDay['halfDays'][number]['period'], string> = {
  AM: 'Matin',
  PM: 'Après-midi',
  EVENING: 'Soirée',
};
export const nearnessWords: Record<number, string> = {
  1: 'Dans votre intercommunalité',
  2: 'Dans votre département',
  3: 'Dans un département voisin',
  4: 'Dans votre région',
  5: 'Dans une autre région',
};

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count}\u00a0${count > 1 ? many : one}`;

/** "12 places", "Plus que 2 places", "Liste d’attente : 12 personnes", "Complet", "Sans limite de places". */
export function placesText({ verdict, left, waiting }: Pick<Seats, 'verdict' | 'left' | 'waiting'>): string {
  if (verdict === 'UNLIMITED') return 'Sans limite de places';
  if (verdict === 'FULL') return 'Complet';
  if (verdict === 'WAITLIST')
    return waiting > 0 ? `Liste d’attente\u00a0: ${plural(waiting, 'personne')}` : 'Complet';
  const places = plural(left ?? 0, 'place');
  return verdict === 'FEW' ? `Plus que ${places}` : places;
}
const verdictTone: Record<Seats['verdict'], Tone> = {
  UNLIMITED: 'ok',
  OPEN: 'ok',
  FEW: 'note',
  WAITLIST: 'wait',
  FULL: 'bad',
};
export const placesTone = ({ verdict }: Pick<Seats, 'verdict'>): Tone => verdictTone[verdict];

/** Days from today, told from now: "dans 12 jours", "demain", "aujourd’hui", "il y a 3 jours". */
export function daysText(days: number): string {
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  return days > 0 ? `dans ${plural(days, 'jour')}` : `il y a ${plural(-days, 'jour')}`;
}

/** True on a day of a session that is held: the one thing to see first on that day. */
export const runsToday = ({ days, phase }: Pick<SessionCard, 'days' | 'phase'>, now: Date): boolean =>
  phase !== 'POSTPONED' && phase !== 'CANCELLED' && days.some(({ date }) => date === parisDate(now));
/** "mardi 12 janvier 2027", or the first and last of several days. */
export const datesText = (days: readonly SessionDay[]): string =>
  frenchDateSpan(days[0]?.date ?? '', days.at(-1)?.date ?? '');
/** "9 h 30 – 12 h 30" and "13 h 45 – 16 h 45" for one day; nothing for several, whose timetable is elsewhere. */
export const hoursOfDay = (days: readonly SessionDay[]): string[] =>
  days.length === 1 ? (days[0]?.halfDays ?? []).map((half) => timeRange(half.startTime, half.endTime)) : [];
/** "Salle polyvalente, Saint-Flour", "Mairie de Saint-Flour" (the town is not said twice), or "À distance". */
export const placeText = ({
  venueName,
  town,
  format,
}: Pick<SessionCard, 'venueName' | 'town' | 'format'>): string =>
  [venueName, town && venueName?.endsWith(town) ? '' : town].filter(Boolean).join(', ') ||
  formatWords[format];
