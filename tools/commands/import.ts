// `npm run import -- labels pvd|acv <file.csv>` or `mountain <file.csv>`: shows what an official list changes, applies it with --apply.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importList, type ListKind } from '@treize/api/territories/imports/import-list';
import { importReport } from '@treize/api/territories/imports/import-report';
import { ListRefused } from '@treize/api/territories/imports/official-list';
import { parisDate } from '@treize/rules/time/wall';
import { onDatabase } from '../database/open-database';

const usage = `Usage :
  npm run import -- labels pvd <fichier.csv> [--apply] [--skip-malformed]
  npm run import -- labels acv <fichier.csv> [--apply] [--skip-malformed]
  npm run import -- mountain <fichier.csv> [--apply] [--skip-malformed]`;

const kinds: Record<string, ListKind> = { 'labels pvd': 'PVD', 'labels acv': 'ACV', mountain: 'MOUNTAIN' };

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readRequest(): { kind: ListKind; file: string; apply: boolean; skipMalformed: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        'skip-malformed': { type: 'boolean', default: false },
      },
    });
    const kind = kinds[positionals.slice(0, -1).join(' ')];
    const file = positionals.at(-1);
    if (kind && file) return { kind, file, apply: values.apply, skipMalformed: values['skip-malformed'] };
  } catch {
    // an option that does not exist: the usage says which do
  }
  return refuse(usage);
}

/** The file as typed, seen from the folder where npm was called. */
function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file));
  } catch (error) {
    return refuse(
      `Le fichier ${file} ne peut pas être lu (${(error as NodeJS.ErrnoException).code ?? 'erreur inconnue'}).`,
    );
  }
}

const { kind, file, apply, skipMalformed } = readRequest();
const bytes = readBytes(file);
try {
  const day = parisDate(new Date());
  const outcome = await onDatabase((source) =>
    importList(source, { kind, bytes, day, apply, skipMalformed }),
  );
  process.stdout.write(`${importReport(kind, outcome, { apply })}\n`);
  if (apply && !outcome.applied) process.exitCode = 1;
} catch (error) {
  refuse(
    error instanceof ListRefused
      ? error.message
      : `L’import a échoué, rien n’est écrit : ${(error as Error).message}`,
  );
}
