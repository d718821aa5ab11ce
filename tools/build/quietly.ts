// Runs a program and shows what it said only if it fails: node tools/build/quietly.ts nx build tools
import { spawnSync } from 'node:child_process';

const [program = '', ...words] = process.argv.slice(2);
const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
if (status !== 0) {
  console.error(error?.message ?? `${stdout}${stderr}`);
  process.exitCode = status ?? 1;
}
