// Runs a command with a database to speak to: node tools/postgres/with-database.ts dist/tools/migrate.js words…
// DATABASE_URL when it is set; else the demo's: attached to if it runs, started for the time of the command if not.
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { endOf, spawnNode } from '../start/child.ts';
import { demoEnvironment, keepSealingKey, keepSecret } from '../start/demo-settings.ts';
import { ExpectedFailure, runCommand } from '../start/expected-failure.ts';
import { foldersOf } from '../start/folders.ts';
import { loadEnvFile, readPorts } from '../start/options.ts';
import { openPostgres } from './embedded-postgres.ts';
import { requireDatabase } from './reach.ts';

/** Runs a script to its end, a Ctrl-C being its own to answer; returns its exit code. */
async function run(script: string, words: string[], env: Record<string, string>): Promise<number> {
  const child = spawnNode({ name: script, script, words, env });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  await endOf(child);
  process.off('SIGINT', pass).off('SIGTERM', pass);
  return child.exitCode ?? 128 + (constants.signals[child.signalCode ?? 'SIGTERM'] ?? 0);
}

async function onDemoDatabase(script: string, words: string[]): Promise<number> {
  const folders = foldersOf(process.env['TREIZE_DATA'] || undefined);
  const database = await openPostgres({ dir: folders.postgres, say: console.log });
  const settings = {
    databaseUrl: database.url,
    secret: keepSecret(folders.secret),
    sealingKey: keepSealingKey(folders.sealingKey),
    ports: readPorts(process.env),
  };
  const env = { ...demoEnvironment(settings, process.env), ...database.owner?.settings };
  try {
    const migrate = resolve(folders.dist, 'tools/migrate.js');
    const isReady = database.owner !== undefined || script === migrate || !existsSync(migrate);
    return (isReady ? 0 : await run(migrate, [], env)) || (await run(script, words, env));
  } finally {
    await database.stop();
  }
}

async function onOperatorsDatabase(url: string, script: string, words: string[]): Promise<number> {
  await requireDatabase(url);
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return run(script, words, { ...Object.fromEntries(set), DEMO: 'false' });
}

await runCommand(async () => {
  loadEnvFile();
  const [name, ...words] = process.argv.slice(2);
  if (name === undefined)
    throw new ExpectedFailure('Indiquez le programme à lancer : dist/tools/migrate.js par exemple.');
  const script = resolve(name);
  if (!existsSync(script)) throw new ExpectedFailure(`${name} manque : lancez « npm run build » d'abord.`);
  const url = process.env['DATABASE_URL'];
  process.exitCode = await (url ? onOperatorsDatabase(url, script, words) : onDemoDatabase(script, words));
});
