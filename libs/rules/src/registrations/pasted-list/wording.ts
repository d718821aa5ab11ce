// Typed words as they are kept, and folded to be recognised.
import { searchKey } from '../../territories/search-key';

/** Signs that show nothing: those that the contract takes out of any typed line. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** The pasted text as it is read: composed, without invisible signs, lines ended by \n. */
export const prepared = (text: string): string =>
  text.normalize('NFC').replace(invisible, '').replace(/\r\n?/g, '\n');

/** One line without double spaces; a lone dash stands for nothing. */
export function cleaned(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  return /^[-–—]+$/.test(text) ? '' : text;
}

/** Words as they are compared, inclusive forms made short: "Élu·e", "élu(e)" and "ELUE" are `elue`. */
export const folded = (text: string): string =>
  searchKey(
    text.replace(/(\p{L})(?:[·•.(/-]+)(e|es|s|fe|ne|ère|rice|trice|euse)(?:[·•.)]+s?)?(?!\p{L})/giu, '$1$2'),
  );
