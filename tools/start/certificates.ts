// Certificates that the demo makes for itself: the one it answers with on a local network, the one that signs its documents.
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  certFile: string;
  keyFile: string;
}

type Made = Parameters<typeof generate>;
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** The certificate kept in the folder; made again when it is near its end, or no longer does. */
async function keep(
  dir: string,
  name: string,
  options: NonNullable<Made[1]>,
  does: (certificate: X509Certificate) => boolean,
): Promise<Certificate> {
  const files = { certFile: resolve(dir, 'cert.pem'), keyFile: resolve(dir, 'key.pem') };
  if (existsSync(files.certFile) && existsSync(files.keyFile)) {
    const certificate = new X509Certificate(readFileSync(files.certFile));
    if (new Date(certificate.validTo) > inDays(30) && does(certificate)) return files;
  }
  const made = await generate([{ name: 'commonName', value: name }], { algorithm: 'sha256', ...options });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(files.keyFile, made.private, { mode: 0o600 });
  writeFileSync(files.certFile, made.cert);
  return files;
}

/** For HTTPS on these addresses of the local network. */
export const keepCertificate = (dir: string, addresses: string[]): Promise<Certificate> =>
  keep(
    dir,
    'Treize (démonstration)',
    {
      keyType: 'ec',
      notAfterDate: inDays(365),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
            ...addresses.map((ip) => ({ type: 7 as const, ip })),
          ],
        },
      ],
    },
    (certificate) => addresses.every((address) => certificate.checkIP(address) !== undefined),
  );

// Without a comma, at which a name in a certificate ends.
const worthNothing = 'Treize – signature de démonstration sans valeur';

/** For the signatures of the demo's PDF documents; its name says what it is worth. */
export const keepSigningCertificate = (dir: string): Promise<Certificate> =>
  keep(
    dir,
    worthNothing,
    {
      keySize: 2048,
      notAfterDate: inDays(1095),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
      ],
    },
    ({ subject }) => subject.includes(worthNothing),
  );
