// `npm start -- --lan`: a certificate of our own and an address a phone in the room can open.
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { generate } from 'selfsigned';
import { ExpectedFailure } from './expected-failure.ts';

export interface Certificate {
  certFile: string;
  keyFile: string;
}

/** IPv4 addresses of this machine on its local networks. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

/** @throws ExpectedFailure when the machine is on no network. */
export function requireLanAddress(addresses = lanAddresses()): string {
  const [first] = addresses;
  if (first === undefined)
    throw new ExpectedFailure(
      "Cette machine n'est sur aucun réseau local : lancez « npm start » sans --lan.",
    );
  return first;
}

/** The certificate kept in the folder, made again when it is near its end or when an address is missing from it. */
export async function keepCertificate(dir: string, addresses: string[]): Promise<Certificate> {
  const files = { certFile: resolve(dir, 'cert.pem'), keyFile: resolve(dir, 'key.pem') };
  if (isStillGood(files, addresses)) return files;
  const made = await generate([{ name: 'commonName', value: 'Treize (démonstration)' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 365 * 86_400_000),
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
  });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(files.keyFile, made.private, { mode: 0o600 });
  writeFileSync(files.certFile, made.cert);
  return files;
}

function isStillGood({ certFile, keyFile }: Certificate, addresses: string[]): boolean {
  if (!existsSync(certFile) || !existsSync(keyFile)) return false;
  const certificate = new X509Certificate(readFileSync(certFile));
  const lasts = new Date(certificate.validTo).getTime() > Date.now() + 30 * 86_400_000;
  return lasts && addresses.every((address) => certificate.checkIP(address) !== undefined);
}
