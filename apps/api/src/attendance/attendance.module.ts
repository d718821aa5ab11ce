// Attendance: the ledger of presence facts, sheets by half-day, seals and the closing of sessions.
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { RegistrationsModule } from '../registrations/registrations.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AttendanceController } from './attendance.controller';
import { Attendance } from './attendance.service';
import { deviceControllers, deviceProviders } from './devices/devices.providers';
import { Corrections } from './ledger/corrections.service';
import { Ledger } from './ledger/ledger.service';
import { Movements } from './ledger/movements.service';
import { AttendancePapersController } from './papers/attendance-papers.controller';
import { AttendancePapers } from './papers/attendance-papers.service';
import { MentionsController } from './papers/mentions/mentions.controller';
import { Mentions } from './papers/mentions/mentions.service';
import { SealedEvidence } from './sealing/sealed-evidence.service';
import { SealingController } from './sealing/sealing.controller';
import { SealingHandlers } from './sealing/sealing.handlers';
import { Sealing } from './sealing/sealing.service';
import { signingControllers, signingProviders } from './signing/signing.providers';

@Module({
  imports: [AuditModule, SessionsModule, RegistrationsModule],
  controllers: [
    AttendanceController,
    SealingController,
    AttendancePapersController,
    MentionsController,
    ...deviceControllers,
    ...signingControllers,
  ],
  providers: [
    Attendance,
    AttendancePapers,
    Mentions,
    Ledger,
    Corrections,
    Movements,
    SealedEvidence,
    Sealing,
    SealingHandlers,
    ...deviceProviders,
    ...signingProviders,
  ],
})
export class AttendanceModule {}
