// Everything of a session at once, for organisers: files in a ZIP, a list, one file to print.
import { Injectable } from '@nestjs/common';
import type { CertificatePrint } from '@treize/contract/certificates';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { certificateBytes, certificatesOfSession } from '../certificates.queries';
import { certifiedSession } from '../issuing/issuing.queries';
import { issuedView } from '../views';
import { certificatesCsv, fileName, zipped } from './bulk';
import { filesInForce } from './desk.queries';
import { CertificateDesk } from './desk.service';
import { Prints } from './prints.service';

@Injectable()
export class BulkDesk {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly desk: CertificateDesk,
    private readonly prints: Prints,
    private readonly audit: Audit,
  ) {}

  async zip(actor: Actor, sessionId: string): Promise<{ ref: string; stream: Readable }> {
    const ref = await this.reach(actor, sessionId, 'zip');
    const tx = this.source.manager;
    const files = await filesInForce(tx, sessionId);
    const entries = files.map((file) => ({
      name: fileName(file),
      bytes: () => certificateBytes(tx, file.id),
    }));
    return { ref, stream: zipped(entries, this.clock.now()) };
  }

  async csv(actor: Actor, sessionId: string): Promise<{ ref: string; text: string }> {
    const ref = await this.reach(actor, sessionId, 'csv');
    const rows = await certificatesOfSession(this.source.manager, sessionId);
    return { ref, text: certificatesCsv(rows.map(issuedView)) };
  }

  async print(actor: Actor, sessionId: string): Promise<CertificatePrint> {
    await this.desk.reach(actor, sessionId, 'certificates.read');
    return this.prints.state(sessionId);
  }

  async askPrint(actor: Actor, sessionId: string): Promise<CertificatePrint> {
    await this.desk.reach(actor, sessionId, 'certificates.read');
    return this.prints.ask(sessionId);
  }

  async printPdf(actor: Actor, sessionId: string): Promise<{ ref: string; bytes: Buffer }> {
    const ref = await this.reach(actor, sessionId, 'print');
    const { state } = await this.prints.state(sessionId);
    const bytes = state === 'READY' ? await this.prints.bytes(sessionId) : null;
    if (bytes === null) throw new Refusal('document-not-ready');
    return { ref, bytes };
  }

  /** Names leave in a file: who took it is in the log. */
  private async reach(actor: Actor, sessionId: string, form: 'zip' | 'csv' | 'print'): Promise<string> {
    const { regionCode } = await this.desk.reach(actor, sessionId, 'certificates.read');
    const session = await certifiedSession(this.source.manager, sessionId);
    if (session === null) throw new Refusal('not-found');
    await this.source.transaction((tx) =>
      this.audit.ofSession(tx, actor, { id: sessionId, regionCode }, 'certificates.downloaded', { form }),
    );
    return session.ref;
  }
}
