// What a scan may be, told by its first bytes: whatever its name or its sender say.
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const holds = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

export type ScanType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** The kind of file, or null for any other. */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  if (holds(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (holds(bytes, 0, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (holds(bytes, 0, ascii('RIFF')) && holds(bytes, 8, ascii('WEBP'))) return 'image/webp';
  return holds(bytes, 0, ascii('%PDF-')) ? 'application/pdf' : null;
}
