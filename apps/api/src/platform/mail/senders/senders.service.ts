// Who writes for a region: the address, name, subject prefix and signature it chose, or those it has by default.
import { Inject, Injectable } from '@nestjs/common';
import type { RegionSenderDraft } from '@treize/contract/calendar';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';
import { Refusal } from '../../http/refusal';
import { senderOf, type Mailbox } from './sender';
import { findSenders, lockSenders, regionThatWroteFrom, writeSender } from './senders.queries';

export interface Sender {
  mailbox: Mailbox;
  subjectPrefix: string;
  signature: string;
}

/** Local parts that speak for no region: the national sender, returns, and those that every domain must answer to. */
const reserved: readonly string[] = ['bonjour', 'bounce', 'postmaster', 'abuse', 'hostmaster', 'noreply'];

@Injectable()
export class Senders {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The sender of a region: what it chose, else `Treize · <name>` at the address made of its name. */
  async of(tx: EntityManager, regionCode: string, regionName: string): Promise<Sender> {
    const byName = senderOf(regionCode, regionName, this.config.MAIL_DOMAIN);
    const [localPart = ''] = byName.address.split('@');
    const rows = await findSenders(tx, [regionCode], [localPart]);
    const own = rows.find((row) => row.regionCode === regionCode);
    if (own) {
      const { name, subjectPrefix, signature } = own;
      return { mailbox: { name, address: this.addressOf(own.localPart) }, subjectPrefix, signature };
    }
    const address = rows.length === 0 ? byName.address : this.addressOf(`region-${regionCode}`);
    return { mailbox: { name: byName.name, address }, subjectPrefix: '', signature: '' };
  }

  /** What the mails of these regions add to their words, by region; nothing for a region that chose nothing. */
  async wordsOf(
    tx: EntityManager,
    regionCodes: readonly string[],
  ): Promise<ReadonlyMap<string, Pick<Sender, 'subjectPrefix' | 'signature'>>> {
    if (regionCodes.length === 0) return new Map();
    return new Map((await findSenders(tx, regionCodes, [])).map((row) => [row.regionCode, row]));
  }

  /** @throws Refusal `sender-taken` when another region writes, or has written, from that address. */
  async change(
    tx: EntityManager,
    regionCode: string,
    draft: RegionSenderDraft,
    actorId: string,
    now: Date,
  ): Promise<void> {
    await lockSenders(tx);
    const { localPart } = draft;
    const isReserved = reserved.includes(localPart) || localPart.startsWith('region-');
    const holder = isReserved ? 'nobody' : await this.regionOf(tx, localPart);
    if (holder !== null && holder !== regionCode) throw new Refusal('sender-taken');
    await writeSender(tx, regionCode, draft, actorId, now);
  }

  /** The region that an address speaks for, by its local part: also one that it used before; null when none. */
  async regionOf(tx: EntityManager, localPart: string): Promise<string | null> {
    const wanted = localPart.trim().toLowerCase();
    const [row] = await findSenders(tx, [], [wanted]);
    return row?.regionCode ?? regionThatWroteFrom(tx, this.addressOf(wanted));
  }

  private addressOf(localPart: string): string {
    return `${localPart}@${this.config.MAIL_DOMAIN}`;
  }
}
