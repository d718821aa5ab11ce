// After the closing of a session, or a correction made later: certificates follow, late ones are tried again.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { afterFailure } from '@treize/rules/certificates/lateness';
import { DataSource } from 'typeorm';
import { attendanceCorrected, sessionClosed } from '../attendance/attendance.jobs';
import { Clock } from '../platform/clock';
import { Jobs } from '../platform/jobs/jobs.service';
import { KeptFiles } from '../platform/mail/kept-files.service';
import { issueAgain, printCertificates } from './certificates.jobs';
import { certificateBytes } from './certificates.queries';
import { Prints } from './desk/prints.service';
import { Issuing } from './issuing/issuing.service';
import { keptBy } from './issuing/letters.service';

@Injectable()
export class CertificatesHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly issuing: Issuing,
    private readonly prints: Prints,
    private readonly kept: KeptFiles,
  ) {}

  onModuleInit(): void {
    this.kept.keep(keptBy, certificateBytes);
    this.jobs.follow(sessionClosed, 'certificates', ({ sessionId }) => this.issue(sessionId, 1));
    this.jobs.handle(issueAgain, ({ sessionId, attempt }) => this.issue(sessionId, attempt + 1));
    this.jobs.handle(printCertificates, ({ sessionId }) => this.prints.make(sessionId));
    this.jobs.follow(attendanceCorrected, 'certificates', ({ sessionId, registrationId, reason }) =>
      this.issuing.reviewPerson(sessionId, registrationId, reason),
    );
  }

  /** @throws Error when documents are given up: the failed job is what an operator sees, and may start again */
  private async issue(sessionId: string, attempt: number): Promise<void> {
    const late = await this.issuing.issueSession(sessionId);
    if (late.length === 0) return;
    const { againInMinutes, isTold } = afterFailure(attempt);
    if (againInMinutes === null) throw new Error(`${late.length} certificates cannot be written`);
    const startAfter = new Date(this.clock.now().getTime() + againInMinutes * 60_000);
    await this.source.transaction(async (tx) => {
      if (isTold) await this.issuing.tellLate(tx, sessionId, late);
      await this.jobs.send(tx, issueAgain, { sessionId, attempt }, { startAfter });
    });
  }
}
