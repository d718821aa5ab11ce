// A certificate authority of a test, by openssl, and the certificate of an operator that it signs: as one would be bought.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from './programs.ts';

export interface Operator {
  /** The certificate, then the authority's. */
  chain: string;
  key: string;
  authorityFile: string;
}

/** What an authority may ask of an operator's key: RSA, or on a curve. */
export const keyKinds = ['rsa', 'ec'] as const;
export type KeyKind = (typeof keyKinds)[number];

const newKeys: Record<KeyKind, readonly string[]> = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
};

/** Makes both in this folder, with keys of this kind. */
export function operatorIn(folder: string, kind: KeyKind): Operator {
  const at = (name: string): string => resolve(folder, name);
  const [authorityKey, authorityFile] = [at('authority.key'), at('authority.pem')];
  const newKey = ['req', ...newKeys[kind], '-nodes'];
  const usage = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  const authority = ['-subj', '/CN=Autorité d’essai', '-days', '300', ...usage];
  ask('openssl', [...newKey, '-x509', '-utf8', ...authority, '-keyout', authorityKey, '-out', authorityFile]);
  const subject = ['-utf8', '-subj', '/CN=Organisme d’essai'];
  ask('openssl', [...newKey, ...subject, '-keyout', at('own.key'), '-out', at('own.csr')]);
  writeFileSync(
    at('extensions'),
    'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
  );
  const by = ['-CA', authorityFile, '-CAkey', authorityKey, '-CAcreateserial', '-extfile', at('extensions')];
  ask('openssl', ['x509', '-req', '-in', at('own.csr'), ...by, '-days', '200', '-out', at('own.pem')]);
  const chain = [at('own.pem'), authorityFile].map((file) => readFileSync(file, 'utf8')).join('');
  return { chain, key: readFileSync(at('own.key'), 'utf8'), authorityFile };
}

/** A folder of certificates as pdfsig reads it (NSS), in which nobody is trusted. */
export function trustingNobody(folder: string): string {
  ask('certutil', ['-N', '--empty-password', '-d', `sql:${folder}`]);
  return folder;
}

/** The same, in which this authority is trusted. */
export function trusting(folder: string, authorityFile: string): string {
  trustingNobody(folder);
  ask('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'authority', '-t', 'CT,C,C', '-i', authorityFile]);
  return folder;
}
