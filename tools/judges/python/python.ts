// The Python judges: their packages, pinned, in a folder of their own; a missing Python is a failure.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { folder } from '../bundled-corpus.ts';

const requirements = resolve(import.meta.dirname, 'requirements.txt');
const environment = resolve(folder, 'python');
const interpreter = resolve(environment, 'bin/python3');

/** Makes the environment again when what is required changed. */
function prepare(): void {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const mark = resolve(environment, 'required');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  rmSync(environment, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(interpreter, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements], {
    stdio: 'inherit',
  });
  writeFileSync(mark, wanted);
}

/** Runs one of the scripts beside this file; what it prints. */
export function python(script: string, input: string | Buffer, words: string[] = []): string {
  prepare();
  return execFileSync(interpreter, [resolve(import.meta.dirname, script), ...words], {
    input,
    maxBuffer: 1 << 27,
    env: { PYTHONUTF8: '1', TZ: 'America/New_York' },
  }).toString();
}
