// Makes the files of documents: the PDF, signed when the installation has a certificate, and its HTML twin.
import { Injectable, StreamableFile } from '@nestjs/common';
import type { PaperFormat } from '@treize/contract/papers';
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

  /**
   * One document asked for by somebody who waits.
   * @param name of the file, without its ending
   * @param isFinal it leaves as it is, signed; otherwise it may still change
   */
  async file(paper: Paper, format: PaperFormat, name: string, isFinal = false): Promise<StreamableFile> {
    const bytes =
      format === 'html'
        ? Buffer.from(await this.html(paper))
        : await (isFinal ? this.pdf(paper) : this.draft(paper));
    return new StreamableFile(bytes, {
      type: format === 'html' ? 'text/html; charset=utf-8' : 'application/pdf',
      disposition: `inline; filename="${name.replace(/[^\w.-]/g, '-')}.${format}"`,
      length: bytes.length,
    });
  }
}
