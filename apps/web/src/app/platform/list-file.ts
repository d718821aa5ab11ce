// A chosen file as text: UTF-8, else UTF-16 when it says so, else windows-1252 as French spreadsheets write CSV.
export type FileFault = 'WORKBOOK' | 'TOO_LARGE';
export const faultSentences: Record<FileFault, string> = {
  WORKBOOK:
    'Ce fichier est un classeur ou un document, pas un fichier texte. Enregistrez-le au format CSV, ou copiez ses cellules et collez-les ci-dessus.',
  TOO_LARGE: 'Ce fichier dépasse 1 Mo\u00a0: une liste de 500 personnes est bien plus légère.',
};
const largest = 1_000_000;

/** First bytes of what is not text: zip (xlsx, ods), old workbook, PDF. */
const notText = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];
const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

/** @returns the text, or why it is none */
export function readBytes(bytes: Uint8Array): { text: string } | { fault: FileFault } {
  if (bytes.length > largest) return { fault: 'TOO_LARGE' };
  if (notText.some((head) => startsWith(bytes, head))) return { fault: 'WORKBOOK' };
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
