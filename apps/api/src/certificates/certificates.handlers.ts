// After the closing of a session, or a correction made later: certificates follow.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { attendanceCorrected, sessionClosed } from '../attendance/attendance.jobs';
import { Jobs } from '../platform/jobs/jobs.service';
import { Issuing } from './issuing.service';

@Injectable()
export class CertificatesHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly issuing: Issuing,
  ) {}

  onModuleInit(): void {
    this.jobs.follow(sessionClosed, 'certificates', ({ sessionId }) => this.issuing.issueSession(sessionId));
    this.jobs.follow(attendanceCorrected, 'certificates', ({ sessionId, registrationId, reason }) =>
      this.issuing.reviewPerson(sessionId, registrationId, reason),
    );
  }
}
