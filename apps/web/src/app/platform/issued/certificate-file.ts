// A PDF held by somebody compared with what was issued: its hash is computed here, only the hash is asked about.
import { inject, Injectable } from '@angular/core';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { certificatePaths, verification, type Verification } from '@treize/contract/certificates';
import { Api } from '../api';
import { Refused } from '../refused';

export type FileVerdict =
  /** The very bytes that were issued; the certificate may have been replaced or withdrawn since. */
  | { state: 'GENUINE'; certificate: Verification }
  /** It bears the code of a certificate, but it is not the file that was issued under it. */
  | { state: 'ALTERED'; certificate: Verification }
  | { state: 'UNKNOWN' }
  | { state: 'TOO_LARGE' };

const largest = 20_000_000;
const printedCode = /TRZ(?:-[2-9A-HJ-NP-Z]{4}){3}/;

/** The code that a file bears in its properties, in clear; null when it has none or they were rewritten. */
export const codeInside = (bytes: Uint8Array): string | null =>
  printedCode.exec(new TextDecoder('latin1').decode(bytes))?.[0] ?? null;

@Injectable({ providedIn: 'root' })
export class CertificateFiles {
  private readonly api = inject(Api);

  /** @throws Refused when the service cannot be asked */
  async check(file: Blob): Promise<FileVerdict> {
    if (file.size > largest) return { state: 'TOO_LARGE' };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const issued = await this.find(certificatePaths.file(bytesToHex(sha256(bytes))));
    if (issued) return { state: 'GENUINE', certificate: issued };
    const code = codeInside(bytes);
    const claimed = code === null ? null : await this.find(certificatePaths.verify(code));
    return claimed ? { state: 'ALTERED', certificate: claimed } : { state: 'UNKNOWN' };
  }

  private async find(path: string): Promise<Verification | null> {
    try {
      return await this.api.get(path, verification);
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'not-found') return null;
      throw error;
    }
  }
}
