// A certificate made for a test, as an operator's would be: RSA or on a curve, valid around the days the tests play.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export async function aSigningCertificate(keyType: 'rsa' | 'ec' = 'rsa') {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Organisme d’essai' }], {
    keyType,
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date('2026-01-01T00:00:00Z'),
    notAfterDate: new Date('2035-01-01T00:00:00Z'),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
    ],
  });
  return { cert, key };
}

/** The same as files, for the settings of an application. */
export async function signingFiles(): Promise<{ SIGNING_CERT_FILE: string; SIGNING_KEY_FILE: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'treize-signing-'));
  const files = { SIGNING_CERT_FILE: join(folder, 'cert.pem'), SIGNING_KEY_FILE: join(folder, 'key.pem') };
  const { cert, key } = await aSigningCertificate();
  writeFileSync(files.SIGNING_CERT_FILE, cert);
  writeFileSync(files.SIGNING_KEY_FILE, key, { mode: 0o600 });
  return files;
}
