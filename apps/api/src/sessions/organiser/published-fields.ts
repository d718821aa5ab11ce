// What an edit may not touch once people know of a session: what it is, where and when; a move tells them.
import type { sessionEdit } from '@treize/contract/sessions';
import type { DraftFault } from '@treize/rules/sessions/timetable';
import type * as z from 'zod';
import type { Session } from '../session.entity';
import type { StoredTimetable } from './timetable.queries';

type Edit = z.output<typeof sessionEdit>;

const timesOf = (
  days: readonly {
    date: string;
    halfDays: readonly { period: string; startTime: string; endTime: string }[];
  }[],
) =>
  days
    .flatMap(({ date, halfDays }) =>
      halfDays.map((half) => `${date} ${half.startTime} ${half.endTime} ${half.period}`),
    )
    .sort()
    .join('\n');

/** The first field of the edit that only a move, or nothing, may change. */
export function fixedWhenPublished(
  session: Session,
  days: StoredTimetable['days'],
  edit: Edit,
): DraftFault | null {
  const fields = ['regionCode', 'moduleId', 'format', 'venueId', 'room', 'joinUrl'] as const;
  const changed = fields.find((field) => edit[field] !== session[field]);
  const path = changed ?? (timesOf(days) === timesOf(edit.days) ? null : 'days');
  return (
    path && {
      code: 'invalid-request',
      path,
      message: 'la session est publiée : passez par « Déplacer la session »',
    }
  );
}
