// Writes one certificate: its words, its signed file with the hash, its credential. Nothing is stored here.
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { codeBytes, codeFrom } from '@treize/rules/certificates/certificate';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Links } from '../../platform/http/links';
import { Papers } from '../../platform/papers/papers.service';
import type { CertificateContent } from '../content';
import { Credentials } from '../credentials/credentials.service';
import { certificatePaper } from '../papers/certificate.paper';
import { composeContent, type Certified } from './composing';
import type { NewCertificate } from './issuing.queries';

@Injectable()
export class Drafting {
  constructor(
    private readonly clock: Clock,
    private readonly papers: Papers,
    private readonly credentials: Credentials,
    private readonly links: Links,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param issue 1 for the first document of its kind @param statusIndex place taken in the status list @param at instant of issue */
  async write(
    certified: Certified,
    { issue, statusIndex, at = this.clock.now() }: { issue: number; statusIndex: number; at?: Date },
  ): Promise<NewCertificate> {
    const code = codeFrom(randomBytes(codeBytes));
    const content = composeContent(certified, this.config, { issue, code, at });
    const pdf = await this.papers.pdf(this.paperOf(content, at));
    const { session, person } = certified;
    return {
      content,
      sessionId: session.id,
      registrationId: person.registrationId,
      pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      credential: await this.credentials.sign({
        content,
        email: person.email,
        sessionId: session.id,
        statusIndex,
        issuedAt: at,
      }),
      statusIndex,
      issuedAt: at,
    };
  }

  /** The document that a content says: what was frozen as a file, for its twin as a page. */
  paperOf(content: CertificateContent, issuedAt: Date) {
    return certificatePaper(content, this.links.page(`/certificates/${content.code}`), issuedAt);
  }
}
