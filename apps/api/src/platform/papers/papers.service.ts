// Makes the files of documents: the PDF, signed when the installation has a certificate, and its HTML twin.
import { Injectable } from '@nestjs/common';
import type { Paper } from './paper';

@Injectable()
export class Papers {
  /** About 10 ms of one core a page: in bulk, from the worker only. */
  async pdf(paper: Paper): Promise<Buffer> {
    const { paperPdf } = await import('./to-pdf');
    return paperPdf(paper);
  }
}
