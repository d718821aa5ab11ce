// What a device takes on the eve: the sheets of one day with all it needs to work alone, and nothing else.
import { Injectable } from '@nestjs/common';
import type { DayPackage } from '@treize/contract/devices';
import { standingOf } from '@treize/rules/attendance/arrival';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Keys } from '../../platform/keys/keys.service';
import { ArrivalRulesService } from '../arrivals/arrival-rules.service';
import { sessionPlace } from '../attendance.queries';
import { Attendance } from '../attendance.service';
import { RoomCodes } from '../signing/alone/room-codes.service';
import { halfDaysOfDate, municipalitiesOf, offSheet, type OffSheet } from './day-package.queries';

function outsiderView({ status, ...person }: OffSheet): DayPackage['outsiders'] {
  const reason = standingOf(status);
  return reason === 'EXPECTED' ? [] : [{ ...person, reason }];
}

@Injectable()
export class DayPackages {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly attendance: Attendance,
    private readonly rules: ArrivalRulesService,
    private readonly rooms: RoomCodes,
  ) {}

  /** @throws Refusal `not-found` for a session out of scope, or a day that is not one of its own */
  async read(actor: Actor, sessionId: string, date: string): Promise<DayPackage> {
    const tx = this.source.manager;
    const place = await sessionPlace(tx, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach('attendance.record', { regionCode: place.regionCode, sessionId });
    const halfDays = await halfDaysOfDate(tx, sessionId, date);
    if (halfDays.length === 0) throw new Refusal('not-found');
    const sheets = [];
    for (const halfDayId of halfDays) sheets.push(await this.attendance.sheetIn(tx, halfDayId));
    const now = this.clock.now().toISOString();
    return {
      sessionId,
      date,
      preparedAt: now,
      serverNow: now,
      rules: await this.rules.ofSession(tx, sessionId),
      sheets,
      outsiders: (await offSheet(tx, sessionId)).flatMap(outsiderView),
      roomSecrets: halfDays.map((halfDayId) => ({ halfDayId, secret: this.rooms.secretOf(halfDayId) })),
      badgeKeys: this.keys.published.map(({ x, kid }) => ({ x, kid })),
      municipalities: await municipalitiesOf(tx, place.regionCode),
    };
  }
}
