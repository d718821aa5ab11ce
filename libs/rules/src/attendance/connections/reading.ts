// A list of connections read line by line against the people expected: good lines are kept, each wrong one says why.
import { tableOf, type Columns } from './columns';
import { knownAs, peopleNamed, type Expected, type Known } from './matching';
import { durationOf, momentsAround } from './moments';
import { parisDate } from '../../time/wall';

export type ConnectionOutcome = 'MATCHED' | 'AMBIGUOUS' | 'UNMATCHED' | 'OUTSIDE' | 'INVALID';
export interface ReadConnection {
  line: number;
  name: string;
  email: string;
  joinedAt: Date | null;
  leftAt: Date | null;
  outcome: ConnectionOutcome;
  registrationId: string | null;
  candidates: readonly Expected[];
  /** In French, for a line that cannot be read. */
  fault: string | null;
}

export interface Meeting {
  /** Of the half-day, in Paris. */
  date: string;
  /** Connections that end before, or begin after, belong to another half-day. */
  opensAt: Date;
  closesAt: Date;
  people: readonly Expected[];
  /** Who a line is about, chosen by hand. */
  choices: ReadonlyMap<number, string>;
}

/** A name or an address longer than this is no name. */
const longest = 200;
/** Without control characters nor halves of letters, which no database holds. */
const plain = (cell: string): string =>
  cell
    .trim()
    .slice(0, longest)
    .replace(/[\p{Cc}\p{Cs}]/gu, '');
const unread = { registrationId: null, candidates: [] };

interface Times {
  joinedAt: Date | null;
  leftAt: Date | null;
  fault: string | null;
}

/** Nobody is connected for longer than this: beyond, the number is something else. */
const longestStay = 7 * 86_400;
function lastedSeconds(lasted: string): number | null {
  const seconds = durationOf(lasted);
  return seconds === null || seconds > longestStay ? null : seconds;
}

function timesOf(
  cell: (position: number | null) => string,
  columns: Columns,
  momentOf: (text: string) => Date | null,
): Times {
  const joinedAt = momentOf(cell(columns.joined));
  if (joinedAt === null)
    return {
      joinedAt,
      leftAt: null,
      fault: `heure d’arrivée illisible\u00a0: «\u00a0${cell(columns.joined)}\u00a0»`,
    };
  const [left, lasted] = [cell(columns.left), cell(columns.duration)];
  const seconds = lastedSeconds(lasted);
  const leftAt =
    left !== '' ? momentOf(left) : seconds === null ? null : new Date(joinedAt.getTime() + seconds * 1000);
  if (leftAt === null && (left !== '' || lasted !== ''))
    return { joinedAt, leftAt, fault: `départ illisible\u00a0: «\u00a0${left || lasted}\u00a0»` };
  if (leftAt !== null && leftAt < joinedAt) return { joinedAt, leftAt, fault: 'le départ précède l’arrivée' };
  return { joinedAt, leftAt, fault: null };
}

/** Without a departure, a line of another day says nothing of this half-day. */
const isOutside = (joinedAt: Date, leftAt: Date | null, { date, opensAt, closesAt }: Meeting): boolean =>
  joinedAt > closesAt || (leftAt === null ? parisDate(joinedAt) !== date : leftAt < opensAt);

function whoseLine(
  row: { line: number; name: string; email: string },
  meeting: Meeting,
  known: readonly Known[],
) {
  const chosen = meeting.choices.get(row.line);
  const picked = meeting.people.find(({ registrationId }) => registrationId === chosen);
  if (picked)
    return { outcome: 'MATCHED', registrationId: picked.registrationId, candidates: [picked] } as const;
  const { certain, candidates } = peopleNamed(row, known);
  if (certain) return { outcome: 'MATCHED', registrationId: certain.registrationId, candidates } as const;
  const outcome = candidates.length > 0 ? 'AMBIGUOUS' : 'UNMATCHED';
  return { outcome, registrationId: null, candidates } as const;
}

/** Reads the text; `columns` is null when they must be chosen, and there are then no rows. */
export function readConnections(
  text: string,
  chosen: Columns | null,
  meeting: Meeting,
): { titles: string[]; columns: Columns | null; rows: ReadConnection[] } {
  const { titles, columns, records } = tableOf(text, chosen);
  if (columns === null) return { titles, columns, rows: [] };
  const known = meeting.people.map(knownAs);
  const momentOf = momentsAround(meeting.date);
  const rows = records.map(({ line, cells }): ReadConnection => {
    const cell = (position: number | null): string => (position === null ? '' : plain(cells[position] ?? ''));
    const read = { line, name: cell(columns.name), email: cell(columns.email) };
    const { joinedAt, leftAt, fault } = timesOf(cell, columns, momentOf);
    if (joinedAt === null || fault !== null)
      return { ...read, joinedAt, leftAt, ...unread, outcome: 'INVALID', fault };
    if (isOutside(joinedAt, leftAt, meeting))
      return { ...read, joinedAt, leftAt, ...unread, outcome: 'OUTSIDE', fault: null };
    return { ...read, joinedAt, leftAt, ...whoseLine(read, meeting, known), fault: null };
  });
  return { titles, columns, rows };
}
