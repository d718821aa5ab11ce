// Routes of a signed-in person: how they want to be invited, and their secret address.
import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { calendarPaths, myCalendar, myCalendarChoice } from '@treize/contract/calendar';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { PersonalFeeds } from './personal-feeds.service';

@Controller()
export class MyCalendarController {
  constructor(private readonly feeds: PersonalFeeds) {}

  @Get(calendarPaths.mine)
  @Permit('self')
  @Answers(myCalendar)
  mine(@CurrentActor() actor: Actor) {
    return this.feeds.mine(actor.mustBeSomeone());
  }

  @Put(calendarPaths.mine)
  @Permit('self')
  @Answers(myCalendar)
  choose(
    @CurrentActor() actor: Actor,
    @Body({ schema: myCalendarChoice }) choice: z.output<typeof myCalendarChoice>,
  ) {
    return this.feeds.choose(actor.mustBeSomeone(), choice);
  }

  @Post(calendarPaths.renewMine)
  @Permit('self')
  @Answers(myCalendar)
  renew(@CurrentActor() actor: Actor) {
    return this.feeds.renew(actor.mustBeSomeone());
  }
}
