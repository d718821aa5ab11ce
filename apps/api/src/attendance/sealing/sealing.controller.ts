// Routes of what was sealed: the file to verify, the PDF of the sheet and its twin in HTML.
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { evidenceFile } from '@treize/contract/evidence';
import { id } from '@treize/contract/fields';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Permit } from '../../platform/http/permit';
import { AnswersPaper } from '../../platform/papers/paper-answer';
import { SealedEvidence } from './sealed-evidence.service';

const named = (ref: string, ending: string): string => `emargement-${ref.replace(/[^\w-]/g, '-')}.${ending}`;

@Controller('api/attendance/half-days/:halfDayId')
export class SealingController {
  constructor(private readonly evidence: SealedEvidence) {}

  @Get('evidence.json')
  @Permit('attendance.read')
  @ApiProduces('application/json')
  @ApiOkResponse({ standardSchema: evidenceFile, description: 'canonical JSON: its very bytes are evidence' })
  @Header('cache-control', 'private, no-store')
  async file(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    const { ref, text } = await this.evidence.file(actor, halfDayId);
    const bytes = Buffer.from(text);
    return new StreamableFile(bytes, {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${named(ref, 'json')}"`,
      length: bytes.length,
    });
  }

  @Get('sealed.pdf')
  @Permit('attendance.read')
  @AnswersPaper()
  async pdf(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    const { ref, bytes } = await this.evidence.pdf(actor, halfDayId);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `inline; filename="${named(ref, 'pdf')}"`,
      length: bytes.length,
    });
  }

  @Get('sealed.html')
  @Permit('attendance.read')
  @AnswersPaper()
  @Header('content-type', 'text/html; charset=utf-8')
  html(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.evidence.html(actor, halfDayId);
  }
}
