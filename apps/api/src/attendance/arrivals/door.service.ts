// Finding somebody at the door: by the first letters of their name, by their badge, by their number.
import { Injectable } from '@nestjs/common';
import type { BadgeMatch, DoorMatch } from '@treize/contract/door';
import { opensAt } from '@treize/rules/attendance/half-day';
import { hasLeft, presenceOf } from '@treize/rules/attendance/presence';
import { isNamed } from '@treize/rules/attendance/search';
import { reaches } from '@treize/rules/auth/access';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Attendance } from '../attendance.service';
import { rulesOf } from './rules-of';
import {
  expectedAt,
  sheetsOfNumber,
  sheetsOfRegistration,
  type DoorPerson,
  type OpenSheet,
} from './arrivals.queries';
import { factsOfPeople } from './door.queries';
import { Badges } from './badges.service';

/** How many names an answer shows: more means that a letter is missing. */
const shown = 20;

@Injectable()
export class Door {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly badges: Badges,
  ) {}

  async search(actor: Actor, halfDayId: string, query: string): Promise<DoorMatch[]> {
    const tx = this.source.manager;
    const head = await this.attendance.reach(tx, actor, 'attendance.greet', halfDayId);
    const people = await expectedAt(tx, head.sessionId);
    return seen(tx, head, people.filter((person) => isNamed(person, query)).slice(0, shown));
  }

  /**
   * The one person and the one half-day that a badge or a typed number means now. A badge names its session: of two
   * sessions of the same person it tells which.
   * @throws Refusal `ambiguous` when several answer, or none of the session's half-days is open
   */
  async find(actor: Actor, typed: string): Promise<BadgeMatch> {
    const tx = this.source.manager;
    const now = this.clock.now();
    const isBadge = typed.startsWith('TRZB1.');
    const sheets = isBadge
      ? await sheetsOfRegistration(tx, this.badges.read(typed, now).registrationId, now)
      : await sheetsOfNumber(tx, actor.scope('attendance.greet'), typed, now);
    const reached = sheets.filter((sheet) => isReached(actor, sheet));
    if (reached.length < sheets.length || (sheets.length === 0 && !isBadge)) throw new Refusal('not-found');
    const open = reached.filter((sheet) => isOpen(sheet, now));
    const [only] = open;
    if (!only || open.length > 1) throw new Refusal('ambiguous');
    const { registrationId, familyName, givenName, body, halfDayId, sessionId } = only;
    const halfDay = { id: halfDayId, startsAt: only.startsAt, endsAt: only.endsAt };
    const [person] = await seen(tx, halfDay, [{ registrationId, familyName, givenName, body }]);
    if (!person) throw new Refusal('not-found');
    return { ...person, halfDayId, sessionId };
  }
}

/** These people, with whether they have come already: whoever stands at the door does not record them twice. */
async function seen(
  tx: EntityManager,
  halfDay: { id: string; startsAt: Date; endsAt: Date },
  people: readonly DoorPerson[],
): Promise<DoorMatch[]> {
  const ids = people.map(({ registrationId }) => registrationId);
  const facts = Map.groupBy(await factsOfPeople(tx, halfDay.id, ids), (fact) => fact.registrationId);
  return people.map((person) => {
    const presence = presenceOf(facts.get(person.registrationId) ?? [], halfDay);
    const since = presence.state === 'PRESENT' ? presence.since : null;
    return { ...person, since: since?.toISOString() ?? null, hasLeft: hasLeft(presence) };
  });
}

const isReached = (actor: Actor, { regionCode, sessionId }: OpenSheet): boolean =>
  reaches(actor.scope('attendance.greet'), { regionCode, sessionId });

const isOpen = (sheet: OpenSheet, now: Date): boolean =>
  now >= opensAt(sheet, rulesOf({ rules: sheet.rules, reentry: true }));
