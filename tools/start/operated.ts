// With DATABASE_URL set: the same build on the operator's own servers, and nothing of the demo.
import { resolve } from 'node:path';
import { requireDatabase } from '../postgres/reach.ts';
import { announce } from './announce.ts';
import { Application } from './application.ts';
import { ExpectedFailure } from './expected-failure.ts';
import { runOnce } from './once.ts';
import type { Options } from './options.ts';
import { requireFreePort } from './ports.ts';
import { doorOf } from './readiness.ts';
import { checkSettings } from './settings.ts';
import type { StackOfStops } from './stack-of-stops.ts';
import { rebuildOnChange } from './watch.ts';

/** @param giveUp told, once everything runs, of what cannot be mended */
export async function startOperated(
  options: Options,
  stops: StackOfStops,
  giveUp: (reason: string) => void,
): Promise<void> {
  const { folders } = options;
  if (options.lan)
    throw new ExpectedFailure(
      '--lan est une option de la démonstration : avec DATABASE_URL, réglez HOST, PUBLIC_URL et TLS_CERT_FILE.',
    );
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const env = { ...Object.fromEntries(set), DEMO: 'false', MAILBOX_URL: '' };
  const config = checkSettings(env);
  await requireFreePort(config.PORT, 'PORT', 'application', config.HOST);
  await requireDatabase(config.DATABASE_URL);
  await runOnce(
    { name: 'Préparation de la base', script: resolve(folders.dist, 'tools/migrate.js'), env },
    stops,
  );

  const application = new Application({ folders, env, door: doorOf(config), logged: false, giveUp });
  stops.push(() => application.stop());
  await application.start();
  if (options.watch) stops.push(rebuildOnChange(folders, application));
  await announce({ publicUrl: config.PUBLIC_URL, door: doorOf(config), lan: false });
}
