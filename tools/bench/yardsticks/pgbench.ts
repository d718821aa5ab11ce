// PostgreSQL's own bench on the one statement, where it is installed: a client that costs nearly nothing.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { oneStatement } from './statements.ts';

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

/** pgbench makes its own people, from a number it draws. */
const scriptFor = (sessionId: string, commune: string): string => {
  const values = [
    `'${sessionId}'`,
    'now()',
    `'${commune}'`,
    `('Mesure' || :n::text)`,
    `(:n::text || '@mairie.example')`,
    'md5(:n::text)',
  ];
  const sql = values.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), oneStatement);
  return `\\set n random(1, 1000000000000000)\n${sql.replaceAll(/\s+/g, ' ').trim()};\n`;
};

/** Registrations a second with that many clients. */
export async function pgbenchRate(
  url: string,
  sessionId: string,
  commune: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'treize-pgbench-'));
  const file = join(dir, 'register.sql');
  writeFileSync(file, scriptFor(sessionId, commune));
  try {
    const words = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)];
    const { stdout } = await promisify(execFile)('pgbench', [...words, '-f', file, url]);
    return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1] ?? 0);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
