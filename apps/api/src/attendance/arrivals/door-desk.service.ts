// What whoever welcomes people sees: the half-days of their day, and what became of what they recorded themselves.
import { Injectable } from '@nestjs/common';
import type { DoorArrival, DoorDesk as DeskView, DoorHalfDay } from '@treize/contract/door';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Keys } from '../../platform/keys/keys.service';
import { Attendance } from '../attendance.service';
import { arrivalsBy, doorsOf, type DoorHead, type OwnArrival } from './door.queries';
import { rulesOf } from './rules-of';

/** The longest that a door opens before its half-day, in milliseconds. */
const longestBefore = 4 * 3_600_000;
/** As many as a room holds. */
const listed = 500;

function halfDayView({ startsAt, endsAt, sealedAt, ...head }: DoorHead): DoorHalfDay {
  return {
    ...head,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    sealedAt: sealedAt?.toISOString() ?? null,
    rules: rulesOf(head),
  };
}

function arrivalView({ id, at, code, registrationId, familyName, givenName, body }: OwnArrival): DoorArrival {
  const person =
    registrationId === null
      ? null
      : { registrationId, familyName: familyName ?? '', givenName: givenName ?? '', body: body ?? '' };
  return { id, at: at.toISOString(), code, person };
}

@Injectable()
export class DoorDesk {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly attendance: Attendance,
  ) {}

  /** Half-days of today in reach, and those of tomorrow whose door may already be open. */
  async today(actor: Actor): Promise<DoorHalfDay[]> {
    const now = this.clock.now();
    const soon = new Date(now.getTime() + longestBefore);
    const dates = [...new Set([parisDate(now), parisDate(soon)])];
    const scope = actor.scope('attendance.greet');
    return (await doorsOf(this.source.manager, scope, dates)).map(halfDayView);
  }

  /** @throws Refusal `not-found` when the half-day does not exist or is outside the scope */
  async open(actor: Actor, halfDayId: string): Promise<DeskView> {
    const tx = this.source.manager;
    const head = await this.attendance.reach(tx, actor, 'attendance.greet', halfDayId);
    const arrivals = await arrivalsBy(tx, halfDayId, actor.mustBeSomeone(), listed);
    return {
      ...halfDayView(head),
      badgeKeys: this.keys.published.map(({ x, kid }) => ({ x, kid })),
      arrivals: arrivals.map(arrivalView),
    };
  }
}
