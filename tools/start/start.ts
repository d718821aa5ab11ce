// `npm start`: brings the whole product up, and takes it down in order.
import { startDemo } from './demo.ts';
import { runCommand } from './expected-failure.ts';
import { startOperated } from './operated.ts';
import { loadEnvFile, readOptions } from './options.ts';
import { StackOfStops } from './stack-of-stops.ts';

const stops = new StackOfStops();

async function end(exitCode: number): Promise<void> {
  await stops.stopAll();
  process.exit(exitCode);
}

function endOn(signal: NodeJS.Signals): void {
  if (stops.isStopping) return process.exit(130); // asked twice: what is left is killed on exit
  console.log('\nArrêt en cours…');
  void end(0).then(() => undefined);
  process.once(signal, () => endOn(signal));
}

function giveUp(reason: string): void {
  if (stops.isStopping) return;
  console.error(`\n${reason}\nTout est arrêté ; relancez par « npm start ».\n`);
  void end(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => endOn(signal));

await runCommand(async () => {
  loadEnvFile();
  const options = readOptions(process.argv.slice(2));
  try {
    await (process.env['DATABASE_URL'] ? startOperated : startDemo)(options, stops, giveUp);
  } catch (error) {
    if (stops.isStopping) return stops.stopAll(); // interrupted while starting: what failed failed because of that
    await stops.stopAll();
    throw error;
  }
});
