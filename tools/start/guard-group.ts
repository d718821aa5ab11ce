// Runs a builder in a process group of its own, and ends that whole group with itself: node guard-group.ts <script> words…
import { spawn } from 'node:child_process';
import { pause } from '../postgres/processes.ts';
import { ROOT } from './folders.ts';

const GRACE_MS = 2000;

// `follow-parent.mjs`, loaded first, turns the death of the launcher into the same SIGTERM.
const program = spawn(process.execPath, process.argv.slice(2), {
  cwd: ROOT,
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
});

/** Signals every process of the group; false when none is left. */
function tell(signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-(program.pid as number), signal);
  } catch {
    return false;
  }
}

async function endGroup(exitCode: number): Promise<void> {
  tell('SIGTERM');
  const deadline = performance.now() + GRACE_MS;
  while (tell(0) && performance.now() < deadline) await pause(50);
  tell('SIGKILL');
  process.exit(exitCode);
}

process.once('SIGTERM', () => {
  process.on('SIGTERM', () => undefined);
  void endGroup(0);
});
program.once('exit', (code) => void endGroup(code ?? 0));
