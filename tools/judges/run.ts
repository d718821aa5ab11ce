// Gives every kind of calendar object we send to an independent judge, libical; a missing judge is a failure.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundleCorpus, folder, generate } from './bundled-corpus.ts';

/** Defects that libical is known to see: a judge that lets them pass judges nothing. */
const defects: Record<string, (good: string) => string> = {
  'without-organizer': (good) => good.replace(/ORGANIZER[^]*?\r\n(?! )/, ''),
  'without-attendee': (good) => good.replace(/ATTENDEE[^]*?\r\n(?! )/, ''),
  'cancelled-request': (good) => good.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'),
  'without-uid': (good) => good.replace(/UID:.*\r\n/, ''),
};

function compile(): string {
  const checker = resolve(folder, 'libical-check');
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libical']).toString().trim().split(/\s+/);
  execFileSync(
    'cc',
    ['-O1', '-Wall', '-o', checker, resolve(import.meta.dirname, 'libical-check.c'), ...flags],
    {
      stdio: 'inherit',
    },
  );
  return checker;
}

const judge = (checker: string, files: string[]) => spawnSync(checker, files, { encoding: 'utf8' });

function write(objects: Record<string, string>): string[] {
  return Object.entries(objects).map(([name, text]) => {
    const file = resolve(folder, `${name}.ics`);
    writeFileSync(file, text);
    return file;
  });
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
bundleCorpus();
const objects = generate('UTC');
let checker: string;
try {
  checker = compile();
} catch (error) {
  stop(`libical cannot judge (install gcc, pkg-config and libical-dev): ${(error as Error).message}`);
}

const good = objects['plain-request'] ?? stop('the corpus has no plain request');
for (const [name, spoil] of Object.entries(defects)) {
  const spoilt = write({ [`defect-${name}`]: spoil(good) });
  if (judge(checker, spoilt).status !== 1) stop(`libical does not see a planted defect: ${name}`);
}

const files = write(objects);
const { status, stdout, stderr } = judge(checker, files);
if (status !== 0) stop(`libical finds fault:\n${stdout}${stderr}`);
process.stdout.write(`libical finds nothing wrong in ${files.length} calendar objects\n`);
