// The line to the mail server: a pool that never re-sends by itself, the job queue does.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';
import { outcomeOf, type Outcome } from './outcome';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Connections kept open to the mail server. */
export const lines = 10;

/**
 * Every wait is shorter than the lease of a mail being sent (libs/rules/mails/delivery): 45 s for a free line, then two
 * minutes in all.
 */
const openPool = (url: string) =>
  nodemailer.createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    maxConnections: lines,
    maxMessages: 500,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    ignoreTLS: loopback.test(new URL(url).hostname),
  });

@Injectable()
export class Smtp implements OnApplicationShutdown {
  private pool: ReturnType<typeof openPool> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Hands a composed message over; never throws, the outcome says what happened. */
  async deliver(message: Buffer, from: string, to: string): Promise<Outcome> {
    this.pool ??= openPool(this.config.SMTP_URL);
    try {
      const { response } = await this.pool.sendMail({
        raw: message,
        envelope: { from, to: [to] },
        // Asked only of servers that know DSN: bounces and delays then come back to `from` in a form that a machine reads.
        dsn: { ret: 'headers', notify: ['failure', 'delay'] },
        signal: AbortSignal.timeout(120_000),
      });
      return { state: 'ACCEPTED', code: Number(response.slice(0, 3)) || 250, text: response.slice(0, 300) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  onApplicationShutdown(): void {
    this.pool?.close();
  }
}
