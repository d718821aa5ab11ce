// The corpus of calendar objects and mails, generated in a child process: any time zone can be given to it.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export const folder = resolve(root, 'dist/judges');

const run = (args: string[], zone: string): string =>
  execFileSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, TZ: zone },
    maxBuffer: 1 << 26,
  }).toString();

/** Bundles the generator; to be called once before `generate`. */
export function bundleCorpus(): void {
  run(['node_modules/rolldown/bin/cli.mjs', '-c', 'tools/judges/rolldown.config.mjs'], 'UTC');
}

/** Calendar objects and mails by name, generated as on a server in that zone. */
export const generate = (zone: string): Record<string, string> =>
  JSON.parse(run([resolve(folder, 'corpus.js')], zone)) as Record<string, string>;
