// Places by cause in words: the plain verdict, and the figures of each limit.
import type { Availability, LimitAvailability, PublicLimit } from '@treize/contract/places';
import type { Tone } from '@treize/design/tone';
import { frenchInstant } from '@treize/rules/time/french';
import { plural } from '../../platform/session-words';

export interface Verdict {
  text: string;
  tone: Tone;
}

type Known = Pick<PublicLimit, 'id' | 'kind' | 'included'>;

/**
 * Registrations that still find a place: the smallest of the room, of what every registration takes,
 * and of the workshops together when one is to be chosen. Null: no limit.
 */
export function leftForAll({ limits }: Availability, known: readonly Known[]): number | null {
  const leftOf = (id: string | null) => limits.find((one) => one.id === id)?.left ?? null;
  const included = known
    .filter(({ included: quantity }) => quantity > 0)
    .map(({ id, included: quantity }) => {
      const left = leftOf(id);
      return left === null ? null : Math.floor(left / quantity);
    });
  const chosen = known
    .filter((one) => one.kind === 'WORKSHOP' && one.included === 0)
    .map(({ id }) => leftOf(id));
  const workshops =
    chosen.length === 0 || chosen.includes(null)
      ? null
      : chosen.reduce<number>((sum, left) => sum + (left ?? 0), 0);
  const all = [leftOf(null), ...included, workshops].filter((left) => left !== null);
  return all.length === 0 ? null : Math.max(0, Math.min(...all));
}

/** "3 places", "Complet tant que personne ne renonce", "Complet", "Inscriptions fermées depuis le …". */
export function verdictOf(availability: Availability, known: readonly Known[]): Verdict {
  if (availability.closedAt !== null) {
    const since = frenchInstant(new Date(availability.closedAt));
    return { text: `Inscriptions fermées depuis le ${since}`, tone: 'wait' };
  }
  if (availability.fullness === 'FULL') return { text: 'Complet', tone: 'wait' };
  if (availability.fullness === 'FULL_FOR_NOW')
    return { text: 'Complet tant que personne ne renonce', tone: 'wait' };
  const left = leftForAll(availability, known);
  const waiting = availability.limits[0]?.waiting ?? 0;
  const places = left === null ? 'Sans limite de places' : plural(left, 'place');
  if (waiting === 0) return { text: places, tone: 'ok' };
  const who = plural(waiting, 'personne attend', 'personnes attendent');
  return {
    text: left === null ? `${places}, ${who}` : `${plural(left, 'place libre', 'places libres')}, ${who}`,
    tone: 'note',
  };
}

export interface AvailabilityCell {
  label: string;
  value: string;
  /** Said under the figure. */
  note: string;
  /** Told even when it is nothing; the causes that are nothing stay quiet. */
  isKept: boolean;
}

/** The figures of one limit, in the order in which one reads them. */
export function cellsOf(limit: LimitAvailability): AvailabilityCell[] {
  const cell = (label: string, value: number | null, note = '', isKept = false) => ({
    ...{ label, note, isKept },
    value: value === null ? 'sans limite' : String(value),
  });
  return [
    cell('Places', limit.capacity, '', true),
    cell('Confirmées', limit.confirmed, limit.exceptional > 0 ? `dont ${limit.exceptional} en plus` : ''),
    cell('À valider', limit.pending),
    cell('Proposées', limit.offered),
    cell('En cours de saisie', limit.held),
    cell('Gardées ou promises', limit.blocked),
    cell('En attente', limit.waiting),
    cell('Restantes', limit.left, '', true),
  ];
}
