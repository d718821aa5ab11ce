// Every kind of document that the product composes, as files: unsigned, and signed by the certificate that the demo makes.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Paper } from '@treize/api/platform/papers/paper';
import { paperPdf } from '@treize/api/platform/papers/to-pdf';
import { pdfSigner, type PdfSigning } from '@treize/api/platform/pdf/signing/signer';
import { keepSigningCertificate } from '../../start/certificates.ts';
import { emptyFolder } from '../objects.ts';
import { certificatePapers } from './certificates.ts';
import { everyBlock } from './every-block.ts';
import { registrationPapers, sessionPapers } from './letters.ts';
import { sheetPapers } from './sheets.ts';

export interface Composed {
  name: string;
  file: string;
  paper: Paper;
}

/** Documents by name, under the file of the product that composes them. */
export const everyKind = (): Record<string, Record<string, Paper>> => ({
  'every block': {
    'every-block': everyBlock('portrait'),
    'every-block-landscape': everyBlock('landscape'),
  },
  'certificates/papers/certificate.paper.ts': certificatePapers(),
  ...sheetPapers(),
  ...sessionPapers(),
  ...registrationPapers(),
});

/** The demo's certificate, kept in the judge's folder, and what signs documents with it. */
export async function demoSigning(folder: string): Promise<PdfSigning & { certFile: string }> {
  const { certFile, keyFile } = await keepSigningCertificate(resolve(folder, 'certificate'));
  const signer = pdfSigner(readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8'));
  return { signer, city: 'Lyon', signedAt: new Date(), certFile };
}

/** Writes every document, signed or not, in an empty folder of this judge. */
export async function compose(judge: string, signing: PdfSigning | null): Promise<Composed[]> {
  const folder = emptyFolder(judge);
  const files: Composed[] = [];
  const papers = Object.values(everyKind()).flatMap((kind) => Object.entries(kind));
  for (const [name, paper] of papers) {
    const file = resolve(folder, `${name}${signing === null ? '' : '-signed'}.pdf`);
    writeFileSync(file, await paperPdf(paper, signing));
    files.push({ name, file, paper });
  }
  return files;
}
