// The reminders of a session or a region as their organiser reads and changes them.
import { Injectable } from '@nestjs/common';
import { placeholders, type ReminderDraft } from '@treize/contract/mailings';
import type { Permission } from '@treize/rules/auth/permissions';
import { unknownPlaceholders } from '@treize/rules/mailings/placeholders';
import { toldKey } from '@treize/rules/mailings/due';
import { concerns, faultOf } from '@treize/rules/mailings/reminders';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { peopleOfSession, regionWith } from '../audience/audience.queries';
import { Audiences, wanted } from '../audience/audiences.service';
import { effectiveRules, type EffectiveRule } from './effective-rules';
import { Reminding } from './reminding.service';
import {
  deleteRule,
  limitExists,
  rulesOf,
  sessionToRemind,
  writeRule,
  type RulePlace,
  type SessionToRemind,
} from './reminders.queries';

interface RuleView extends EffectiveRule {
  dueAt: Date | null;
  ranAt: Date | null;
  recipients: number | null;
  willReach: number | null;
}
const nothingRun = { dueAt: null, ranAt: null, recipients: null, willReach: null };

@Injectable()
export class ReminderRules {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly audiences: Audiences,
    private readonly reminding: Reminding,
  ) {}

  /** In the order in which they leave. */
  async ofSession(actor: Actor, sessionId: string): Promise<RuleView[]> {
    const tx = this.source.manager;
    const session = await this.session(tx, actor, 'mailings.read', sessionId);
    const stored = await rulesOf(tx, [session.regionCode], [sessionId]);
    const views: RuleView[] = [];
    for (const rule of effectiveRules(stored, session.regionCode, sessionId))
      views.push(await this.view(tx, rule, session));
    return views.sort((one, other) => Number(one.dueAt) - Number(other.dueAt));
  }

  async ofRegion(actor: Actor, regionCode: string): Promise<RuleView[]> {
    const tx = this.source.manager;
    await this.mustReachRegion(tx, actor, 'mailings.read', regionCode);
    const stored = await rulesOf(tx, [regionCode], []);
    return effectiveRules(stored, regionCode, null).map((rule) => ({ ...rule, ...nothingRun }));
  }

  /** @throws Refusal `invalid-reminder`, `unknown-placeholder` */
  async changeOfSession(
    actor: Actor,
    sessionId: string,
    code: string,
    draft: ReminderDraft,
  ): Promise<RuleView> {
    return this.source.transaction(async (tx) => {
      const session = await this.session(tx, actor, 'mailings.send', sessionId);
      if (draft.limitId !== null && !(await limitExists(tx, sessionId, draft.limitId)))
        throw new Refusal('invalid-reminder', { detail: 'this workshop is not one of the session' });
      await this.write(tx, actor, { code, regionCode: null, sessionId }, draft, session.regionCode);
      return this.view(tx, { ...draft, code, level: 'SESSION' }, session);
    });
  }

  /** @throws Refusal `invalid-reminder`, `unknown-placeholder` */
  async changeOfRegion(
    actor: Actor,
    regionCode: string,
    code: string,
    draft: ReminderDraft,
  ): Promise<RuleView> {
    return this.source.transaction(async (tx) => {
      await this.mustReachRegion(tx, actor, 'mailings.send', regionCode);
      if (draft.limitId !== null)
        throw new Refusal('invalid-reminder', { detail: 'a workshop belongs to one session' });
      await this.write(tx, actor, { code, regionCode, sessionId: null }, draft, regionCode);
      return { ...draft, code, level: 'REGION', ...nothingRun };
    });
  }

  /** Back to the wording of the region, or of the nation; a rule made here vanishes. */
  async forgetOfSession(actor: Actor, sessionId: string, code: string): Promise<{ done: true }> {
    return this.source.transaction(async (tx) => {
      const { regionCode } = await this.session(tx, actor, 'mailings.send', sessionId);
      return this.forget(tx, actor, { code, regionCode: null, sessionId }, regionCode);
    });
  }

  async forgetOfRegion(actor: Actor, regionCode: string, code: string): Promise<{ done: true }> {
    return this.source.transaction(async (tx) => {
      await this.mustReachRegion(tx, actor, 'mailings.send', regionCode);
      return this.forget(tx, actor, { code, regionCode, sessionId: null }, regionCode);
    });
  }

  private async view(tx: EntityManager, rule: EffectiveRule, session: SessionToRemind): Promise<RuleView> {
    const dueAt = this.reminding.dueAt(rule, session);
    const ran = session.runs.find(({ code }) => code === rule.code);
    const isRun = ran?.dueAt.getTime() === dueAt.getTime();
    return {
      ...rule,
      dueAt,
      ranAt: isRun ? ran.ranAt : null,
      recipients: isRun ? ran.recipients : null,
      willReach: rule.enabled && !isRun ? await this.willReach(tx, rule, session, dueAt) : null,
    };
  }

  /** People it would write to now: those of today, as far as an address leads to them. */
  private async willReach(
    tx: EntityManager,
    rule: EffectiveRule,
    session: SessionToRemind,
    dueAt: Date,
  ): Promise<number> {
    const now = this.clock.now();
    const members = await peopleOfSession(tx, session.id, toldKey(rule, session), parisDate(now));
    const people = members.filter((member) => concerns(rule, member, dueAt)).map(wanted);
    const recipients = await this.audiences.recipients(tx, people, rule.addressees, 'SERVICE', now);
    const reached = recipients.filter(({ leftOut }) => leftOut === null);
    return new Set(
      reached.flatMap(({ message }) =>
        [...message.people, ...message.onBehalf].map(({ personId }) => personId),
      ),
    ).size;
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    place: RulePlace,
    draft: ReminderDraft,
    regionCode: string,
  ): Promise<void> {
    const fault = faultOf(draft);
    if (fault !== null) throw new Refusal('invalid-reminder', { facts: { fault } });
    const unknown = unknownPlaceholders(`${draft.subject} ${draft.body}`, placeholders);
    if (unknown.length > 0)
      throw new Refusal('unknown-placeholder', {
        facts: { words: unknown.map((word) => `{${word}}`).join(', ') },
      });
    await writeRule(tx, place, draft, actor.mustBeSomeone(), this.clock.now());
    await this.record(tx, actor, 'reminder.changed', place, regionCode);
  }

  private async forget(
    tx: EntityManager,
    actor: Actor,
    place: RulePlace,
    regionCode: string,
  ): Promise<{ done: true }> {
    await deleteRule(tx, place);
    await this.record(tx, actor, 'reminder.reset', place, regionCode);
    return { done: true };
  }

  private record(
    tx: EntityManager,
    { personId }: Actor,
    action: string,
    { code, sessionId }: RulePlace,
    regionCode: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId: personId,
      action,
      subjectKind: sessionId === null ? 'region' : 'session',
      subjectId: sessionId ?? regionCode,
      regionCode,
      details: { code },
    });
  }

  private async session(
    tx: EntityManager,
    actor: Actor,
    permission: Permission,
    sessionId: string,
  ): Promise<SessionToRemind> {
    const session = await sessionToRemind(tx, sessionId);
    if (!session) throw new Refusal('not-found');
    actor.mustReach(permission, { regionCode: session.regionCode, sessionId });
    return session;
  }

  private async mustReachRegion(
    tx: EntityManager,
    actor: Actor,
    permission: Permission,
    regionCode: string,
  ): Promise<void> {
    actor.mustReach(permission, { regionCode });
    if (!(await regionWith(tx, regionCode, []))) throw new Refusal('not-found');
  }
}
