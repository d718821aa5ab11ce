// Routes of reminders: those of a session and of a region, changed or given back to the level above.
import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { id, regionCode } from '@treize/contract/fields';
import {
  mailingPaths,
  reminderDraft,
  reminderRule,
  reminderRuleList,
  type ReminderDraft,
} from '@treize/contract/mailings';
import { done } from '@treize/contract/operations';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { ReminderRules } from './reminder-rules.service';

const ofSession = ':sessionId';
const ofRegion = ':regionCode';
const ofCode = ':code';
const ruleCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lettres, chiffres et tirets attendus');

@Controller()
export class RemindersController {
  constructor(private readonly rules: ReminderRules) {}

  @Get(mailingPaths.reminders(ofSession))
  @Permit('mailings.read')
  @Answers(reminderRuleList)
  ofSession(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.rules.ofSession(actor, sessionId);
  }

  @Put(mailingPaths.reminder(ofSession, ofCode))
  @Permit('mailings.send')
  @Answers(reminderRule)
  changeOfSession(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Param('code', { schema: ruleCode }) code: string,
    @Body({ schema: reminderDraft }) draft: ReminderDraft,
  ) {
    return this.rules.changeOfSession(actor, sessionId, code, draft);
  }

  @Delete(mailingPaths.reminder(ofSession, ofCode))
  @Permit('mailings.send')
  @Answers(done)
  forgetOfSession(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Param('code', { schema: ruleCode }) code: string,
  ) {
    return this.rules.forgetOfSession(actor, sessionId, code);
  }

  @Get(mailingPaths.regionReminders(ofRegion))
  @Permit('mailings.read')
  @Answers(reminderRuleList)
  ofRegion(@CurrentActor() actor: Actor, @Param('regionCode', { schema: regionCode }) region: string) {
    return this.rules.ofRegion(actor, region);
  }

  @Put(mailingPaths.regionReminder(ofRegion, ofCode))
  @Permit('mailings.send')
  @Answers(reminderRule)
  changeOfRegion(
    @CurrentActor() actor: Actor,
    @Param('regionCode', { schema: regionCode }) region: string,
    @Param('code', { schema: ruleCode }) code: string,
    @Body({ schema: reminderDraft }) draft: ReminderDraft,
  ) {
    return this.rules.changeOfRegion(actor, region, code, draft);
  }

  @Delete(mailingPaths.regionReminder(ofRegion, ofCode))
  @Permit('mailings.send')
  @Answers(done)
  forgetOfRegion(
    @CurrentActor() actor: Actor,
    @Param('regionCode', { schema: regionCode }) region: string,
    @Param('code', { schema: ruleCode }) code: string,
  ) {
    return this.rules.forgetOfRegion(actor, region, code);
  }
}
