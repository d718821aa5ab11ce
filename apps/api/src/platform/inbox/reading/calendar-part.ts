// The one calendar object of a message that carries a method, whichever way it was written.
import { decodeBody, decodeText } from './decoding';
import { allParts, headerOf, readParts, type MimePart } from './mime-parts';

/** In bytes: a reply is a hundred times smaller. */
export const largestCalendar = 262_144;
/** Base64 with its line ends takes 1.37 times the bytes; quoted-printable of accents, three times. */
const largestEncoded = 3 * largestCalendar;

export interface CalendarPart {
  /** Upper case, as the MIME header says it. */
  method: string;
  body: string;
}

export interface FoundCalendar {
  calendar: CalendarPart | null;
  /** Why a calendar part that is there is not read: a stable word. */
  problem: string | null;
  /** The part, if any, was inside a forwarded message. */
  isForwarded: boolean;
}

const none: FoundCalendar = { calendar: null, problem: null, isForwarded: false };
const trouble = (problem: string): FoundCalendar => ({ ...none, problem });

function readOne(part: MimePart): CalendarPart | string {
  if (part.body.length > largestEncoded) return 'calendar-too-large';
  const bytes = decodeBody(part);
  if (bytes === null) return 'calendar-encoding';
  if (bytes.length > largestCalendar) return 'calendar-too-large';
  const body = decodeText(bytes, part.params.get('charset'));
  if (body === null) return 'calendar-charset';
  if (body.includes('\0')) return 'calendar-binary';
  return { method: (part.params.get('method') ?? '').trim().toUpperCase(), body };
}

/** An attached file without a method is a person's file, as application/ics copies are: not an answer. */
const isFile = (part: MimePart): boolean =>
  !part.params.has('method') && /^attachment\b/i.test(headerOf(part.headers, 'content-disposition') ?? '');

function findIn(root: MimePart): FoundCalendar {
  const found = allParts(root).filter((part) => part.type === 'text/calendar' && !isFile(part));
  const withMethod = found.filter((part) => part.params.get('method')?.trim());
  if (found.length > 0 && withMethod.length === 0) return trouble('calendar-no-method');
  const read = withMethod.map(readOne);
  const problem = read.find((one) => typeof one === 'string');
  if (problem !== undefined) return trouble(problem);
  const calendars = read.filter((one) => typeof one !== 'string');
  const [first] = calendars;
  if (first === undefined) return none;
  const isOne = calendars.every(({ method, body }) => method === first.method && body === first.body);
  return isOne ? { ...none, calendar: first } : trouble('calendar-several');
}

/** Looks in the message itself, then in the messages forwarded in it, one level down. */
export function findCalendar(root: MimePart): FoundCalendar {
  const own = findIn(root);
  if (own.calendar !== null || own.problem !== null) return own;
  for (const part of allParts(root)) {
    if (part.type !== 'message/rfc822') continue;
    const bytes = decodeBody(part);
    const wrapped = bytes === null ? none : findIn(readParts(bytes));
    if (wrapped.calendar !== null || wrapped.problem !== null) return { ...wrapped, isForwarded: true };
  }
  return own;
}
