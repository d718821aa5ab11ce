// What the mail server's answer means for a stored mail.
export type Outcome =
  | { state: 'ACCEPTED'; code: number; text: string }
  /** The server refused this mail for good. */
  | { state: 'REJECTED'; code: number | null; text: string }
  /** Not delivered for now: refused for the recipient or message, or by the server before it heard of either. */
  | { state: 'DEFERRED'; code: number | null; text: string; from: 'recipient' | 'server' }
  /** The line was cut while the message was being handed over: it may have been accepted. */
  | { state: 'UNKNOWN'; code: null; text: string };

/** The marks nodemailer puts on its errors. */
interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  permanent?: boolean;
  command?: string;
  syscall?: string;
}

/** Codes of errors that arise before any message is handed over. */
const beforeTheMessage = new Set([
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ECONFIG',
  'EPROXY',
  'EPROTOCOL',
]);
const aboutTheMessage = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const aboutTheRecipient = new Set(['RCPT TO', 'DATA']);

function serverWasNotReached(error: SmtpError): boolean {
  return (
    beforeTheMessage.has(error.code ?? '') ||
    error.syscall === 'connect' ||
    /ECONNREFUSED|Greeting never received|Connection timeout|pool was closed/.test(error.message)
  );
}

/** One line, without the addresses that servers like to repeat. */
export const readable = (message: string): string =>
  message
    .replace(/\s+/g, ' ')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…')
    .slice(0, 300);

/** A 5xx about the sender, recipient or message is final; a 5xx at the door (sign-in, greeting) is our own trouble. */
export function outcomeOf(error: unknown): Outcome {
  const failure: SmtpError = error instanceof Error ? error : new Error(String(error));
  const text = readable(failure.message);
  const { responseCode } = failure;
  if (
    responseCode !== undefined &&
    failure.permanent === true &&
    aboutTheMessage.has(failure.command ?? '')
  ) {
    return { state: 'REJECTED', code: responseCode, text };
  }
  if (responseCode !== undefined || serverWasNotReached(failure)) {
    const from = aboutTheRecipient.has(failure.command ?? '') ? 'recipient' : 'server';
    return { state: 'DEFERRED', code: responseCode ?? null, text, from };
  }
  return { state: 'UNKNOWN', code: null, text };
}
