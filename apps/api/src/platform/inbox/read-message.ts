// Reads one received message: who writes, what it says, its calendar object, its delivery report, and what proves it.
import { domainToASCII } from 'node:url';
import { isAutomatic } from '@treize/rules/mails/inbound';
import { simpleParser, type AddressObject } from 'mailparser';
import { findCalendar } from './reading/calendar-part';
import { findReport, type DeliveryReport } from './reading/delivery-report';
import { noEvidence, readEvidence, type Evidence } from './reading/evidence';
import {
  allParts,
  headerOf,
  readHeaders,
  readParts,
  splitHead,
  type MimeHeader,
  type MimePart,
} from './reading/mime-parts';

export interface ReadMessage {
  /** Lower case; null when there is none, or more than one. */
  from: string | null;
  /** Whom the receiving server says it was delivered to, then To and Cc; lower case. */
  to: string[];
  subject: string;
  text: string;
  messageId: string | null;
  /** Message-IDs it answers, the nearest first. */
  answers: string[];
  receivedAt: Date;
  /** No person wrote it (RFC 3834, and the programs that do not follow it). */
  isAutomatic: boolean;
  /** The calendar part, if any, was inside a forwarded message: it is not the sender's own. */
  isForwarded: boolean;
  evidence: Evidence;
  /** The one text/calendar part with a method; the method in upper case, as the MIME header says it. */
  calendar: { method: string; body: string } | null;
  /** Why a calendar part that is there could not be read: a stable word. */
  calendarProblem: string | null;
  report: DeliveryReport | null;
}

const longestText = 200_000;
const longestHead = 65_536;
const mostAnswered = 50;
const deliveredTo = ['delivered-to', 'x-original-to', 'envelope-to'];

const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]))
    .flatMap(({ address }) => (address ? [inAscii(clean(address).trim().toLowerCase())] : []));

/** mailparser writes a domain with its accents; addresses on file and the server's findings have it as DNS does (RFC 5891). */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = at === 0 ? '' : domainToASCII(address.slice(at));
  return domain === '' ? address : address.slice(0, at) + domain;
}

/** In-Reply-To, then References from the last: what a program quotes first is what the person answers (RFC 5322, 3.6.4). */
function answered(headers: readonly MimeHeader[]): string[] {
  const idsIn = (name: string) => headerOf(headers, name)?.match(/<[^<>\s]{1,998}>/g) ?? [];
  return [...new Set([...idsIn('in-reply-to'), ...idsIn('references').reverse()])]
    .slice(0, mostAnswered)
    .map(clean);
}

/** PostgreSQL keeps no NUL, and half a character is none. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** mailparser reads only the head and the beginning of one part of text: never a file, however large. */
async function readWords(source: string, root: MimePart | null) {
  const { head } = splitHead(source);
  const parts = root ? allParts(root) : [];
  const isText = (type: string) => (part: MimePart) =>
    part.type === type && !/^attachment\b/i.test(headerOf(part.headers, 'content-disposition') ?? '');
  const words = parts.find(isText('text/plain')) ?? parts.find(isText('text/html'));
  const kept = head
    .slice(0, longestHead)
    .split(/\r?\n(?![ \t])/)
    .filter((line) => !/^(content-|mime-version)/i.test(line));
  const about = (words?.headers ?? [])
    .filter(({ name }) => name === 'content-type' || name === 'content-transfer-encoding')
    .map(({ name, value }) => `${name}: ${value}`);
  const small = Buffer.concat([
    Buffer.from([...kept, ...about].join('\r\n') + '\r\n\r\n', 'latin1'),
    (words?.body ?? Buffer.alloc(0)).subarray(0, longestText),
  ]);
  return simpleParser(small, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true });
}

interface Structure {
  root: MimePart | null;
  calendar: ReturnType<typeof findCalendar>;
  report: DeliveryReport | null;
}

function readStructure(raw: Buffer): Structure {
  try {
    const root = readParts(raw);
    return { root, calendar: findCalendar(root), report: findReport(root) };
  } catch {
    return {
      root: null,
      calendar: { calendar: null, problem: 'unreadable', isForwarded: false },
      report: null,
    };
  }
}

/** Never throws: what cannot be read is said by `calendarProblem`. `serverName` is that of Authentication-Results. */
export async function readMessage(
  raw: Buffer,
  arrival: { receivedAt: Date; envelopeTo: readonly string[] },
  serverName: string | undefined,
): Promise<ReadMessage> {
  const source = raw.toString('latin1');
  const headers = readHeaders(splitHead(source).head);
  const { root, calendar: found, report } = readStructure(raw);
  const words = await readWords(source, root).catch(() => null);
  const writers = addresses(words?.from);
  const from = writers.length === 1 ? (writers[0] ?? null) : null;
  const isOneFrom = headers.filter(({ name }) => name === 'from').length === 1;
  const envelope = arrival.envelopeTo.map((to) => clean(to).toLowerCase());
  const handed = headers.flatMap(({ name, value }) =>
    deliveredTo.includes(name) ? [clean(value).replace(/[<>]/g, '').trim().toLowerCase()] : [],
  );
  const subject = clean(words?.subject ?? headerOf(headers, 'subject') ?? '');
  return {
    from: isOneFrom ? from : null,
    to: [...new Set([...envelope, ...handed, ...addresses(words?.to), ...addresses(words?.cc)])],
    subject,
    text: clean(words?.text ?? ''),
    messageId: words?.messageId ?? null,
    answers: answered(headers),
    receivedAt: arrival.receivedAt,
    isAutomatic: isAutomatic({
      header: (name) => headerOf(headers, name),
      from,
      subject: subject.slice(0, 500),
    }),
    isForwarded: found.isForwarded,
    evidence: isOneFrom ? readEvidence(headers, from, serverName) : noEvidence,
    calendar: report === null ? found.calendar : null,
    calendarProblem: report === null ? found.problem : null,
    report,
  };
}
