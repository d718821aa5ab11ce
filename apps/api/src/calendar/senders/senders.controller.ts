// Routes of the organiser about who writes for a region.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  calendarPaths,
  regionSender,
  regionSenderDraft,
  regionSenderList,
  type RegionSenderDraft,
} from '@treize/contract/calendar';
import { regionCode } from '@treize/contract/fields';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { RegionSenders } from './senders.service';

@Controller()
export class SendersController {
  constructor(private readonly senders: RegionSenders) {}

  @Get(calendarPaths.senders)
  @Permit('sessions.read')
  @Answers(regionSenderList)
  list(@CurrentActor() actor: Actor) {
    return this.senders.list(actor);
  }

  @Put(calendarPaths.sender(':code'))
  @Permit('sessions.write')
  @Answers(regionSender)
  change(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: regionCode }) code: string,
    @Body({ schema: regionSenderDraft }) draft: RegionSenderDraft,
  ) {
    return this.senders.change(actor, code, draft);
  }
}
