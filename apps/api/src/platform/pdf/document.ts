// Page furniture of every document: tagged A4 with language, title, embedded font, header and page numbers.
import PDFDocument from 'pdfkit';
import { palette, small, strong } from './look';
import { drawQr } from './qr';
import { marginOf, PdfSheet } from './sheet';
import { fillHole, leaveHole } from './signing/placeholder';
import type { PdfSigning } from './signing/signer';
import { drawLine, wrap, type TextStyle } from './text-block';

/** What the file says of itself. The same meta and content give the same bytes. */
export interface PdfMeta {
  title: string;
  subject: string;
  /** The body that issues the document; also printed at the top of each page. */
  author: string;
  /** Printed at the bottom of each page, before the page number. */
  reference: string;
  createdAt: Date;
  orientation?: 'portrait' | 'landscape';
  /** Each page carries a QR code of this address followed by its number. */
  pageAddress?: string;
  /** A letter somebody else signs: without the mark. */
  plain?: boolean;
}

const mark: TextStyle = { ...strong, size: 15, color: palette.brand };

/** pdfkit copies file properties into XML (XMP) without escaping them: the signs of XML are worded, controls dropped. */
const property = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replace(/\s*&\s*/g, ' et ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›');

const qrSide = 58;

function furnish(doc: PDFKit.PDFDocument, meta: PdfMeta): void {
  const { start, count } = doc.bufferedPageRange();
  const margin = marginOf(doc);
  const edge = doc.page.width - margin;
  const top = meta.pageAddress === undefined ? edge : edge - qrSide - 12;
  const put = (words: string, x: number, y: number, style: TextStyle, right?: number) => {
    const line = wrap(words, doc.page.width, style)[0];
    if (line !== undefined) drawLine(doc, line, right === undefined ? x : right - line.width, y, style);
    return line?.width ?? 0;
  };
  for (let page = start; page < start + count; page++) {
    const number = page - start + 1;
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    if (!meta.plain) {
      const written = put('Treize', margin, 44, mark);
      put('13', margin + written + 4, 44, { ...mark, color: palette.accent });
      put(meta.author, 0, 48, small, top);
      doc.rect(margin, 70, top - margin, 1.5).fill(palette.brand);
    }
    if (meta.pageAddress !== undefined)
      drawQr(doc, `${meta.pageAddress}/${number}`, edge - qrSide, 20, qrSide);
    put(meta.reference, margin, doc.page.height - 52, small);
    put(`Page ${number} sur ${count}`, 0, doc.page.height - 52, small, edge);
    doc.endMarkedContent();
  }
}

/**
 * Writes a tagged PDF 1.7 (PDF/UA-1 marker, fr-FR, embedded subset fonts).
 * @param write puts the blocks on the sheet, from top to bottom
 * @param signing who signs it; null leaves it unsigned
 * @returns the bytes of the file; about 10 ms of one core for a page, so not on the HTTP thread in bulk
 */
export function composePdf(
  meta: PdfMeta,
  write: (sheet: PdfSheet) => void,
  signing: PdfSigning | null = null,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'A4',
      layout: meta.orientation ?? 'portrait',
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as never,
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      font: null as never,
      info: {
        Title: property(meta.title),
        Subject: property(meta.subject),
        Author: property(meta.author),
        Creator: 'Treize',
        Producer: 'Treize',
        CreationDate: meta.createdAt,
        ModDate: meta.createdAt,
      },
    });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      try {
        const pdf = Buffer.concat(chunks);
        resolve(signing ? fillHole(pdf, signing) : pdf);
      } catch (error) {
        reject(error as Error);
      }
    });
    doc.on('error', reject);
    doc.addPage();
    const sheet = new PdfSheet(doc, meta.plain ?? false);
    write(sheet);
    sheet.end();
    furnish(doc, meta);
    if (signing) leaveHole(doc, signing);
    doc.end();
  });
}
