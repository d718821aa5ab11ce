// A builder and everything it has started end together, whatever ends the launcher.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAlive, pause } from '../postgres/processes.ts';
import { Launched, notesOf } from './launched.fixture.ts';

const scratch = mkdtempSync(join(tmpdir(), 'treize-group-'));
const env = { PATH: process.env['PATH'] ?? '', NOTES: join(scratch, 'notes') };
const builder = join(scratch, 'builder.mjs');
const launcher = join(scratch, 'launcher.mjs');
writeFileSync(
  builder,
  `import { appendFileSync } from 'node:fs';
import { fork } from 'node:child_process';
process.on('SIGTERM', () => undefined); // as a stubborn program does
if (process.argv[2] !== 'inner') fork(import.meta.filename, ['inner']).unref();
setInterval(() => undefined, 1000);
appendFileSync(process.env.NOTES, process.pid + '\\n');`,
);
writeFileSync(
  launcher,
  `import { spawnNode, stopChild } from '${resolve(import.meta.dirname, 'child.ts')}';
const script = '${resolve(import.meta.dirname, 'guard-group.ts')}';
const guard = spawnNode({ name: 'builder', script, words: ['${builder}'], env: process.env });
process.once('SIGTERM', () => void stopChild(guard).then(() => process.exit()));`,
);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it.each(['SIGTERM', 'SIGKILL'] as const)(
  '%s',
  async (signal) => {
    rmSync(env.NOTES, { force: true });
    const one = new Launched(launcher, [], env);
    while (notesOf(env).length < 2) await pause(30);
    const pids = notesOf(env).map(Number);
    expect(pids.filter(isAlive)).toHaveLength(2);
    one.kill(signal);
    while (pids.some(isAlive)) await pause(30);
  },
  30_000,
);
