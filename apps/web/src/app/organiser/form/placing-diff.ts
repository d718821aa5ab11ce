// What a move changes, line by line: before and after, in words.
import type { OrganiserSession, Venue } from '@treize/contract/sessions';
import { closingAfterMove } from '@treize/rules/sessions/move';
import { isFault, planTimetable } from '@treize/rules/sessions/timetable';
import { frenchDate, frenchInstant, frenchTimeRange } from '@treize/rules/time/french';
import type { PlacingText } from './session-text';

export interface Change {
  label: string;
  before: string;
  after: string;
}

/** The line of a move that people must answer again. */
export const timetableLabel = 'Dates et horaires';

/** "mardi 12 janvier 2027, 9 h 30 – 12 h 30", one a day, in order; empty while the timetable does not hold. */
export function timetableText({ days }: PlacingText): string[] {
  if (days.some(({ date }) => date === '')) return [];
  const planned = planTimetable(days);
  if (isFault(planned)) return [];
  return planned.days.map(
    ({ date, halfDays }) =>
      `${frenchDate(date)}, ${halfDays.map((half) => frenchTimeRange(half.startTime, half.endTime)).join(', ')}`,
  );
}

export function placeOf({ venueId, room }: PlacingText, venues: readonly Venue[]): string {
  const venue = venues.find(({ id }) => id === venueId);
  return (
    [venue ? `${venue.name}, ${venue.town}` : '', room.trim()].filter(Boolean).join(', ') || 'non indiqué'
  );
}

/** Only what differs; empty when nothing would change. */
export function changesOf(before: PlacingText, after: PlacingText, venues: readonly Venue[]): Change[] {
  const lines = [
    {
      label: timetableLabel,
      before: timetableText(before).join('\n'),
      after: timetableText(after).join('\n'),
    },
    { label: 'Lieu', before: placeOf(before, venues), after: placeOf(after, venues) },
    {
      label: 'Lien de connexion',
      before: before.joinUrl || 'non indiqué',
      after: after.joinUrl.trim() || 'non indiqué',
    },
  ];
  return lines.filter((line) => line.before !== line.after && line.after !== '');
}

/** What has been changed, said once done. */
export function doneHeading(changes: readonly Change[], isReopened: boolean): string {
  if (isReopened) return 'La nouvelle date est fixée';
  const labels = changes.map(({ label }) => label);
  if (labels.includes(timetableLabel)) return 'La session est déplacée';
  return labels.includes('Lieu') ? 'Le lieu est changé' : 'Le lien de connexion est changé';
}

type Closing = Pick<OrganiserSession, 'state' | 'closesAt' | 'startsAt'>;

/** Where the move takes the closing of registrations, as the server will; empty while it stays. */
export function closingText({ state, closesAt, startsAt }: Closing, { days }: PlacingText): string {
  if (days.some(({ date }) => date === '')) return '';
  const planned = planTimetable(days);
  if (isFault(planned)) return '';
  const before = {
    isReopened: state === 'POSTPONED',
    startsAt: new Date(startsAt),
    closesAt: new Date(closesAt),
  };
  const moved = closingAfterMove(before, planned);
  return moved.getTime() !== before.closesAt.getTime()
    ? `La clôture des inscriptions passe au ${frenchInstant(moved)}.`
    : '';
}

/** True when a date changes: people are then asked to reconfirm. */
export const datesChange = (before: PlacingText, after: PlacingText): boolean =>
  before.days.map(({ date }) => date).join() !== after.days.map(({ date }) => date).join();
