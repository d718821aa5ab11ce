// Placing one record of a device: the rules decide on locked rows, then the fact is appended, or the half-day sealed.
import { Injectable } from '@nestjs/common';
import type { DeviceRecord, RecordAction, WalkInBecame } from '@treize/contract/devices';
import {
  isForcible,
  isFuture,
  refusalOfArrival,
  refusalOfMoment,
  standingOf,
} from '@treize/rules/attendance/arrival';
import { plannedMinutes, refusalToMark } from '@treize/rules/attendance/half-day';
import { momentOf } from '@treize/rules/attendance/order';
import { presenceOf } from '@treize/rules/attendance/presence';
import { saidBy, type PersonAction, type Said } from '@treize/rules/attendance/said';
import type { Permission } from '@treize/rules/auth/permissions';
import { parisDate } from '@treize/rules/time/wall';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Departures } from '../../registrations/departures/departures.service';
import {
  FollowedRegistrations,
  type WalkedIn,
  type WalkIn,
} from '../../registrations/followed-registrations.service';
import { rulesOf } from '../arrivals/rules-of';
import { Badges } from '../arrivals/badges.service';
import { lockHalfDay, type SheetHead } from '../attendance.queries';
import { Attendance } from '../attendance.service';
import { factById } from '../ledger/ledger.queries';
import { Ledger } from '../ledger/ledger.service';
import { Movements } from '../ledger/movements.service';
import { Sealing } from '../sealing/sealing.service';
import {
  historyOf,
  isMunicipality,
  keepWalkIn,
  lockPerson,
  refusalOfWalkIn,
  walkInPlaced,
  type LockedPerson,
  type PersonFact,
} from './records.queries';
import type { OpenRecord } from './open-record';

/** A record that can be read, with its moment by the server's clock. */
export interface Readable extends OpenRecord {
  content: DeviceRecord;
  happenedAt: Date;
}
type Walked = Extract<RecordAction, { kind: 'WALKED_IN' }>;
/** The registration that a walk-in became, and how. */
export interface PlacedWalkIn {
  registrationId: string;
  walkIn: WalkInBecame;
}

const newcomerOf = ({ person, registrationId }: Walked): WalkIn => ({ ...person, id: registrationId });

const becameOf = ({ before, merged, exceptional }: WalkedIn): WalkInBecame => ({
  before: before && standingOf(before),
  merged,
  exceptional,
});

export const readable = (record: OpenRecord, content: DeviceRecord): Readable => ({
  ...record,
  content,
  happenedAt: momentOf(new Date(content.deviceAt), content.offsetMs),
});

/**
 * Whoever stands at the door records arrivals, without passing over any rule; the rest is the trainer's. What this version
 * cannot read is never placed: it is kept aside alone, for whoever sent it.
 */
export function permissionFor({ content }: OpenRecord): Permission {
  if (content === null) return 'attendance.greet';
  const isPlainArrival =
    content.action.kind === 'ENTERED' && content.force === null && !content.confirmPending;
  return isPlainArrival ? 'attendance.greet' : 'attendance.record';
}

@Injectable()
export class Placing {
  constructor(
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly ledger: Ledger,
    private readonly movements: Movements,
    private readonly registrations: FollowedRegistrations,
    private readonly departures: Departures,
    private readonly badges: Badges,
    private readonly sealing: Sealing,
    private readonly audit: Audit,
  ) {}

