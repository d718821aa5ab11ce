// After a half-day is sealed: its PDF is written, once.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.service';
import { halfDaySealed } from '../attendance.jobs';
import { SealedEvidence } from './sealed-evidence.service';

@Injectable()
export class SealingHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly evidence: SealedEvidence,
  ) {}

  onModuleInit(): void {
    this.jobs.follow(halfDaySealed, 'attendance', ({ halfDayId }) => this.evidence.write(halfDayId));
  }
}
