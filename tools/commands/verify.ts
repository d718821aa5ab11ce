// `npm run verify -- <file.json> [--keys <keys.json> | --from <https address>]`: checks a sealed sheet with its evidence file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readText } from '@treize/evidence/read';
import { verifySheet } from '@treize/evidence/sheet';
import { keysOfFile, keysOfInstallation } from '../verify/published-keys';
import { passes, report } from '../verify/report';

const usage = `Usage :
  npm run verify -- <fichier de preuve.json>
  npm run verify -- <fichier de preuve.json> --keys <treize-keys.json>
  npm run verify -- <fichier de preuve.json> --from https://<adresse de l’installation>`;

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readRequest(): { file: string; keys: string | undefined; from: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { keys: { type: 'string' }, from: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    const { keys, from } = values;
    if (file !== undefined && others.length === 0 && (keys === undefined || from === undefined))
      return { file, keys, from };
  } catch {
    // an option that does not exist: the usage says which do
  }
  return refuse(usage);
}

/** A path as typed, seen from the folder where npm was called. */
const seen = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);

const { file, keys, from } = readRequest();
try {
  const bytes = readFileSync(seen(file));
  const published =
    keys !== undefined
      ? keysOfFile(seen(keys), keys)
      : from !== undefined
        ? await keysOfInstallation(from)
        : null;
  const verified = verifySheet(readText(bytes), published);
  process.stdout.write(`${report(verified)}\n`);
  if (!passes(verified, published !== null)) process.exitCode = 1;
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException;
  refuse(code && path ? `Le fichier ${path} ne peut pas être lu (${code}).` : message);
}
