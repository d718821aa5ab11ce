// Messages that answer an invitation, as calendars send them, for tests: raw, in every encoding and shape.
export interface WantedReply {
  uid: string;
  method?: string;
  /** Of the MIME part, when it differs. */
  mimeMethod?: string;
  partstat?: string;
  /** Parameters of ATTENDEE, after PARTSTAT: `;DELEGATED-TO="mailto:…"`. */
  parameters?: string;
  attendee?: string;
  /** Null: left out, as Exchange does. */
  organizer?: string | null;
  sequence?: number;
  stamp?: string;
  /** Other properties of the event, a line each. */
  lines?: readonly string[];
  from?: string;
  to?: string;
  /** What the receiving server found; null: it says nothing. */
  findings?: string | null;
  /** Other header lines, below those of the receiving server. */
  headers?: readonly string[];
  encoding?: '7bit' | '8bit' | 'base64' | 'quoted-printable';
  charset?: 'utf-8' | 'iso-8859-1';
  shape?: 'alternative' | 'alone' | 'with-copy';
  /** Replaces the whole calendar object. */
  body?: string;
}

export const server = 'mx.treize.example';
export const region = 'auvergne-rhone-alpes@mail.treize.example';

/** DMARC passes for that domain. */
export const proven = (domain = 'mairie.example'): string =>
  `dmarc=pass header.from=${domain}; spf=pass smtp.mailfrom=${domain}`;
/** No policy, SPF passes. */
export const halfProven = (domain = 'mairie.example'): string =>
  `dmarc=none header.from=${domain}; spf=pass smtp.mailfrom=${domain}`;
export const forged = (domain = 'mairie.example'): string =>
  `dmarc=fail header.from=${domain}; spf=pass smtp.mailfrom=evil.example`;

const crlf = (lines: readonly string[]): string => lines.join('\r\n');

/** The calendar object of an answer. */
export function replyObject(wanted: WantedReply): string {
  const {
    method = 'REPLY',
    partstat = 'ACCEPTED',
    attendee = 'anne@mairie.example',
    organizer = region,
  } = wanted;
  const { sequence = 0, stamp = '20270105T090000Z', parameters = '', lines = [] } = wanted;
  return `${crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `DTSTAMP:${stamp}`,
    `UID:${wanted.uid}`,
    `SEQUENCE:${sequence}`,
    ...(organizer === null ? [] : [`ORGANIZER;CN=Treize:mailto:${organizer}`]),
    `ATTENDEE;CN=Anne;PARTSTAT=${partstat}${parameters}:${attendee.includes(':') ? attendee : `mailto:${attendee}`}`,
    'SUMMARY:Réunion',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ])}\r\n`;
}

function encoded(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64')
    return Buffer.from((bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'));
  if (encoding !== 'quoted-printable') return bytes;
  const signs = [...bytes].map((byte) =>
    (byte > 32 && byte < 127 && byte !== 61) || byte === 13 || byte === 10 || byte === 32
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return Buffer.from(signs.join(''));
}

const header = ({
  from = 'anne@mairie.example',
  to = region,
  findings = proven(),
  headers = [],
}: WantedReply) => [
  ...(findings === null ? [] : [`Authentication-Results: ${server}; ${findings}`]),
  ...headers,
  `From: Anne <${from}>`,
  `To: ${to}`,
  'Subject: Accepted',
  'Date: Tue, 05 Jan 2027 09:00:01 +0000',
  'MIME-Version: 1.0',
];

/** The raw message. */
export function aReply(wanted: WantedReply): Buffer {
  const { encoding = '8bit', charset = 'utf-8', shape = 'alternative' } = wanted;
  const text = wanted.body ?? replyObject(wanted);
  const object = encoded(Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1'), encoding);
  const calendar = [
    `Content-Type: text/calendar; charset=${charset}; method=${wanted.mimeMethod ?? wanted.method ?? 'REPLY'}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    '',
  ];
  if (shape === 'alone') return Buffer.concat([Buffer.from(crlf([...header(wanted), ...calendar])), object]);
  const copy = shape === 'with-copy' ? ['--mixed', ...copyOf(text)] : [];
  return Buffer.concat([
    Buffer.from(
      crlf([
        ...header(wanted),
        'Content-Type: multipart/mixed; boundary=mixed',
        '',
        '--mixed',
        'Content-Type: multipart/alternative; boundary=alternative',
        '',
        '--alternative',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Anne has accepted.',
        '--alternative',
        ...calendar,
      ]),
    ),
    object,
    Buffer.from(crlf(['', '--alternative--', ...copy, '--mixed--', ''])),
  ]);
}

const copyOf = (text: string): string[] => [
  'Content-Type: application/ics; name="invite.ics"',
  'Content-Disposition: attachment; filename="invite.ics"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(text).toString('base64'),
];
