// What will become, or has become, of each row of a list, in words; and the same counted.
import type { RowOutcome } from '@treize/contract/municipality';
import type { PlacesRules } from '@treize/contract/places';
import type { RefusalCode } from '@treize/contract/refusals';
import { ordinal, type Word } from '../../platform/registration-words';
import { plural } from '../../platform/session-words';
import { capital, reasonsText, type SessionRules } from '../../platform/wait-words';
import { refusalText } from '../words';

export interface OutcomeWord extends Word {
  detail: string;
}
type Told = Pick<RowOutcome, 'outcome' | 'number' | 'rank' | 'reasons'> &
  Partial<Pick<RowOutcome, 'code' | 'errors'>>;

/** Who answers where a session asks for a validation. */
export const validatorOf = (validation: PlacesRules['validation']): string =>
  validation === 'MUNICIPALITY' ? 'la mairie' : 'l’organisation';

/** @param isDone false: said before sending, true: after */
export function outcomeWord(told: Told, session: SessionRules, isDone: boolean): OutcomeWord {
  const number = told.number ? `n°\u00a0${told.number}` : '';
  const reasons = sentence(reasonsText(told.reasons, session));
  switch (told.outcome) {
    case 'CONFIRMED':
      return isDone
        ? { label: 'Inscrite', tone: 'ok', detail: number }
        : { label: 'Aura une place', tone: 'ok', detail: '' };
    case 'PENDING_VALIDATION':
      return {
        label: `À valider par ${validatorOf(session.places.validation)}`,
        tone: 'wait',
        detail: isDone ? number : 'Une place lui est gardée en attendant.',
      };
    case 'WAITLISTED': {
      const rank = told.rank === null ? '' : ` (${ordinal(told.rank)})`;
      const detail = [isDone ? number : '', reasons].filter(Boolean).join(' · ');
      return { label: `Liste d’attente${rank}`, tone: 'wait', detail };
    }
    case 'ALREADY_REGISTERED':
      return { label: 'Déjà inscrite', tone: 'note', detail: number || 'Rien ne change pour elle.' };
    case 'INVALID':
      return { label: 'À corriger', tone: 'bad', detail: '' };
    case 'REFUSED':
      return isPassing(told)
        ? { label: 'Pas encore envoyée', tone: 'wait', detail: whyRefused(told, reasons) }
        : { label: 'Ne peut pas être inscrite', tone: 'bad', detail: whyRefused(told, reasons) };
  }
}

/** What the server says in words first, then the conditions that are missed, then the sentence of the code. */
const whyRefused = ({ errors = [], code }: Told, reasons: string): string =>
  errors.map(({ message }) => sentence(message)).join(' ') || reasons || (code ? refusalText(code) : '');
const sentence = (text: string): string => (text === '' ? '' : `${capital(text)}.`);

const passing: readonly (RefusalCode | null | undefined)[] = [
  'busy',
  'unavailable',
  'unexpected',
  'too-many-requests',
];
/** Refused for now: sending the same row again may do, and registers nobody twice. */
export const isPassing = ({ outcome, code }: Pick<Told, 'outcome' | 'code'>): boolean =>
  outcome === 'REFUSED' && passing.includes(code);

/** Outcomes that register somebody. */
export const isRegistered = ({ outcome }: Pick<RowOutcome, 'outcome'>): boolean =>
  outcome === 'CONFIRMED' || outcome === 'PENDING_VALIDATION' || outcome === 'WAITLISTED';

/** "6 auront une place, 2 iront en liste d’attente, 1 est déjà inscrite" */
export function countedText(outcomes: readonly Pick<RowOutcome, 'outcome'>[], isDone: boolean): string {
  const count = (wanted: RowOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const part = (wanted: RowOutcome['outcome'], one: string, many: string) =>
    count(wanted) > 0 ? plural(count(wanted), one, many) : '';
  return [
    isDone
      ? part('CONFIRMED', 'personne inscrite', 'personnes inscrites')
      : part('CONFIRMED', 'personne aura une place', 'personnes auront une place'),
    part('PENDING_VALIDATION', 'inscription à valider', 'inscriptions à valider'),
    isDone
      ? part('WAITLISTED', 'en liste d’attente', 'en liste d’attente')
      : part('WAITLISTED', 'ira en liste d’attente', 'iront en liste d’attente'),
    part('ALREADY_REGISTERED', 'déjà inscrite', 'déjà inscrites'),
    part('REFUSED', 'ne peut pas être inscrite', 'ne peuvent pas être inscrites'),
  ]
    .filter(Boolean)
    .join(', ');
}
