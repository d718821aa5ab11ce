// Routes of attendance: the trainer's sessions, the sheet of a half-day, what is recorded on it, seal, corrections, close.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  attendanceRow,
  attendanceSessionList,
  closed,
  correctionDraft,
  markDraft,
  sealDraft,
  sealedSheet,
  sheet,
  signatureDraft,
  walkInDraft,
} from '@treize/contract/attendance';
import { id } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Attendance } from './attendance.service';
import { Corrections } from './ledger/corrections.service';
import { Recording } from './ledger/recording.service';
import { Sealing } from './sealing/sealing.service';

@Controller('api/attendance')
export class AttendanceController {
  constructor(
    private readonly attendance: Attendance,
    private readonly recording: Recording,
    private readonly corrections: Corrections,
    private readonly sealing: Sealing,
  ) {}

  @Get('sessions')
  @Permit('attendance.read')
  @Answers(attendanceSessionList)
  sessions(@CurrentActor() actor: Actor) {
    return this.attendance.sessions(actor);
  }

  @Get('half-days/:halfDayId')
  @Permit('attendance.read')
  @Answers(sheet)
  sheet(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.attendance.sheet(actor, halfDayId);
  }

  @Get('half-days/:halfDayId/sealed')
  @Permit('attendance.read')
  @Answers(sealedSheet)
  sealed(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.attendance.sealed(actor, halfDayId);
  }

  @Post('half-days/:halfDayId/marks')
  @Permit('attendance.record')
  @Answers(attendanceRow)
  mark(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: markDraft }) draft: z.output<typeof markDraft>,
  ) {
    return this.recording.mark(actor, halfDayId, draft);
  }

  @Post('half-days/:halfDayId/signatures')
  @Permit('attendance.record')
  @Answers(attendanceRow)
  sign(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: signatureDraft }) draft: z.output<typeof signatureDraft>,
  ) {
    return this.recording.sign(actor, halfDayId, draft);
  }

  @Post('half-days/:halfDayId/walk-ins')
  @Permit('attendance.record')
  @Answers(attendanceRow)
  walkIn(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: walkInDraft }) draft: z.output<typeof walkInDraft>,
  ) {
    return this.recording.walkIn(actor, halfDayId, draft);
  }

  @Post('half-days/:halfDayId/seal')
  @Permit('attendance.record')
  @Answers(sheet)
  seal(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: sealDraft }) draft: z.output<typeof sealDraft>,
  ) {
    return this.sealing.seal(actor, halfDayId, draft);
  }

  @Post('half-days/:halfDayId/corrections')
  @Permit('attendance.correct')
  @Answers(attendanceRow)
  correct(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: correctionDraft }) draft: z.output<typeof correctionDraft>,
  ) {
    return this.corrections.correct(actor, halfDayId, draft);
  }

  @Post('sessions/:sessionId/close')
  @Permit('attendance.record')
  @Answers(closed)
  close(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.sealing.close(actor, sessionId);
  }
}
