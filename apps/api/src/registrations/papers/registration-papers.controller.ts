// Routes of registrations' documents: the letter to the employer by personal link or from the mairie, the commune's yearly table.
import { Controller, Get, Header, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { id, municipalityCode } from '@treize/contract/fields';
import { paperFormat, paperPaths, tableYear, yearlyQuery, type PaperFormat } from '@treize/contract/papers';
import { linkToken } from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Permit } from '../../platform/http/permit';
import { AnswersPaper } from '../../platform/papers/paper-answer';
import { RegistrationPapers } from './registration-papers.service';

@Controller()
export class RegistrationPapersController {
  constructor(private readonly papers: RegistrationPapers) {}

  @Get(paperPaths.letter(':token', ':format'))
  @Permit('public')
  @AnswersPaper()
  letterByLink(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: linkToken }) token: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.letterByLink(actor, token, format);
  }

  @Get(paperPaths.municipalityLetter(':code', ':id', ':format'))
  @Permit('municipality.read')
  @AnswersPaper()
  letterForMunicipality(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('id', { schema: id }) registrationId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.papers.letterForMunicipality(actor, code, registrationId, format);
  }

  @Get(paperPaths.yearly(':code', ':year', 'csv'))
  @Permit('municipality.read')
  @Header('cache-control', 'private, no-store')
  async yearlyCsv(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('year', { schema: tableYear }) year: string,
    @Query({ schema: yearlyQuery }) { paid }: z.output<typeof yearlyQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.papers.yearlyCsv(actor, code, year, paid === 'true');
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="formations-${code}-${year}.csv"`);
    return text;
  }

  @Get(paperPaths.yearly(':code', ':year', ':format'))
  @Permit('municipality.read')
  @AnswersPaper()
  yearly(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('year', { schema: tableYear }) year: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
    @Query({ schema: yearlyQuery }) { paid }: z.output<typeof yearlyQuery>,
  ): Promise<StreamableFile> {
    return this.papers.yearly(actor, code, year, paid === 'true', format);
  }
}
