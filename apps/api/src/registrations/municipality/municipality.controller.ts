// Routes of a commune's contact: its people, lists to register, cancelling, replacing, validating.
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { id, municipalityCode } from '@treize/contract/fields';
import {
  municipalityCancel,
  municipalityList,
  municipalityPage,
  municipalityQuery,
  municipalityRegistration,
  municipalityRegistrations,
  replaced,
  replacement,
  rowOutcomes,
  validationAct,
} from '@treize/contract/municipality';
import { done } from '@treize/contract/operations';
import { rosterActionAnswer } from '@treize/contract/roster';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { MunicipalityLists } from './lists.service';
import { MunicipalityActs } from './municipality-acts.service';
import { MunicipalityPages } from './municipality-pages.service';

const code = municipalityCode;

@Controller('api/municipality')
export class MunicipalityController {
  constructor(
    private readonly pages: MunicipalityPages,
    private readonly lists: MunicipalityLists,
    private readonly acts: MunicipalityActs,
  ) {}

  @Get()
  @Permit('municipality.read')
  @Answers(municipalityList)
  mine(@CurrentActor() actor: Actor) {
    return this.pages.mine(actor);
  }

  @Get(':code/registrations')
  @Permit('municipality.read')
  @Answers(municipalityPage)
  list(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Query({ schema: municipalityQuery }) query: z.output<typeof municipalityQuery>,
  ) {
    return this.pages.list(actor, town, query);
  }

  @Get(':code/registrations.csv')
  @Permit('municipality.read')
  async export(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Query({ schema: municipalityQuery }) query: z.output<typeof municipalityQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, text } = await this.pages.export(actor, town, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`);
    return text;
  }

  @Get(':code/registrations/:id')
  @Permit('municipality.read')
  @Answers(municipalityRegistration)
  one(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Param('id', { schema: id }) registrationId: string,
  ) {
    return this.pages.one(actor, town, registrationId);
  }

  @Post(':code/sessions/:sessionId/check')
  @Permit('municipality.write')
  @Answers(rowOutcomes)
  check(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Body({ schema: municipalityRegistrations }) body: z.output<typeof municipalityRegistrations>,
  ) {
    return this.lists.check(actor, town, sessionId, body);
  }

  @Post(':code/sessions/:sessionId/registrations')
  @Permit('municipality.write')
  @Answers(rowOutcomes)
  register(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Body({ schema: municipalityRegistrations }) body: z.output<typeof municipalityRegistrations>,
  ) {
    return this.lists.register(actor, town, sessionId, body);
  }

  @Post(':code/registrations/validate')
  @Permit('municipality.write')
  @Answers(rosterActionAnswer)
  validate(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Body({ schema: validationAct }) body: z.output<typeof validationAct>,
  ) {
    return this.acts.validate(actor, town, body);
  }

  @Post(':code/registrations/:id/cancel')
  @Permit('municipality.write')
  @Answers(done)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: municipalityCancel }) { reason }: z.output<typeof municipalityCancel>,
  ) {
    return this.acts.cancel(actor, town, registrationId, reason);
  }

  @Post(':code/registrations/:id/replace')
  @Permit('municipality.write')
  @Answers(replaced)
  replace(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: code }) town: string,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: replacement }) { person }: z.output<typeof replacement>,
  ) {
    return this.acts.replace(actor, town, registrationId, person);
  }
}
