// A photograph of a sheet before it leaves: light enough for a village's network, and the code printed on it read.
import { largestScan } from '@treize/contract/signing';
import { qrReader } from '../../platform/scan/qr-reader';

/** Longest side that keeps a page of names readable, and the weight under which a photograph leaves as it is. */
const longestSide = 2600;
const light = 1_500_000;

export const isPicture = ({ type }: Blob): boolean => /^image\/(jpeg|png|webp)$/.test(type);
export const isSendable = (file: Blob): boolean => isPicture(file) || file.type === 'application/pdf';

/** Why a chosen file cannot leave, in French; empty when it can. */
export function faultOf(file: Blob): string {
  if (!isSendable(file))
    return 'Ce fichier n’est ni une photo (JPEG, PNG, WebP) ni un PDF. Enregistrez-le autrement, ou photographiez la feuille.';
  return !isPicture(file) && file.size > largestScan
    ? 'Ce PDF dépasse 10\u00a0Mo. Numérisez la feuille en noir et blanc, ou photographiez-la.'
    : '';
}

/** A heavy photograph is made smaller; a PDF, or what cannot be drawn, leaves as it is. */
export async function lightened(file: Blob): Promise<Blob> {
  if (!isPicture(file) || file.size <= light) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return smaller !== null && smaller.size < file.size ? smaller : file;
}

/** The sheet that a printed code names: `…/trainer/paper/<half-day>/<page>`. */
export interface PrintedPage {
  halfDayId: string;
  page: number;
}
export function printedPageOf(text: string | null): PrintedPage | null {
  const read = /\/trainer\/paper\/([0-9a-f-]{36})\/(\d{1,3})$/.exec(text ?? '');
  const page = Number(read?.[2]);
  return read?.[1] && page >= 1 && page <= 200 ? { halfDayId: read[1], page } : null;
}

/** Reads the code of the page; null when there is none to be seen, or nothing here reads one. */
export async function pageOfPhoto(file: Blob): Promise<PrintedPage | null> {
  if (!isPicture(file)) return null;
  try {
    const reader = await qrReader();
    return printedPageOf(await reader(await createImageBitmap(file)));
  } catch {
    return null;
  }
}
