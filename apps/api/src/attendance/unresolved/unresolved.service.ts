// The tray "à résoudre": what devices sent and no sheet could take, until somebody corrects the sheet with it or files it.
import { Injectable } from '@nestjs/common';
import type { DeviceRecord, resolutionDraft, UnresolvedRecord } from '@treize/contract/devices';
import { presenceOf } from '@treize/rules/attendance/presence';
import { saidAfterSeal } from '@treize/rules/attendance/said';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { FollowedRegistrations } from '../../registrations/followed-registrations.service';
import { lockHalfDay, sessionPlace } from '../attendance.queries';
import { Corrections } from '../ledger/corrections.service';
import { factsOfHalfDay } from '../ledger/ledger.queries';
import { isMunicipality, keepWalkIn, lockPerson } from '../records/records.queries';
import { contentOf, isCorrectable, stateOf, unresolvedView } from './unresolved-view';
import {
  insertResolution,
  lockUnresolved,
  unresolvedById,
  unresolvedOfSession,
  type StoredUnresolved,
} from './unresolved.queries';

type Draft = z.output<typeof resolutionDraft>;

@Injectable()
export class Unresolved {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly corrections: Corrections,
    private readonly registrations: FollowedRegistrations,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, sessionId: string): Promise<UnresolvedRecord[]> {
    const tx = this.source.manager;
    const place = await sessionPlace(tx, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach('attendance.read', { regionCode: place.regionCode, sessionId });
    return (await unresolvedOfSession(tx, sessionId)).map(unresolvedView);
  }

  /** @throws Refusal `wrong-state` once somebody decided, or when it cannot become a correction */
  resolve(actor: Actor, id: string, draft: Draft): Promise<UnresolvedRecord> {
    return this.source.transaction(async (tx) => {
      await this.reach(tx, actor, id);
      await lockUnresolved(tx, id);
      const row = await this.reach(tx, actor, id);
      if (row.kind !== null) throw new Refusal('wrong-state');
      const factId = draft.kind === 'CORRECTED' ? await this.correct(tx, actor, row, draft) : null;
      const by = { resolvedBy: actor.mustBeSomeone(), resolvedAt: this.clock.now() };
      const { kind, reason } = draft;
      await insertResolution(tx, { unresolvedId: id, kind, reason, factId, ...by });
      await this.audit.record(tx, {
        actorId: by.resolvedBy,
        action: 'attendance.record-resolved',
        subjectKind: 'half-day',
        subjectId: row.halfDayId,
        regionCode: row.regionCode,
        details: { recordId: row.recordId, kind, code: row.code },
      });
      return unresolvedView(await this.reach(tx, actor, id));
    });
  }

  private async reach(tx: EntityManager, actor: Actor, id: string): Promise<StoredUnresolved> {
    const row = await unresolvedById(tx, id);
    if (row === null) throw new Refusal('not-found');
    actor.mustReach('attendance.correct', row);
    return row;
  }

  /** The record becomes a correction of the sealed sheet, with its own moment, whoever it was about. */
  private async correct(
    tx: EntityManager,
    actor: Actor,
    row: StoredUnresolved,
    draft: Draft,
  ): Promise<string> {
    const content = contentOf(row);
    const said = content && stateOf(content, row);
    if (content === null || !said || !isCorrectable(row, content)) throw new Refusal('wrong-state');
    await this.hold(tx, row, content);
    const registrationId = await this.personOf(tx, actor, row, content);
    const before = presenceOf(await factsOfHalfDay(tx, row.halfDayId, registrationId), row);
    await this.corrections.correctIn(tx, actor, row.halfDayId, {
      ...saidAfterSeal(said, before),
      method: said.method,
      id: row.id,
      registrationId,
      deviceAt: row.happenedAt.toISOString(),
      reason: draft.reason,
      strokes: draft.strokes,
    });
    return row.id;
  }

  /** People, then the session, then the half-day: whom the record is about is locked or registered after. */
  private async hold(tx: EntityManager, row: StoredUnresolved, { action }: DeviceRecord): Promise<void> {
    if (action.kind === 'WALKED_IN')
      await this.registrations.meetWalkIn(tx, { ...action.person, id: action.registrationId });
    await this.registrations.holdSession(tx, row.sessionId);
    await lockHalfDay(tx, row.halfDayId);
  }

  /** Who the record is about; somebody who walked in after the seal is registered now. */
  private async personOf(
    tx: EntityManager,
    actor: Actor,
    row: StoredUnresolved,
    { action }: DeviceRecord,
  ): Promise<string> {
    if (row.registrationId !== null) return row.registrationId;
    if (action.kind === 'CLOSED') throw new Refusal('wrong-state');
    const known = await lockPerson(tx, action.registrationId);
    if (known !== null && known.sessionId === row.sessionId) return known.id;
    if (action.kind !== 'WALKED_IN') throw new Refusal('not-found');
    const { municipalityCode } = action.person;
    if (!(await isMunicipality(tx, municipalityCode))) throw new Refusal('unknown-municipality');
    const newcomer = { ...action.person, id: action.registrationId };
    const by = actor.mustBeSomeone();
    const { registrationId } = await this.registrations.addWalkIn(tx, by, row.sessionId, newcomer);
    await keepWalkIn(tx, action.registrationId, registrationId, row.halfDayId);
    return registrationId;
  }
}
