// Who owns a database folder: one process at a time, written in owner.json; everyone else attaches to its server.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { codeOf } from '../start/expected-failure.ts';
import { isAlive, startMark } from './processes.ts';

export interface Owner {
  pid: number;
  /** start time of the process, where the system tells it */
  mark: string | undefined;
  /** address of the database, once it answers */
  url?: string;
  /** settings of the application the owner runs, for the commands that attach */
  settings?: Record<string, string>;
}

const fileOf = (dir: string): string => join(dir, 'owner.json');

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** The process that owns the folder, if it lives. */
export function livingOwner(dir: string): Owner | undefined {
  const owner = readOwner(fileOf(dir));
  const lives = owner !== undefined && isAlive(owner.pid) && startMark(owner.pid) === owner.mark;
  return lives ? owner : undefined;
}

function writeBeside(file: string, owner: Owner): string {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  return draft;
}

/**
 * Makes this process the owner. The claim is a hard link, which the system makes for one process only.
 * @returns the living owner when there is already one, undefined when the folder is now ours.
 */
export function claim(dir: string): Owner | undefined {
  const file = fileOf(dir);
  const draft = writeBeside(file, { pid: process.pid, mark: startMark(process.pid) });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return undefined;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const living = livingOwner(dir);
      if (living) return living;
      discardDeadOwner(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes the file of a dead owner aside; if another process claimed the folder in between, its claim is put back. */
function discardDeadOwner(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readOwner(aside);
  if (taken && isAlive(taken.pid) && startMark(taken.pid) === taken.mark) linkSync(aside, file);
  rmSync(aside, { force: true });
}

/** Completes the owner's own record: address of the database, settings of the application. */
export function publish(dir: string, facts: Pick<Owner, 'url' | 'settings'>): void {
  const file = fileOf(dir);
  const mine: Owner = readOwner(file) ?? { pid: process.pid, mark: startMark(process.pid) };
  renameSync(writeBeside(file, { ...mine, ...facts }), file);
}

/** Gives the folder back; does nothing if another process owns it. */
export function release(dir: string): void {
  if (readOwner(fileOf(dir))?.pid === process.pid) rmSync(fileOf(dir), { force: true });
}
