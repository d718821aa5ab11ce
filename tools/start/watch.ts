// `npm run dev`: builds both sides on change and starts the processes again when a build is done.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as later } from 'node:timers';
import type { Application } from './application.ts';
import { spawnNode, stopChild } from './child.ts';
import { type Folders } from './folders.ts';

const QUIET_MS = 400;

const BUILDERS = [
  ['node_modules/.bin/rolldown', '-c', 'apps/api/rolldown.config.mjs', '--watch'],
  ['node_modules/.bin/nx', 'build', 'web', '--watch', '--configuration=development'],
];

const startBuilder = (words: string[]): ChildProcess =>
  spawnNode({
    name: 'Construction',
    script: resolve(import.meta.dirname, 'guard-group.ts'),
    words,
    env: { ...(process.env as Record<string, string>), NX_TUI: 'false' },
  });

/** Watches what the builders write; returns the function that stops it all. */
export function rebuildOnChange(folders: Folders, application: Application): () => Promise<void> {
  const built = resolve(folders.dist, 'apps');
  mkdirSync(built, { recursive: true });
  let timer: NodeJS.Timeout | undefined;
  const restart = async (): Promise<void> => {
    try {
      await application.restart();
      console.log('Application relancée.');
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  };
  const watcher = watch(built, { recursive: true }, () => {
    clearTimeout(timer);
    timer = later(() => void restart(), QUIET_MS);
  });
  const builders = BUILDERS.map(startBuilder);
  return async () => {
    watcher.close();
    clearTimeout(timer);
    await Promise.all(builders.map((builder) => stopChild(builder)));
  };
}
