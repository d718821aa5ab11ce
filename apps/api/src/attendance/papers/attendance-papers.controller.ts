// Routes of attendance's documents: sheets for those who sign people in, convocations by link, from the mairie, for an organiser.
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { id, municipalityCode } from '@treize/contract/fields';
import { paperFormat, paperPaths, type PaperFormat } from '@treize/contract/papers';
import { linkToken } from '@treize/contract/registrations';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Permit } from '../../platform/http/permit';
import { AnswersPaper } from '../../platform/papers/paper-answer';
import { AttendancePapers } from './attendance-papers.service';

@Controller()
export class AttendancePapersController {
  constructor(private readonly papers: AttendancePapers) {}

  @Get(paperPaths.blankSheet(':halfDayId', ':format'))
  @Permit('attendance.read')
  @AnswersPaper()
  blankSheet(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.blankSheet(actor, halfDayId, format);
  }

  @Get(paperPaths.filledSheet(':halfDayId', ':format'))
  @Permit('attendance.read')
  @AnswersPaper()
  filledSheet(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.filledSheet(actor, halfDayId, format);
  }

  @Get(paperPaths.summons(':token', ':format'))
  @Permit('public')
  @AnswersPaper()
  summonsByLink(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: linkToken }) token: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.summonsByLink(actor, token, format);
  }

  @Get(paperPaths.municipalitySummons(':code', ':id', ':format'))
  @Permit('municipality.read')
  @AnswersPaper()
  summonsForMunicipality(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('id', { schema: id }) registrationId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.summonsForMunicipality(actor, code, registrationId, format);
  }

  @Get(paperPaths.organiserSummons(':id', ':format'))
  @Permit('registrations.read')
  @AnswersPaper()
  summonsForOrganiser(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.summonsForOrganiser(actor, registrationId, format);
  }
}
