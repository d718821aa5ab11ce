// Routes of the door: finding somebody by name, badge or number; the badges and the rules of arrival of a session.
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  arrivalRules,
  badgeMatch,
  badgeQuery,
  devicePaths,
  doorMatchList,
  doorQuery,
  sessionBadgeList,
  type ArrivalRules,
} from '@treize/contract/devices';
import { id } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { ArrivalRulesService } from './arrival-rules.service';
import { BadgeSheets } from './badge-sheets.service';
import { Door } from './door.service';

@Controller()
export class ArrivalsController {
  constructor(
    private readonly door: Door,
    private readonly rules: ArrivalRulesService,
    private readonly badges: BadgeSheets,
  ) {}

  @Get(devicePaths.search(':halfDayId'))
  @Permit('attendance.greet')
  @Answers(doorMatchList)
  search(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Query({ schema: doorQuery }) { q }: z.output<typeof doorQuery>,
  ) {
    return this.door.search(actor, halfDayId, q);
  }

  @Get(devicePaths.badge)
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
