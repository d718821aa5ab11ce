// The return address of each mail: a bounce that comes back to it names the mail, and nobody else can write one.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';

/** The id in hexadecimal, then 10 bytes of HMAC: 59 signs, under the 64 that a local part may have. */
const pattern = /^<?bounce\+([0-9a-f]{32})([0-9a-f]{20})@[^@\s>]+>?$/;

@Injectable()
export class Verp {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `bounce+<id><seal>@<mail domain>`, lower case: some servers change the case of local parts. */
  addressOf(mailId: string): string {
    const id = mailId.replaceAll('-', '').toLowerCase();
    return `bounce+${id}${this.seal(id)}@${this.config.MAIL_DOMAIN}`;
  }

  /** The mail whose return address this is, or null: another address, or one not made here. */
  read(address: string): string | null {
    const [, id, seal] = pattern.exec(address.trim().toLowerCase()) ?? [];
    if (id === undefined || seal === undefined) return null;
    if (!timingSafeEqual(Buffer.from(seal, 'hex'), Buffer.from(this.seal(id), 'hex'))) return null;
    return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private seal(id: string): string {
    return createHmac('sha256', this.config.SECRET).update(`bounce:${id}`).digest('hex').slice(0, 20);
  }
}
