// Routes of attendance: the trainer's sessions, the sheet of a half-day, its seal, corrections, close.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  attendanceRow,
  attendanceSessionList,
  closed,
  correctionDraft,
  sealedSheet,
  sheet,
} from '@treize/contract/attendance';
import { id } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Attendance } from './attendance.service';
import { Corrections } from './ledger/corrections.service';
import { Sealing } from './sealing/sealing.service';

@Controller('api/attendance')
export class AttendanceController {
  constructor(
    private readonly attendance: Attendance,
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
