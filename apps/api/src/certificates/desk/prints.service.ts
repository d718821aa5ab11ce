// The certificates of a session in one file to print: asked for on a page, put together by the worker, kept a day.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { certificatePaths, type CertificatePrint } from '@treize/contract/certificates';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs.service';
import { printCertificates } from '../certificates.jobs';
import { certificateBytes } from '../certificates.queries';
import {
  askPrint,
  dropPrints,
  filesInForce,
  keepPrint,
  printBytes,
  printOf,
  type FileInForce,
} from './desk.queries';

const day = 86_400_000;
/** Two copies with the same files are the same. */
const holdsOf = (files: readonly FileInForce[]): string =>
  createHash('sha256')
    .update(files.map(({ sha256 }) => sha256).join())
    .digest('hex');

@Injectable()
export class Prints {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async state(sessionId: string): Promise<CertificatePrint> {
    const tx = this.source.manager;
    const pdfPath = certificatePaths.printPdf(sessionId);
    const row = await printOf(tx, sessionId);
    if (row === null || row.holds !== holdsOf(await filesInForce(tx, sessionId)))
      return { state: 'NONE', pdfPath };
    return { state: row.isMade ? 'READY' : 'MAKING', pdfPath };
  }

  async ask(sessionId: string): Promise<CertificatePrint> {
    await this.source.transaction(async (tx) => {
      const at = this.clock.now();
      await dropPrints(tx, new Date(at.getTime() - day));
      const files = await filesInForce(tx, sessionId);
      if (files.length > 0 && (await askPrint(tx, sessionId, holdsOf(files), at)))
        await this.jobs.send(tx, printCertificates, { sessionId });
    });
    return this.state(sessionId);
  }

  bytes(sessionId: string): Promise<Buffer | null> {
    return printBytes(this.source.manager, sessionId);
  }

  /** In the worker: what is in force when it is made is what it holds. */
  async make(sessionId: string): Promise<void> {
    const tx = this.source.manager;
    const files = await filesInForce(tx, sessionId);
    const { mergedForPrint } = await import('./merge');
    let at = 0;
    const next = async (): Promise<Buffer | null> => {
      const file = files[at++];
      return file ? certificateBytes(tx, file.id) : null;
    };
    const pdf = await mergedForPrint('Certificats de la session, à imprimer', this.clock.now(), next);
    await keepPrint(tx, sessionId, holdsOf(files), Buffer.from(pdf));
  }
}
