// JSON logs, one line an event, with the request's id; no body, no address, no name, no query string.
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export const createLog = (level: string, process: string): Logger =>
  pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });

/** Sends Nest's own messages to the same log. */
export const nestLogger = (log: Logger): LoggerService => ({
  log: (message: unknown, context?: string) => log.info({ context }, String(message)),
  error: (message: unknown, ...rest: unknown[]) => log.error({ context: rest.at(-1) }, String(message)),
  warn: (message: unknown, context?: string) => log.warn({ context }, String(message)),
  debug: (message: unknown, context?: string) => log.debug({ context }, String(message)),
  verbose: (message: unknown, context?: string) => log.trace({ context }, String(message)),
  fatal: (message: unknown, context?: string) => log.fatal({ context }, String(message)),
});
