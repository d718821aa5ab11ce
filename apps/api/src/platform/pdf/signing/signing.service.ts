// Who signs the documents of this installation: its certificate, if it has one, while it is valid.
import { readFileSync } from 'node:fs';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';
import type { PdfSigner, PdfSigning } from './signer';

const soon = 30 * 86_400_000;
const day = (at: Date): string => at.toISOString().slice(0, 10);

@Injectable()
export class Signing implements OnModuleInit {
  private readonly logger = new Logger('signing');
  private read: Promise<PdfSigner | null> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when the certificate or its key cannot be read: better told at the start than by each document */
  async onModuleInit(): Promise<void> {
    const signer = await this.signer();
    if (signer === null) this.logger.warn('no SIGNING_CERT_FILE: documents leave without a signature');
    else if (signer.validTo.getTime() - this.clock.now().getTime() < soon)
      this.logger.error(`SIGNING_CERT_FILE ends on ${day(signer.validTo)}: no document is signed after`);
  }

  /**
   * @returns null when the installation has no certificate: its documents are not signed
   * @throws Error when it has one that is not valid now: a document that looks signed but is not must not leave
   */
  async now(): Promise<PdfSigning | null> {
    const signer = await this.signer();
    if (signer === null) return null;
    const signedAt = this.clock.now();
    if (signedAt < signer.validFrom || signedAt > signer.validTo)
      throw new Error(
        `SIGNING_CERT_FILE is valid from ${day(signer.validFrom)} to ${day(signer.validTo)}: nothing can be signed now`,
      );
    return { signer, city: this.config.BODY_CITY, signedAt };
  }

  /** Read once; what reads ASN.1 is loaded only by an installation that signs. */
  private signer(): Promise<PdfSigner | null> {
    const { SIGNING_CERT_FILE: cert, SIGNING_KEY_FILE: key } = this.config;
    this.read ??=
      cert === undefined || key === undefined
        ? Promise.resolve(null)
        : import('./signer').then(({ pdfSigner }) =>
            pdfSigner(readFileSync(cert, 'utf8'), readFileSync(key, 'utf8')),
          );
    return this.read;
  }
}
