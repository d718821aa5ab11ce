// What a received message is: a bounce, an answer to an invitation, an automatic reply, or a person writing.

/** What is known of a message before anything is looked up. */
export interface InboundFacts {
  /** A delivery report of RFC 3464. */
  hasReport: boolean;
  /** A calendar part with a method. */
  hasCalendar: boolean;
  /** A calendar part is there and could not be read. */
  hasCalendarProblem: boolean;
  isAutomatic: boolean;
}

export type InboundSort = 'BOUNCE' | 'REPLY' | 'REVIEW' | 'AUTO' | 'PERSON';

/** An answer wins over the marks of automatic mail: some calendars put them on the replies a person gave. */
export function sortInbound(facts: InboundFacts): InboundSort {
  if (facts.hasReport) return 'BOUNCE';
  if (facts.hasCalendar) return 'REPLY';
  if (facts.hasCalendarProblem) return 'REVIEW';
  return facts.isAutomatic ? 'AUTO' : 'PERSON';
}

/** How absences begin their subject, in French and English, by Outlook, Gmail, Zimbra, Thunderbird and phones. */
const absences: readonly RegExp[] = [
  /^(?:\[[^\]]*\]\s*)?r[eé]ponses?\s+automatiques?\b/,
  /^(?:message|notification|r[eé]ponse|avis)\s+d['’]\s*absence\b/,
  /^absence\s+du\s+bureau\b/,
  /^absent(?:e|\(e\)|·e)?\s+du\s+bureau\b/,
  /^(?:je\s+suis\s+)?(?:actuellement\s+)?(?:absente?|absent\(e\)|en\s+congés?)[\s,].*\b(?:jusqu|retour|du\s+\d)/,
  /^(?:auto|automatique)\s*:\s/,
  /^auto(?:matic|mated)?[\s-]?(?:reply|response|answer)\b/,
  /^autoreply\b/,
  /^out\s+of\s+(?:the\s+)?office\b/,
  /^(?:i\s+am|i['’]m)\s+out\s+of\s+(?:the\s+)?office\b/,
  /^vacation\s+(?:reply|response|message)\b/,
];

const automaticPrecedences: readonly string[] = ['bulk', 'list', 'junk', 'auto_reply', 'auto-reply'];
const markers: readonly string[] = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponder'];
const robots = /^<?(?:mailer-daemon|postmaster|no-?reply|ne-?pas-?repondre)(?:[+@]|$)/;

/** True for what writes bounces by itself. */
export const isMailServer = (from: string | null): boolean =>
  from !== null && /^(?:mailer-daemon|postmaster)@/.test(from);

/** `header` gives the first header of that (lower case) name, or null; `from` its one address in lower case. */
export interface MessageMarks {
  header: (name: string) => string | null;
  from: string | null;
  subject: string;
}

/** True when no person wrote the message: RFC 3834, and what the programs that ignore it do. */
export function isAutomatic({ header, from, subject }: MessageMarks): boolean {
  const submitted = (header('auto-submitted') ?? 'no').toLowerCase().replace(/[\s;(].*$/, '');
  if (submitted !== 'no' && submitted !== '') return true;
  if (markers.some((name) => !['no', 'false', '0', null].includes(header(name)?.toLowerCase() ?? null)))
    return true;
  if (automaticPrecedences.includes((header('precedence') ?? '').trim().toLowerCase())) return true;
  if ((header('return-path') ?? '').replace(/\s/g, '') === '<>') return true;
  if (from !== null && robots.test(from)) return true;
  const begins = subject.normalize('NFC').trim().toLowerCase();
  return absences.some((absence) => absence.test(begins));
}
