// The keys that a command compares with: from a file, or asked from the installation itself.
import { readFileSync } from 'node:fs';
import { evidencePaths } from '@treize/contract/evidence';
import { readKeys } from '@treize/evidence/evidence-file';
import type { PublishedKey } from '@treize/evidence/signature';

const patience = 10_000;

/** @throws Error with a French sentence */
export function keysOfFile(path: string, name: string): PublishedKey[] {
  const keys = readKeys(readFileSync(path, 'utf8'));
  if (keys === null) throw new Error(`${name} n’est pas un fichier de clés (treize-keys.json).`);
  return keys;
}

/** @throws Error with a French sentence */
export async function keysOfInstallation(address: string): Promise<PublishedKey[]> {
  const url = URL.parse(evidencePaths.keys, address);
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  // Over a line that others can change, the keys prove nothing.
  if (url === null || (url.protocol !== 'https:' && !isLocal))
    throw new Error(`${address} n’est pas une adresse https.`);
  const failed = (why: string) => new Error(`Les clés de ${url.host} n’ont pas pu être lues (${why}).`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience) }).catch((error: unknown) => {
    throw failed((error as Error).message);
  });
  if (!answer.ok) throw failed(String(answer.status));
  const keys = readKeys(await answer.text());
  if (keys === null) throw failed('réponse inattendue');
  return keys;
}
