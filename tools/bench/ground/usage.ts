// Processor time and memory of processes, from /proc.
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc a second, on every Linux that Node runs on. */
const ticksPerSecond = 100;

function fieldsOf(pid: number | string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // it has just ended
  }
}

const ticks = (fields: string[], ...indexes: number[]): number =>
  indexes.reduce((sum, index) => sum + Number(fields[index]), 0);

/** Milliseconds of processor time that a process has used. */
export function cpuOf(pid: number): number {
  const fields = fieldsOf(pid);
  return fields ? (ticks(fields, 11, 12) * 1000) / ticksPerSecond : 0;
}

/** The same for a PostgreSQL server: its postmaster, the processes it has now and those that ended. */
export function cpuOfServer(postmaster: number): number {
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = fieldsOf(name);
    if (!fields) continue;
    if (Number(name) === postmaster) sum += ticks(fields, 11, 12, 13, 14);
    else if (Number(fields[1]) === postmaster) sum += ticks(fields, 11, 12);
  }
  return (sum * 1000) / ticksPerSecond;
}

/** Megabytes of memory that a process holds (resident set). */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}
