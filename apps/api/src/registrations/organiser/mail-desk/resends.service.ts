// Sends invitations again: to the people named, or to everybody whose calendar holds an older copy.
import { Injectable } from '@nestjs/common';
import type { resendRequest, resent } from '@treize/contract/deliveries';
import type { RefusalCode } from '@treize/contract/refusals';
import { isToResend } from '@treize/rules/mails/copies';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { Session } from '../../../sessions/session.entity';
import { deliveriesOf, type DeliveryRowOfSession } from './deliveries.queries';
import { invitationResend } from './mail-desk.jobs';

type Resent = z.output<typeof resent>;

@Injectable()
export class Resends {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * One job a day and person: the mails are written by the worker, whatever their number.
   * @throws Refusal `too-late` when the session is over
   */
  async resend(
    actor: Actor,
    sessionId: string,
    { registrationIds }: z.output<typeof resendRequest>,
  ): Promise<Resent> {
    const actorId = actor.mustBeSomeone();
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.write', { sessionId, regionCode: session.regionCode });
    if (session.endsAt <= this.clock.now()) throw new Refusal('too-late');

    return this.source.transaction(async (tx) => {
      const rows = await deliveriesOf(tx, sessionId);
      const isAsked = registrationIds !== null;
      const wanted = isAsked ? new Set(registrationIds) : null;
      const answer: Resent = { resent: 0, refused: [] };
      const invitationIds: string[] = [];
      for (const row of rows.filter(({ registrationId }) => wanted?.has(registrationId) ?? true)) {
        const ids = row.days.flatMap((day) => (isToResend(day, isAsked) ? (day.invitationId ?? []) : []));
        if (!isAsked && ids.length === 0) continue;
        const code = refusalOf(row, ids);
        if (code) answer.refused.push({ registrationId: row.registrationId, code });
        else {
          answer.resent++;
          invitationIds.push(...ids);
        }
      }
      const known = new Set(rows.map(({ registrationId }) => registrationId));
      for (const registrationId of wanted ?? [])
        if (!known.has(registrationId)) answer.refused.push({ registrationId, code: 'not-found' });
      await this.jobs.sendMany(
        tx,
        invitationResend,
        invitationIds.map((invitationId) => ({ invitationId, actorId })),
      );
      return answer;
    });
  }
}

/** Why nothing leaves for this person; null: these invitations do. */
function refusalOf({ blocked }: DeliveryRowOfSession, invitationIds: readonly string[]): RefusalCode | null {
  if (invitationIds.length === 0) return 'not-invited';
  return blocked ? 'address-blocked' : null;
}
