// What the mail server's answer means for a stored mail.
import type { Phase } from './smtp-line';

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
}

const aboutTheMessage = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** One line, without the addresses that servers like to repeat. */
export const readable = (message: string): string =>
  message
    .slice(0, 2000)
    .replace(/\s+/g, ' ')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…')
    .slice(0, 300);

/**
 * A 5xx about the sender, recipient or message is final; a 5xx at the door (sign-in, greeting) is our own trouble.
 * Without an answer, the outcome is unknown only when the message itself was on its way.
 */
export function outcomeOf(error: unknown, phase: Phase): Outcome {
  const failure: SmtpError = error instanceof Error ? error : new Error(String(error));
  const text = readable(failure.message);
  const { responseCode, command = '' } = failure;
  const isOurs = phase === 'connecting' || command === 'MAIL FROM';
  if (responseCode !== undefined) {
    if (failure.permanent === true && phase !== 'connecting' && aboutTheMessage.has(command))
      return { state: 'REJECTED', code: responseCode, text };
    return { state: 'DEFERRED', code: responseCode, text, from: isOurs ? 'server' : 'recipient' };
  }
  // The server had said how large a message may be.
  if (failure.code === 'EMESSAGE') return { state: 'REJECTED', code: null, text };
  if (phase === 'handing') return { state: 'UNKNOWN', code: null, text };
  return { state: 'DEFERRED', code: null, text, from: phase === 'connecting' ? 'server' : 'recipient' };
}
