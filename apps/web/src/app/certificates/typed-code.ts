// A verification code as people type it: lower case, spaces, other dashes, the prefix left out.
import { certificateCode } from '@treize/contract/certificates';

const signs = /[^0-9A-Z]/g;

/** `trz 7k4m 9qxd 2hvb` -> `TRZ-7K4M-9QXD-2HVB`; null when it cannot be a code. */
export function readTypedCode(typed: string): string | null {
  const compact = typed
    .toUpperCase()
    .replace(signs, '')
    .replace(/^TRZ(?=.{12})/, '');
  const groups = compact.match(/.{1,4}/g) ?? [];
  const parsed = certificateCode.safeParse(`TRZ-${groups.join('-')}`);
  return parsed.success ? parsed.data : null;
}
