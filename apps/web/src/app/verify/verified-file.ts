// What kind of file was handed over, told by its bytes: each kind has its own way of being verified.
import { readText } from '@treize/evidence/read';

/** A file in the memory of the page: nowhere else. */
export type HandedFile =
  /** The evidence of a sealed sheet, or any other text: verifying says which. */
  | { kind: 'sheet'; name: string; text: string | null }
  /** A certificate, or the PDF of a sheet. */
  | { kind: 'pdf'; name: string; bytes: Uint8Array }
  | { kind: 'unread'; name: string; isTooBig: boolean };

/** Evidence of 500 people who all drew their signature is far below. */
const mostBytes = 60_000_000;

const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';

export async function readHanded(file: File): Promise<HandedFile> {
  const { name } = file;
  if (file.size > mostBytes) return { kind: 'unread', name, isTooBig: true };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return isPdf(bytes) ? { kind: 'pdf', name, bytes } : { kind: 'sheet', name, text: readText(bytes) };
  } catch {
    // Taken away since it was chosen: a memory stick pulled out.
    return { kind: 'unread', name, isTooBig: false };
  }
}
