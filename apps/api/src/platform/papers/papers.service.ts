// Makes the files of documents: the PDF, signed when the installation has a certificate, and its HTML twin.
import { Injectable } from '@nestjs/common';
import { Signing } from '../pdf/signing/signing.service';
import type { Paper } from './paper';

@Injectable()
export class Papers {
  constructor(private readonly signing: Signing) {}

  /**
   * A document that leaves as it is: signed, when the installation has a certificate.
   * About 10 ms of one core a page: in bulk, from the worker only.
   */
  async pdf(paper: Paper): Promise<Buffer> {
    const { paperPdf } = await import('./to-pdf');
    return paperPdf(paper, await this.signing.now());
  }

  /** A sheet that will be written on by hand, or that shows a state still changing: never signed. */
  async draft(paper: Paper): Promise<Buffer> {
    const { paperPdf } = await import('./to-pdf');
    return paperPdf(paper);
  }

  /** The same content as one page of HTML: text that can be enlarged, read aloud and copied. */
  async html(paper: Paper): Promise<string> {
    const { paperHtml } = await import('./to-html');
    return paperHtml(paper);
  }
}