  /**
   * Places a record, or throws why not and changes nothing that the caller's savepoint does not undo.
   * @returns what a walk-in became, else null
   * @throws Refusal
   */
  async place(tx: EntityManager, actor: Actor, record: Readable): Promise<PlacedWalkIn | null> {
    const { action } = record.content;
    const permission = permissionFor(record);
    const { sessionId } = await this.attendance.reach(tx, actor, permission, record.halfDayId);
    if (action.kind === 'WALKED_IN') await this.registrations.meetWalkIn(tx, newcomerOf(action));
    const departuresFree = await this.departures.hold(tx, sessionId);
    if (action.kind === 'WALKED_IN' || record.content.confirmPending)
      await this.registrations.holdSession(tx, sessionId);
    await lockHalfDay(tx, record.halfDayId);
    const head = await this.attendance.reach(tx, actor, permission, record.halfDayId);
    if (action.kind === 'CLOSED') return this.close(tx, actor, head, record, action);
    if (action.kind === 'WALKED_IN') return this.walkIn(tx, actor, head, record, action, departuresFree);
    if ((await factById(tx, record.id)) !== null) throw new Refusal('key-reused');
    const person = await this.person(tx, head, action.registrationId, record);
    await this.record(tx, actor, head, record, { ...action, registrationId: person.id }, person);
    if (departuresFree) await this.movements.follow(tx, head.sessionId, person.id);
    return null;
  }

  /** Somebody who came without being registered: registered on the spot, then present. */
  private async walkIn(
    tx: EntityManager,
    actor: Actor,
    head: SheetHead,
    record: Readable,
    action: Walked,
    departuresFree: boolean,
  ): Promise<PlacedWalkIn> {
    this.mustBeInTime(head, record);
    if (!(await isMunicipality(tx, action.person.municipalityCode)))
      throw new Refusal('unknown-municipality');
    const by = actor.mustBeSomeone();
    const walked = await this.registrations.addWalkIn(tx, by, head.sessionId, newcomerOf(action));
    const { registrationId } = walked;
    // Whoever was sent away does not come back under a second entry of their name.
    if (rulesOf(head).blocked.includes(registrationId)) throw new Refusal('person-blocked');
    await keepWalkIn(tx, action.registrationId, registrationId, head.id);
    const entry = { kind: 'ENTERED', registrationId, badge: null, answer: null } as const;
    await this.append(tx, actor, head, record, registrationId, this.said(head, record, entry));
    if (departuresFree) await this.movements.follow(tx, head.sessionId, registrationId);
    const walkIn = becameOf(walked);
    await this.audit.record(tx, {
      actorId: by,
      action: walkInPlaced,
      subjectKind: 'attendance-record',
      subjectId: record.id,
      regionCode: head.regionCode,
      details: { registrationId, ...walkIn },
    });
    return { registrationId, walkIn };
  }

  private async close(
    tx: EntityManager,
    actor: Actor,
    head: SheetHead,
    { content, happenedAt }: Readable,
    { strokes, statement }: Extract<RecordAction, { kind: 'CLOSED' }>,
  ): Promise<null> {
    if (head.sealedAt !== null) throw new Refusal('half-day-sealed');
    if (isFuture(happenedAt, this.clock.now())) throw new Refusal('record-future');
    const { deviceId } = content;
    await this.sealing.sealIn(tx, actor, head.id, { strokes, statement, deviceId, happenedAt });
    return null;
  }

  private async person(
    tx: EntityManager,
    head: SheetHead,
    key: string,
    { deviceId }: Readable,
  ): Promise<LockedPerson> {
    const person = await lockPerson(tx, key);
    // Once sealed, nothing is recorded of anybody: a walk-in whose own record came too late has no row.
    if (person === null && head.sealedAt !== null) throw new Refusal('half-day-sealed');
    if (person === null) throw new Refusal((await refusalOfWalkIn(tx, deviceId, key)) ?? 'not-found');
    if (person.sessionId !== head.sessionId) throw new Refusal('wrong-session');
    return person;
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    head: SheetHead,
    record: Readable,
    action: PersonAction,
    person: LockedPerson,
  ): Promise<void> {
    if (action.kind === 'ENTERED' && action.badge !== null) this.mustName(action.badge, person, record);
    const said = this.said(head, record, action);
    const history = await historyOf(tx, head.sessionId, person.id);
    this.mustBeAdmitted(head, record, said, person, history);
    const planned = plannedMinutes(head);
    if (action.kind === 'MARKED' && refusalToMark(action, planned) !== null)
      throw new Refusal('minutes-exceed', { facts: { planned } });
    const standing = standingOf(person.status);
    if (record.content.confirmPending && (standing === 'WAITING' || standing === 'OFFERED'))
      await this.registrations.admitWaiting(tx, head.sessionId, person.id);
    await this.append(tx, actor, head, record, person.id, said);
  }

