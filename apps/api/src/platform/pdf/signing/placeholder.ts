// The place that a signature takes in a document: a hidden field, and a hole of known size that is filled once the bytes are known.

import type { PdfSigning } from './signer';

/** What pdfkit keeps of a document and of its objects, beyond its published types. */
interface PdfObject {
  data: Record<string, unknown>;
  end: () => void;
}
interface PdfInternals {
  _root: PdfObject;
  _acroform?: object;
  ref: (data: object) => PdfObject;
  page: { dictionary: PdfObject; annotations: PdfObject[] };
}

const tenDigits = 9_999_999_999;
const rangeBefore = `/ByteRange [0 ${tenDigits} ${tenDigits} ${tenDigits}]`;
/** Hidden and locked: nothing to see, to print or to type, so nothing to read aloud either (PDF/UA-1, 7.18). */
const hiddenAndLocked = 2 | 128;

/** Leaves the place of one signature (ISO 32000-1, 12.8; ETSI EN 319 142-1) on the first page; before the document ends. */
export function leaveHole(doc: PDFKit.PDFDocument, { signer, city, signedAt }: PdfSigning): void {
  doc.switchToPage(doc.bufferedPageRange().start);
  const pdf = doc as unknown as PdfInternals;
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, tenDigits, tenDigits, tenDigits],
    Contents: Buffer.alloc(signer.room),
    M: signedAt,
    Name: new String(signer.name),
    Location: new String(city),
  });
  const field = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Signature'),
    TU: new String(`Signature électronique de ${signer.name}`),
    F: hiddenAndLocked,
    Rect: [0, 0, 0, 0],
    P: pdf.page.dictionary,
    V: signature,
  });
  pdf.page.annotations.push(field);
  // pdfkit closes the form itself, and looks for its fonts: this one draws nothing and has none.
  pdf._acroform = { fonts: {}, defaultFont: 'none' };
  pdf._root.data['AcroForm'] = pdf.ref({ Fields: [field], SigFlags: 3, DR: { Font: {} } });
  signature.end();
  field.end();
}

/**
 * Signs a finished document: its hole is filled, in place, with the signature of the bytes before and after.
 * @throws Error when the document has no hole, or the signature does not fit
 */
export function fillHole(pdf: Buffer, { signer }: PdfSigning): Buffer {
  const size = signer.room;
  const rangeAt = pdf.lastIndexOf(rangeBefore, undefined, 'latin1');
  const open = pdf.indexOf(`/Contents <${'0'.repeat(size * 2)}>`, Math.max(rangeAt, 0), 'latin1');
  if (rangeAt < 0 || open < 0) throw new Error('no place left for a signature');
  const start = open + '/Contents '.length;
  const end = start + size * 2 + 2;
  const range = `/ByteRange [0 ${start} ${end} ${pdf.length - end}]`;
  pdf.write(range.padEnd(rangeBefore.length), rangeAt, 'latin1');
  const signature = signer.sign(pdf.subarray(0, start), pdf.subarray(end));
  if (signature.length > size) throw new Error(`a signature of ${signature.length} bytes, ${size} were kept`);
  pdf.write(signature.toString('hex'), start + 1, 'latin1');
  return pdf;
}
