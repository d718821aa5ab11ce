// Attendance: the ledger of presence facts, sheets by half-day, seals and the closing of sessions.
import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AttendanceController } from './attendance.controller';
import { Attendance } from './attendance.service';
import { Ledger } from './ledger/ledger.service';
import { Recording } from './ledger/recording.service';
import { Sealing } from './sealing/sealing.service';

@Module({
  imports: [SessionsModule, RegistrationsModule],
  controllers: [AttendanceController],
  providers: [Attendance, Ledger, Recording, Sealing],
})
export class AttendanceModule {}
