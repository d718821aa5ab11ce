// What a calendar feed shows: its window, for how long what fell stays visible, and how each day is told.
import { addDays } from '../time/wall';

/** Days during which a cancelled or postponed session, or a place given back, stays in a feed as cancelled. */
export const cancelledDays = 30;

/** Civil dates in Paris: days from `from` on, before `until`. */
export interface FeedWindow {
  from: string;
  until: string;
}

/** The same day of the month so many months later; the last one of a shorter month. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Three months back, eighteen months ahead, the last day included. @param today civil date in Paris */
export const feedWindow = (today: string): FeedWindow => ({
  from: addMonths(today, -3),
  until: addDays(addMonths(today, 18), 1),
});

/** What fell after this instant is still shown. */
export const cancelledSince = (now: Date): Date => new Date(now.getTime() - cancelledDays * 86_400_000);

export interface FeedFacts {
  state: string;
  title: string;
  /** The person gave their place back; false in public feeds. */
  isWithdrawn: boolean;
}

export interface ToldDay {
  status: 'CONFIRMED' | 'CANCELLED';
  summary: string;
}

/**
 * A postponed session has no date any more: its old day is told as cancelled, not as tentative, which would keep the
 * slot as if it might still happen. It comes back under the same UID once it has a date. The word also stands in the
 * title, since many programs do not show STATUS.
 */
export function toldDay({ state, title, isWithdrawn }: FeedFacts): ToldDay {
  if (state === 'POSTPONED') return { status: 'CANCELLED', summary: `Reportée\u00a0: ${title}` };
  if (state === 'CANCELLED') return { status: 'CANCELLED', summary: `Annulée\u00a0: ${title}` };
  if (isWithdrawn) return { status: 'CANCELLED', summary: `Inscription annulée\u00a0: ${title}` };
  return { status: 'CONFIRMED', summary: title };
}

/** SEQUENCE: rises with each change of the session and each time the person gave their place back. */
export const feedSequence = (version: number, withdrawals: number): number => version + withdrawals;
