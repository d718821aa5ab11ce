// Signed personal links: what lets a person act on their own registration without an account.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Refusal } from './refusal';

export type LinkPurpose = 'registration' | 'invitation' | 'feed' | 'unsubscribe';
/** Links that also say words, and end: these purposes are never those of a plain link. */
export type WordsPurpose = 'address' | 'room';

const idLength = 16;
const instantLength = 6;
const sealLength = 16;

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const uuidText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

@Injectable()
export class Links {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Token of 43 characters: the 16 bytes of the id, then 16 bytes of HMAC-SHA-256 over purpose and id. */
  sign(purpose: LinkPurpose, subjectId: string): string {
    const id = uuidBytes(subjectId);
    return Buffer.concat([id, this.seal(purpose, id)]).toString('base64url');
  }

  /** @throws Refusal `link-invalid` when the token was not made here for this purpose. */
  read(purpose: LinkPurpose, token: string): string {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 32 || bytes.toString('base64url') !== token) throw new Refusal('link-invalid');
    const id = bytes.subarray(0, 16);
    if (!timingSafeEqual(bytes.subarray(16), this.seal(purpose, id))) throw new Refusal('link-invalid');
    return uuidText(id);
  }

  /**
   * Token that carries words in clear until an instant: 16 bytes of id, 6 of seconds since 1970, the words in UTF-8, then
   * 16 bytes of HMAC-SHA-256 over purpose and all that.
   */
  signWords(purpose: WordsPurpose, subjectId: string, words: string, until: Date): string {
    const instant = Buffer.alloc(instantLength);
    instant.writeUIntBE(Math.floor(until.getTime() / 1000), 0, instantLength);
    const signed = Buffer.concat([uuidBytes(subjectId), instant, Buffer.from(words, 'utf8')]);
    return Buffer.concat([signed, this.seal(purpose, signed)]).toString('base64url');
  }

  /** @throws Refusal `link-invalid` when the token was not made here for this purpose, `link-expired` once it has ended */
  readWords(purpose: WordsPurpose, token: string, now: Date): { id: string; words: string } {
    const bytes = Buffer.from(token, 'base64url');
    const end = bytes.length - sealLength;
    if (end < idLength + instantLength || bytes.toString('base64url') !== token)
      throw new Refusal('link-invalid');
    const signed = bytes.subarray(0, end);
    if (!timingSafeEqual(bytes.subarray(end), this.seal(purpose, signed))) throw new Refusal('link-invalid');
    if (signed.readUIntBE(idLength, instantLength) * 1000 <= now.getTime()) throw new Refusal('link-expired');
    return {
      id: uuidText(signed.subarray(0, idLength)),
      words: signed.subarray(idLength + instantLength).toString('utf8'),
    };
  }

  /** Absolute address of a page of the site. */
  page(path: string): string {
    return this.config.PUBLIC_URL + path;
  }

  /** The page of a registration, for its mails. */
  registration(registrationId: string): string {
    return this.page(`/registrations/link/${this.sign('registration', registrationId)}`);
  }

  private seal(purpose: LinkPurpose | WordsPurpose, signed: Buffer): Buffer {
    return createHmac('sha256', this.config.SECRET)
      .update(`link:${purpose}:`)
      .update(signed)
      .digest()
      .subarray(0, sealLength);
  }
}
