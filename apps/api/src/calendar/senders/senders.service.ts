// Who writes for each region: read, and changed; invitations that name the former address are then renewed.
import { Injectable } from '@nestjs/common';
import type { RegionSender, RegionSenderDraft } from '@treize/contract/calendar';
import { reaches } from '@treize/rules/auth/access';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Senders } from '../../platform/mail/senders/senders.service';
import { senderChanged } from '../calendar.jobs';
import { standingInvitations, programmeRegions, type NamedRegion } from './senders.queries';

@Injectable()
export class RegionSenders {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly senders: Senders,
  ) {}

  /** Those in the actor's scope, by name. */
  async list(actor: Actor): Promise<RegionSender[]> {
    const { everything, regions } = actor.scope('sessions.read');
    const tx = this.source.manager;
    return this.told(tx, await programmeRegions(tx, everything ? null : regions));
  }

  /** @throws Refusal `sender-taken` when another region writes, or has written, from that address */
  async change(actor: Actor, regionCode: string, draft: RegionSenderDraft): Promise<RegionSender> {
    const actorId = actor.mustBeSomeone();
    if (!reaches(actor.scope('sessions.write'), { regionCode })) throw new Refusal('not-found');
    return this.source.transaction(async (tx) => {
      const regions = await programmeRegions(tx, [regionCode]);
      const [before] = await this.told(tx, regions);
      if (!before) throw new Refusal('not-found');
      await this.senders.change(tx, regionCode, draft, actorId, this.clock.now());
      const [after] = await this.told(tx, regions);
      if (!after) throw new Error('the region is gone');
      const isMoved = after.address !== before.address;
      if (isMoved) await this.jobs.send(tx, senderChanged, { regionCode });
      await this.audit.record(tx, {
        actorId,
        action: 'region.sender-changed',
        subjectKind: 'region',
        subjectId: regionCode,
        regionCode,
        details: { before: before.localPart, after: after.localPart, invitations: after.invitations },
      });
      return after;
    });
  }

  private async told(tx: EntityManager, regions: readonly NamedRegion[]): Promise<RegionSender[]> {
    const drafts: Omit<RegionSender, 'invitations' | 'standing'>[] = [];
    for (const { code, name } of regions) {
      const { mailbox, subjectPrefix, signature } = await this.senders.of(tx, code, name);
      const localPart = mailbox.address.slice(0, mailbox.address.lastIndexOf('@'));
      drafts.push({
        regionCode: code,
        regionName: name,
        ...mailbox,
        localPart,
        subjectPrefix,
        signature,
      });
    }
    const counts = await standingInvitations(tx, drafts, this.clock.now());
    return drafts.map((draft) => {
      const count = counts.find(({ regionCode }) => regionCode === draft.regionCode);
      return { ...draft, invitations: count?.ofOthers ?? 0, standing: count?.standing ?? 0 };
    });
  }
}
