// One look at the mailbox: every message not known is stored, every sorted one is moved to its folder.
// The mailbox itself says what is left to do, so a crash between any two steps only repeats what changes nothing.
import { Injectable, Logger } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock';
import { findCursor, findPlaced, writeCursor } from '../inbox.queries';
import { Inbox, keptOfTooLarge, largestMessage } from '../inbox.service';
import type { MailboxAddress } from './mailbox-address';

const folders: Readonly<Record<string, string>> = { BOUNCE: 'Bounces', PERSON: 'Review', REVIEW: 'Review' };
const folderOf = (sort: string): string => folders[sort] ?? 'Processed';

@Injectable()
export class MailboxRounds {
  private readonly logger = new Logger('imap');

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly inbox: Inbox,
  ) {}

  /** How many stored messages of the mailbox still wait to be sorted. */
  async round(client: ImapFlow, { path, name }: MailboxAddress): Promise<number> {
    const box = await client.mailboxOpen(path);
    const uidValidity = Number(box.uidValidity);
    const uids = (await client.search({ all: true }, { uid: true })) || [];
    const stored = new Set((await this.placed(name, uidValidity, uids)).map(({ uid }) => uid));
    for (const uid of uids.filter((one) => !stored.has(one))) await this.take(client, name, uidValidity, uid);
    await this.note(name, uidValidity, uids);
    const left = await this.placed(name, uidValidity, uids);
    await this.file(client, left);
    return left.filter(({ sort }) => sort === null).length;
  }

  private placed = (name: string, uidValidity: number, uids: readonly number[]) =>
    findPlaced(this.source.manager, name, uidValidity, uids);

  /** A mailbox made anew has other numbers: none of its messages is placed, so all are read again. */
  private async note(name: string, uidValidity: number, uids: readonly number[]): Promise<void> {
    const cursor = await findCursor(this.source.manager, name);
    const isSame = cursor?.uidValidity === uidValidity;
    if (cursor !== null && !isSame)
      this.logger.warn('the mailbox was numbered anew: all of it was read again');
    const lastUid = Math.max(isSame ? cursor.lastUid : 0, ...uids);
    await writeCursor(this.source.manager, name, { uidValidity, lastUid }, this.clock.now());
  }

  private async take(client: ImapFlow, mailbox: string, uidValidity: number, uid: number): Promise<void> {
    const from = { mailbox, uidValidity, uid };
    const found = await client.fetchOne(String(uid), { size: true }, { uid: true });
    if (!found) return;
    const size = found.size ?? 0;
    const isTooLarge = size > largestMessage;
    const source = isTooLarge ? { start: 0, maxLength: keptOfTooLarge } : true;
    const fetched = await client.fetchOne(String(uid), { source }, { uid: true });
    if (!fetched || !fetched.source) return;
    if (isTooLarge) await this.inbox.takeTooLarge(fetched.source, size, from);
    else await this.inbox.take(fetched.source, from);
  }

  private async file(
    client: ImapFlow,
    placed: readonly { uid: number; sort: string | null }[],
  ): Promise<void> {
    const sorted = placed.flatMap(({ uid, sort }) =>
      sort === null ? [] : [{ uid, folder: folderOf(sort) }],
    );
    for (const folder of new Set(sorted.map((one) => one.folder))) {
      const uids = sorted.filter((one) => one.folder === folder).map(({ uid }) => uid);
      const move = () => client.messageMove(uids, folder, { uid: true });
      if (await move()) continue;
      await client.mailboxCreate(folder);
      if (!(await move())) this.logger.warn(`messages cannot be moved to the folder ${folder}`);
    }
  }
}
