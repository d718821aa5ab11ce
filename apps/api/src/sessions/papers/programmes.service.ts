// The programme of a published session, made when it is asked for.
import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { PaperFormat } from '@treize/contract/papers';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { PaperLimits } from '../../platform/papers/paper-limits';
import { Papers } from '../../platform/papers/papers.service';
import { SessionsService } from '../sessions.service';
import { programmePaper } from './programme.paper';

@Injectable()
export class Programmes {
  constructor(
    private readonly sessions: SessionsService,
    private readonly papers: Papers,
    private readonly limits: PaperLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal `not-found` for a draft, like its page */
  async file(actor: Actor, sessionId: string, format: PaperFormat): Promise<StreamableFile> {
    const session = await this.sessions.page(sessionId);
    await this.limits.count(actor, null);
    const { BODY_NAME: bodyName, BODY_ACCREDITATION: bodyAccreditation } = this.config;
    const paper = programmePaper({ session, bodyName, bodyAccreditation });
    return this.papers.file(paper, format, `programme-${session.ref}`);
  }
}
