// Previews of every mail, with invented facts, written by the very functions that send.
import { Inject, Injectable } from '@nestjs/common';
import type { MailPreview, mailTemplateList } from '@treize/contract/deliveries';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { nationalSender } from '../../platform/mail/senders/sender';
import { Senders } from '../../platform/mail/senders/senders.service';
import { signedWords } from '../../platform/mail/senders/signed-words';
import { regionWith } from '../audience/audience.queries';
import { Letters } from '../mails/letters.service';
import { allTemplates } from './all-templates';
import { personAddress, personName } from './fictional';

/** Shown to whoever holds the whole country. */
const anyRegion = '84';

@Injectable()
export class Templates {
  constructor(
    private readonly source: DataSource,
    private readonly senders: Senders,
    private readonly letters: Letters,
    private readonly links: Links,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(): z.output<typeof mailTemplateList> {
    return allTemplates.map(({ kind, name, when, moment }) => ({ kind, name, when, moment }));
  }

  /** As the actor's own region sends it: its sender, its prefix, its signature. @throws Refusal `not-found` */
  async preview(actor: Actor, kind: string): Promise<MailPreview> {
    const template = allTemplates.find((one) => one.kind === kind);
    if (!template) throw new Refusal('not-found');
    const regionCode = actor.scope('mailings.read').regions[0] ?? anyRegion;
    const tx = this.source.manager;
    const region = await regionWith(tx, regionCode, []);
    const regionName = region?.name ?? '';
    const sender = await this.senders.of(tx, regionCode, regionName);
    const isNational = template.from === 'NATION';
    const from = isNational ? nationalSender(this.config.MAIL_DOMAIN) : sender.mailbox;
    const written = template.write({
      senderName: from.name,
      regionCode,
      regionName,
      page: (path) => this.links.page(path),
      letters: this.letters,
      sender,
    });
    const { subject, text, html } = isNational ? written : signedWords(written, sender);
    return {
      subject,
      text,
      html,
      from: `${from.name} <${from.address}>`,
      to: `${personName} <${personAddress}>`,
    };
  }
}
