// The local mail server hands received messages over (LMTP): it is told "taken" only once the message is stored.
import type { AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Config } from '../../config';
import { CONFIG, PROCESS_ROLE, type ProcessRole } from '../../config.token';
import { Inbox, keptOfTooLarge, largestMessage } from '../inbox.service';

const answer = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

@Injectable()
export class Lmtp implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('lmtp');
  private server: SMTPServer | undefined;

  constructor(
    private readonly inbox: Inbox,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { LMTP_PORT: port, LMTP_HOST: host } = this.config;
    if (this.role !== 'worker' || port === undefined) return;
    const server = new SMTPServer({
      lmtp: true,
      name: this.config.MAIL_DOMAIN,
      size: largestMessage,
      maxClients: 20,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 5000,
      onData: (stream, session, done) => {
        this.receive(stream, session).then(
          () => done(),
          (error: Error) => done(error),
        );
      },
    });
    server.on('error', (error: Error) => this.logger.error(`LMTP: ${error.message}`));
    this.server = server;
    await new Promise<void>((resolve) => {
      server.server.once('error', () => resolve());
      server.listen(port, host, () => resolve());
    });
  }

  async onModuleDestroy(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** The port it listens on: chosen by the system when the setting is 0; null when it does not listen. */
  get port(): number | null {
    const address = this.server?.server.address() as AddressInfo | null | undefined;
    return address?.port ?? null;
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const envelopeTo = rcptTo.map(({ address }) => address);
    // Whoever delivers for good writes the return address on top (RFC 5321, 4.4): an empty one marks a bounce.
    const returnPath = mailFrom === false ? '' : mailFrom.address;
    const chunks: Buffer[] = [Buffer.from(`Return-Path: <${returnPath}>\r\n`, 'latin1')];
    for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    try {
      if (!stream.sizeExceeded) await this.inbox.take(raw, { envelopeTo });
      else await this.inbox.takeTooLarge(raw.subarray(0, keptOfTooLarge), stream.byteLength, { envelopeTo });
    } catch (error) {
      this.logger.error(`a received message is not stored: ${(error as Error).message}`);
      throw answer(451, '4.3.0 Not stored, try again later');
    }
    if (stream.sizeExceeded) throw answer(552, '5.3.4 Message too large');
  }
}