  /** A badge is good for the person and the session that it names, at the moment when it was read. */
  private mustName(badge: string, person: LockedPerson, { happenedAt }: Readable): void {
    const named = this.badges.read(badge, happenedAt);
    if (named.sessionId !== person.sessionId) throw new Refusal('wrong-session');
    if (named.registrationId !== person.id) throw new Refusal('badge-invalid');
  }

  private said(head: SheetHead, { content, happenedAt }: Readable, action: PersonAction): Said {
    return saidBy(action, head, happenedAt, rulesOf(head), content.method);
  }

  private mustBeInTime(head: SheetHead, { content, happenedAt }: Readable): void {
    const ground = { sessionState: head.sessionState, halfDay: head, rules: rulesOf(head) };
    const refusal = refusalOfMoment(happenedAt, { ...ground, now: this.clock.now() });
    if (refusal !== null && !(content.force !== null && isForcible(refusal))) throw new Refusal(refusal);
  }

  private mustBeAdmitted(
    head: SheetHead,
    { content, happenedAt }: Readable,
    said: Said,
    person: LockedPerson,
    history: readonly PersonFact[],
  ): void {
    const before = history.filter((fact) => fact.happenedAt <= happenedAt);
    // Who arrives is judged on what every device recorded; who signs or leaves, on what this one did: what another said
    // may reach the server before or after, and both are kept.
    const isMine = ({ deviceId }: PersonFact) => said.kind === 'ENTERED' || deviceId === content.deviceId;
    const presence = presenceOf(
      before.filter((fact) => fact.halfDayId === head.id && isMine(fact)),
      head,
    );
    const day = parisDate(happenedAt);
    const rules = rulesOf(head);
    const refusal = refusalOfArrival(
      {
        kind: said.kind,
        isPresent: said.state === 'PRESENT',
        happenedAt,
        confirmPending: content.confirmPending,
        isForced: content.force !== null,
        byBadge: content.method === 'BADGE',
        answer: said.answer,
      },
      {
        sessionState: head.sessionState,
        halfDay: head,
        rules,
        standing: standingOf(person.status),
        isBlocked: rules.blocked.includes(person.id),
        presence,
        entriesToday: history.filter((fact) => fact.kind === 'ENTERED' && parisDate(fact.happenedAt) === day)
          .length,
        daysAttended: history
          .filter(({ state }) => state === 'PRESENT')
          .map(({ halfDayStartsAt }) => parisDate(halfDayStartsAt)),
        hasAnswered: history.some(({ answer }) => answer !== null),
        now: this.clock.now(),
      },
    );
    if (refusal === null) return;
    const since = presence.since?.toISOString();
    throw new Refusal(refusal, since === undefined ? {} : { facts: { since } });
  }

  /** Appends the fact with its place in the chain of the device; a forced one is written down. */
  private async append(
    tx: EntityManager,
    actor: Actor,
    head: SheetHead,
    { content, hash }: Readable,
    registrationId: string,
    said: Said,
  ): Promise<void> {
    const personId = actor.mustBeSomeone();
    const { id, deviceId, seq: deviceSeq, previousHash: devicePreviousHash, deviceAt, offsetMs } = content;
    const origin = { deviceId, deviceSeq, devicePreviousHash, deviceHash: hash, offsetMs };
    const forceReason = content.force?.reason ?? null;
    const draft = { ...said, ...origin, id, registrationId, deviceAt, offline: content.offline, forceReason };
    const at = await this.ledger.append(tx, head, personId, { ...draft, reason: null });
    if (said.state === 'PRESENT') await this.registrations.recordFirstPresence(tx, registrationId, at);
    if (forceReason === null) return;
    await this.audit.record(tx, {
      actorId: personId,
      action: 'attendance.forced',
      subjectKind: 'registration',
      subjectId: registrationId,
      regionCode: head.regionCode,
      details: { halfDayId: head.id, kind: said.kind, deviceId },
    });
  }
}
