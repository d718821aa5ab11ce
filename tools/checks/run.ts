// The checks of the house that neither the linter nor the compiler makes.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

/** A file longer than this wants splitting by subject. */
const longest = 300;
const bannedWords = /(^|[-.])(manager|helper|util|utils|common|base|data|info|impl|shared|core)([-.]|$)/;

function run(...command: string[]): boolean {
  const [program, ...words] = command as [string, ...string[]];
  return spawnSync(program, words, { stdio: 'inherit' }).status === 0;
}

function fileFindings(): string[] {
  const files = globSync('{apps,libs,tools}/**/*.{ts,mts,mjs,html,css}', {
    exclude: (name) => /node_modules|dist/.test(name),
  }).filter((file) => !/\.generated\.|\.d\.m?ts$/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const name = file.split('/').at(-1) as string;
    const findings: string[] = [];
    const lines = text.split('\n').length - 1;
    if (lines > longest && !/\.spec\.ts$/.test(file))
      findings.push(`${file}: ${lines} lines, split it by subject (at most ${longest})`);
    if (bannedWords.test(name.replace(/\.[a-z]+$/, ''))) findings.push(`${file}: a banned word in its name`);
    if (/\.(ts|mts|mjs)$/.test(file) && !/^(#!.*\n)?(\/\/|\/\*)/.test(text))
      findings.push(`${file}: its first line does not say what it is for`);
    return findings;
  });
}

const findings = fileFindings();
process.stdout.write(
  findings.length === 0 ? 'files: sizes, names and first lines are right\n' : `${findings.join('\n')}\n`,
);
const results = [
  findings.length === 0,
  run('node', 'tools/checks/lock.mjs'),
  run('nx', 'build', 'tools') && run('node', 'tools/checks/on-empty-database.ts', 'dist/tools/record.js'),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
