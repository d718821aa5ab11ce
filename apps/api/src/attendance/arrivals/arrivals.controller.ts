// Routes of arrivals: the half-days of a door, finding somebody by name, badge or number; badges and rules of a session.
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { arrivalRules, devicePaths, sessionBadgeList, type ArrivalRules } from '@treize/contract/devices';
import {
  badgeMatch,
  badgeQuery,
  doorDesk,
  doorHalfDayList,
  doorMatchList,
  doorPaths,
  doorQuery,
} from '@treize/contract/door';
import { id } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { ArrivalRulesService } from './arrival-rules.service';
import { BadgeSheets } from './badge-sheets.service';
import { Door } from './door.service';
import { DoorDesk } from './door-desk.service';

@Controller()
export class ArrivalsController {
  constructor(
    private readonly door: Door,
    private readonly desk: DoorDesk,
    private readonly rules: ArrivalRulesService,
    private readonly badges: BadgeSheets,
  ) {}

  @Get(doorPaths.halfDays)
  @Permit('attendance.greet')
  @Answers(doorHalfDayList)
  today(@CurrentActor() actor: Actor) {
    return this.desk.today(actor);
  }

  @Get(doorPaths.desk(':halfDayId'))
  @Permit('attendance.greet')
  @Answers(doorDesk)
  open(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.desk.open(actor, halfDayId);
  }

  @Get(doorPaths.search(':halfDayId'))
  @Permit('attendance.greet')
  @Answers(doorMatchList)
  search(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Query({ schema: doorQuery }) { q }: z.output<typeof doorQuery>,
  ) {
    return this.door.search(actor, halfDayId, q);
  }

  @Get(doorPaths.badge)
  @Permit('attendance.greet')
  @Answers(badgeMatch)
  find(@CurrentActor() actor: Actor, @Query({ schema: badgeQuery }) { badge }: z.output<typeof badgeQuery>) {
    return this.door.find(actor, badge);
  }

  @Get(devicePaths.badges(':sessionId'))
  @Permit('registrations.read')
  @Answers(sessionBadgeList)
  badgesOf(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.badges.ofSession(actor, sessionId);
  }

  @Get(devicePaths.rules(':sessionId'))
  @Permit('sessions.read')
  @Answers(arrivalRules)
  read(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.rules.read(actor, sessionId);
  }

  @Put(devicePaths.rules(':sessionId'))
  @Permit('sessions.write')
  @Answers(arrivalRules)
  write(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Body({ schema: arrivalRules }) rules: ArrivalRules,
  ) {
    return this.rules.write(actor, sessionId, rules);
  }
}
