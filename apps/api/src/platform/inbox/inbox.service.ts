// Mail received: stored whole before anything is done with it, opened by whoever treats it, settled once.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Jobs } from '../jobs/jobs.service';
import { inboxSort } from './inbox.jobs';
import {
  insertMessage,
  lockMessage,
  lockUntied,
  placeMessage,
  settleMessage,
  tieMessage,
  type Untied,
} from './inbox.queries';
import { readMessage, type ReadMessage } from './read-message';

/** Of a larger message only the beginning is kept, for its sender and subject. */
export const largestMessage = 10 * 1024 * 1024;
export const keptOfTooLarge = 65_536;

/** How a message came in: from a mailbox, or handed over with its envelope. */
export interface Arrival {
  mailbox?: string;
  uidValidity?: number;
  uid?: number;
  envelopeTo?: string[];
}

/** What became of a message, and what it is about as far as known. */
export interface Settlement {
  sort: 'REPLY' | 'BOUNCE' | 'AUTO' | 'PERSON' | 'REVIEW' | 'IGNORED';
  /** A stable word that says why a person must read it. */
  reason?: string | null;
  regionCode?: string | null;
  sessionId?: string | null;
  registrationId?: string | null;
  invitationId?: string | null;
  mailId?: string | null;
  proposedStart?: Date | null;
  proposedEnd?: Date | null;
}

@Injectable()
export class Inbox {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Stores the message and the job that sorts it, committed together; null when its bytes are known already. */
  async take(raw: Buffer, from: Arrival): Promise<string | null> {
    return this.store(createHash('sha256').update(raw).digest('hex'), raw, raw.length, from);
  }

  /** Keeps the beginning of a message too large, known by it and by its size: a person will see that it came. */
  async takeTooLarge(beginning: Buffer, size: number, from: Arrival): Promise<string | null> {
    const sha256 = createHash('sha256').update(beginning).update(`:${size}`).digest('hex');
    return this.store(sha256, beginning, size, from);
  }

  /** @throws Error when the bytes of the message are gone. */
  async open(tx: EntityManager, messageId: string): Promise<ReadMessage> {
    const stored = await lockMessage(tx, messageId);
    if (!stored?.raw) throw new Error(`the received message ${messageId} is no longer kept`);
    return readMessage(stored.raw, stored, this.config.MAIL_AUTHSERV_ID);
  }

  async settle(tx: EntityManager, messageId: string, end: Settlement): Promise<void> {
    await settleMessage(tx, [
      messageId,
      end.sort,
      end.reason ?? null,
      end.regionCode ?? null,
      end.sessionId ?? null,
      end.registrationId ?? null,
      end.invitationId ?? null,
      end.mailId ?? null,
      end.proposedStart ?? null,
      end.proposedEnd ?? null,
      this.clock.now(),
    ]);
  }

  /** Who wrote a message that is about nobody yet, and to which region; null once it is, or when nothing tells. */
  untied(tx: EntityManager, messageId: string): Promise<Untied | null> {
    return lockUntied(tx, messageId);
  }

  /** Shows a message beside the registration it is about; nothing else follows. */
  async tie(
    tx: EntityManager,
    messageId: string,
    about: { sessionId: string; registrationId: string },
  ): Promise<void> {
    await tieMessage(tx, messageId, about.sessionId, about.registrationId);
  }

  private async store(sha256: string, raw: Buffer, size: number, from: Arrival): Promise<string | null> {
    const { mailbox, uidValidity, uid } = from;
    return this.source.transaction(async (tx) => {
      const messageId = await insertMessage(tx, [
        mailbox ?? null,
        uidValidity ?? null,
        uid ?? null,
        sha256,
        raw,
        size,
        from.envelopeTo ?? [],
        this.clock.now(),
      ]);
      if (messageId !== null) await this.jobs.send(tx, inboxSort, { messageId });
      else if (mailbox !== undefined && uidValidity !== undefined && uid !== undefined)
        await placeMessage(tx, sha256, mailbox, uidValidity, uid);
      return messageId;
    });
  }
}
