// Routes of the trainer: the code of the room, scans of paper sheets and their rows, lists of connections.
import { Body, Controller, Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { id } from '@treize/contract/fields';
import {
  connectionCheck,
  connectionImport,
  connectionPreview,
  connectionsRecorded,
  keptConnectionList,
  roomSource,
  scan,
  scanList,
  scanQuery,
  scanTypes,
  transcribed,
  transcription,
} from '@treize/contract/signing';
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit, Takes } from '../../platform/http/permit';
import { RoomCodes } from './alone/room-codes.service';
import { ConnectionLists } from './connections/connection-lists.service';
import { Scans } from './paper/scans.service';
import { Transcriptions } from './paper/transcriptions.service';
import { bytesOfUpload } from './paper/uploads';

@Controller('api/attendance')
export class SourcesController {
  constructor(
    private readonly codes: RoomCodes,
    private readonly scans: Scans,
    private readonly transcriptions: Transcriptions,
    private readonly connections: ConnectionLists,
  ) {}

  @Get('half-days/:halfDayId/room')
  @Permit('attendance.record')
  @Answers(roomSource)
  async room(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    await this.scans.mustReceive(actor, halfDayId);
    return this.codes.sourceOf(halfDayId);
  }

  @Get('half-days/:halfDayId/scans')
  @Permit('attendance.read')
  @Answers(scanList)
  list(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.scans.list(actor, halfDayId);
  }

  /** The body is the file itself: JPEG, PNG, WebP or PDF, 10 MB at most. */
  @Post('half-days/:halfDayId/scans')
  @Permit('attendance.record')
  @Takes(...scanTypes)
  @ApiConsumes(...scanTypes)
  @Answers(scan)
  async keep(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Query({ schema: scanQuery }) { page }: z.output<typeof scanQuery>,
    @Req() request: FastifyRequest,
  ) {
    await this.scans.mustReceive(actor, halfDayId);
    return this.scans.keep(actor, halfDayId, page ?? null, await bytesOfUpload(request));
  }

  @Get('scans/:scanId/file')
  @Permit('attendance.read')
  @ApiProduces(...scanTypes)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'private, no-store')
  async file(@CurrentActor() actor: Actor, @Param('scanId', { schema: id }) scanId: string) {
    const { name, mediaType, bytes } = await this.scans.file(actor, scanId);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: `inline; filename="${name.replace(/[^\w.-]/g, '-')}"`,
      length: bytes.length,
    });
  }

  @Post('scans/:scanId/rows')
  @Permit('attendance.record')
  @Answers(transcribed)
  transcribe(
    @CurrentActor() actor: Actor,
    @Param('scanId', { schema: id }) scanId: string,
    @Body({ schema: transcription }) draft: z.output<typeof transcription>,
  ) {
    return this.transcriptions.transcribe(actor, scanId, draft);
  }

  @Get('half-days/:halfDayId/connections')
  @Permit('attendance.read')
  @Answers(keptConnectionList)
  kept(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.connections.kept(actor, halfDayId);
  }

  @Post('half-days/:halfDayId/connections/check')
  @Permit('attendance.record')
  @Answers(connectionPreview)
  check(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: connectionCheck }) draft: z.output<typeof connectionCheck>,
  ) {
    return this.connections.check(actor, halfDayId, draft);
  }

  @Post('half-days/:halfDayId/connections')
  @Permit('attendance.record')
  @Answers(connectionsRecorded)
  record(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: connectionImport }) draft: z.output<typeof connectionImport>,
  ) {
    return this.connections.record(actor, halfDayId, draft);
  }
}
