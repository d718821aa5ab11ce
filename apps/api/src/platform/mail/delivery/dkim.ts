// The DKIM signature, for installations whose mail server does not sign: the same bytes are signed the same way each time.
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import DkimSigner from 'nodemailer/lib/dkim';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';

/** One-click unsubscription (RFC 8058) is believed only when its two headers are signed. */
const signedHeaders = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

@Injectable()
export class Dkim {
  private readonly signer: DkimSigner | null;

  /** @throws Error when the key file of the settings cannot be read: the process must not start. */
  constructor(@Inject(CONFIG) { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: Config) {
    this.signer =
      DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_KEY_FILE === undefined
        ? null
        : new DkimSigner({
            domainName: DKIM_DOMAIN,
            keySelector: DKIM_SELECTOR,
            privateKey: readFileSync(DKIM_KEY_FILE, 'utf8'),
            headerFieldNames: signedHeaders,
          });
  }

  /** The message with its signature first; as it is when the settings name no key. */
  async sign(message: Buffer): Promise<Buffer> {
    if (this.signer === null) return message;
    const parts: Buffer[] = [];
    for await (const part of this.signer.sign(message)) parts.push(Buffer.from(part as Uint8Array));
    return Buffer.concat(parts);
  }
}
