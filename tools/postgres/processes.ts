// What can be known of a process by its number: is it there, and is it still the one we knew.
import { readFileSync } from 'node:fs';
import { codeOf } from '../start/expected-failure.ts';

/** The fields of /proc/PID/stat after the command name; undefined when there is no such process or no /proc. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** A zombie counts as gone: it holds nothing any more, but kill(pid, 0) still answers for it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** Start time in clock ticks since boot (Linux), so that a number given again to another process is not mistaken. */
export function startMark(pid: number): string | undefined {
  return statFields(pid)?.[19];
}

/** The command line of a process, its words separated by spaces; undefined without /proc. */
export function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
