// Reads a mailbox for as long as the worker lives: what is new is stored, what is sorted is moved out of the way.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import type { Config } from '../../config';
import { CONFIG, PROCESS_ROLE, type ProcessRole } from '../../config.token';
import { mailboxAddress, type MailboxAddress } from './mailbox-address';
import { MailboxRounds } from './mailbox-rounds.service';

const poll = 60_000;
/** Sorting takes a moment; then the message is moved. */
const pollUnsorted = 1000;
/** What nobody sorts (its job failed) is looked at again at the usual pace. */
const mostQuickRounds = 60;
const firstPause = 1000;
const longestPause = 60_000;

@Injectable()
export class ImapReader implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('imap');
  private readonly stopping = new AbortController();
  private reading: Promise<void> | undefined;
  private client: ImapFlow | undefined;

  constructor(
    private readonly rounds: MailboxRounds,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {}

  onApplicationBootstrap(): void {
    if (this.role !== 'worker' || this.config.INBOX_URL === undefined) return;
    this.reading = this.read(mailboxAddress(this.config.INBOX_URL));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.client?.close();
    await this.reading;
  }

  /** One connection after another: after an outage the pause doubles, up to a minute. */
  private async read(address: MailboxAddress): Promise<void> {
    const { signal } = this.stopping;
    let pause = firstPause;
    while (!signal.aborted) {
      try {
        await this.connection(address, () => (pause = firstPause));
      } catch (error) {
        if (signal.aborted) return;
        this.logger.warn(`the mailbox cannot be read, next try in ${pause / 1000} s: ${describe(error)}`);
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, longestPause);
    }
  }

  /** Ends by an error, or when the worker stops. */
  private async connection(address: MailboxAddress, works: () => void): Promise<void> {
    const { host, port, secure, user, password } = address;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    this.client = client;
    client.on('error', (error: Error) => this.logger.warn(`mailbox: ${error.message}`));
    let hasArrived = false;
    client.on('exists', () => (hasArrived = true));
    try {
      await client.connect();
      for (let quick = 0; !this.stopping.signal.aborted;) {
        hasArrived = false;
        const unsorted = await this.rounds.round(client, address);
        works();
        quick = unsorted > 0 ? quick + 1 : 0;
        const isQuick = quick > 0 && quick <= mostQuickRounds;
        if (!hasArrived) await this.wait(client, isQuick ? pollUnsorted : poll);
      }
    } finally {
      client.close();
    }
  }

  /** Until something arrives (IDLE), the time is over, or the line is cut. */
  private async wait(client: ImapFlow, milliseconds: number): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.stopping.signal]);
    const end = (): void => over.abort();
    client.once('exists', end).once('close', end);
    if (milliseconds > pollUnsorted) client.idle().catch(end);
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    client.off('exists', end).off('close', end);
    if (!client.usable && !this.stopping.signal.aborted) throw new Error('the connection was closed');
  }
}

/** imapflow puts the server's own words beside the message. */
function describe(error: unknown): string {
  const { message, responseText } = error as Error & { responseText?: string };
  return responseText ? `${message} (${responseText})` : message;
}
