// Documents that a missing mention holds, told to the person whom they are for: theirs only, and what each lacks.
import { Inject, Injectable } from '@nestjs/common';
import type { AwaitedCertificate } from '@treize/contract/certificates';
import { kindsFor } from '@treize/rules/certificates/certificate';
import { DataSource } from 'typeorm';
import { attendedBySession } from '../../attendance/sealing/attended';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { awaitingRegistrations, certifiedPeople, certifiedSession, type Awaiting } from './issuing.queries';
import { sortedDocuments } from './planning';

@Injectable()
export class Awaited {
  constructor(
    private readonly source: DataSource,
    private readonly links: Links,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async mine(actor: Actor): Promise<AwaitedCertificate[]> {
    return this.held(await awaitingRegistrations(this.source.manager, actor.mustBeSomeone(), null));
  }

  async linked(token: string): Promise<AwaitedCertificate[]> {
    const registrationId = this.links.read('registration', token);
    return this.held(await awaitingRegistrations(this.source.manager, null, registrationId));
  }

  private async held(registrations: readonly Awaiting[]): Promise<AwaitedCertificate[]> {
    const lacking = registrations.filter(({ regime, kind, issued }) =>
      kindsFor(regime, kind).some((one) => !issued.includes(one)),
    );
    const awaited: AwaitedCertificate[] = [];
    for (const { registrationId, sessionId } of lacking) {
      const tx = this.source.manager;
      const session = await certifiedSession(tx, sessionId);
      if (session === null) continue;
      const people = await certifiedPeople(tx, [registrationId]);
      const attended = await attendedBySession(tx, sessionId);
      const { held } = await sortedDocuments(tx, session, people, attended, this.config);
      for (const { kind, missing } of held) {
        const lacks = missing.map(({ label }) => label);
        awaited.push({ registrationId, kind, title: session.title, missing: lacks });
      }
    }
    return awaited;
  }
}
