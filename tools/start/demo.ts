// The demo: embedded database, demo content, mailbox, then the product itself.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { startMailbox } from '../mailbox/mailbox.ts';
import { startPostgres, type OwnedPostgres } from '../postgres/embedded-postgres.ts';
import { livingOwner, publish } from '../postgres/owner.ts';
import { alreadyRunning } from './already-running.ts';
import { announce } from './announce.ts';
import { Application } from './application.ts';
import { keepCertificate, keepSigningCertificate } from './certificates.ts';
import { demoEnvironment, keepSealingKey, keepSecret, sharedSettings } from './demo-settings.ts';
import { lanAddresses, requireLanAddress } from './lan.ts';
import { runOnce } from './once.ts';
import { readPorts, type Options } from './options.ts';
import { requireFreePort } from './ports.ts';
import { doorOf } from './readiness.ts';
import { checkSettings } from './settings.ts';
import type { StackOfStops } from './stack-of-stops.ts';
import { rebuildOnChange } from './watch.ts';

const MAX_DATABASE_FALLS = 3;
/** without its database, the application has nothing left to finish */
const NOTHING_TO_SAVE_MS = 500;

/** @param giveUp told, once everything runs, of what cannot be mended */
export async function startDemo(
  options: Options,
  stops: StackOfStops,
  giveUp: (reason: string) => void,
): Promise<void> {
  const { folders, lan } = options;
  const owner = livingOwner(folders.postgres);
  if (owner) throw alreadyRunning(owner);

  const ports = readPorts(process.env);
  const lanAddress = lan ? requireLanAddress() : undefined;
  const fixed = {
    secret: keepSecret(folders.secret),
    sealingKey: keepSealingKey(folders.sealingKey),
    signing: await keepSigningCertificate(folders.signing),
    ports,
    ...(lanAddress
      ? {
          publicUrl: `https://${lanAddress}:${ports.app}`,
          tls: await keepCertificate(folders.tls, lanAddresses()),
        }
      : {}),
  };
  const config = checkSettings(
    demoEnvironment({ ...fixed, databaseUrl: 'postgres://localhost/treize' }, process.env),
  );
  await requireFreePort(ports.app, 'PORT', 'application', config.HOST);
  await requireFreePort(ports.mailbox, 'MAILBOX_PORT', 'page des messages');
  await requireFreePort(ports.smtp, 'SMTP_PORT', 'serveur de messagerie');
  await requireFreePort(ports.lmtp, 'LMTP_PORT', 'réception des réponses');

  console.log('Base de données…');
  const database = await startPostgres({ dir: folders.postgres, say: console.log });
  if ('owner' in database) throw alreadyRunning(database.owner);
  stops.push(() => database.stop());
  rmSync(folders.logs, { recursive: true, force: true });
  const env = demoEnvironment({ ...fixed, databaseUrl: database.url }, process.env);
  publish(folders.postgres, { settings: sharedSettings(env) });

  for (const [name, command] of [
    ['Préparation de la base', 'migrate'],
    ['Contenu de démonstration', 'seed'],
  ] as const) {
    console.log(`${name}…`);
    const script = resolve(folders.dist, 'tools', `${command}.js`);
    await runOnce({ name, script, env, log: resolve(folders.logs, `${command}.log`) }, stops);
  }
  const mailbox = await startMailbox({
    smtpPort: ports.smtp,
    webPort: ports.mailbox,
    dir: folders.mailbox,
    door: { port: ports.lmtp, authority: config.MAIL_AUTHSERV_ID ?? '' },
  });
  stops.push(() => mailbox.stop());

  console.log('Application…');
  const application = new Application({ folders, env, door: doorOf(config), logged: true, giveUp });
  stops.push(() => application.stop());
  await application.start();
  if (options.watch) stops.push(rebuildOnChange(folders, application));
  void keepDatabase(database, application, stops, giveUp);
  await announce({
    publicUrl: config.PUBLIC_URL,
    door: doorOf(config),
    demo: { mailboxUrl: mailbox.webUrl, logs: folders.logs },
    lan,
  });
}

/** A database killed from outside is started again on the same address, and the product with it. */
async function keepDatabase(
  database: OwnedPostgres,
  application: Application,
  stops: StackOfStops,
  giveUp: (reason: string) => void,
): Promise<void> {
  for (let falls = 1; ; falls += 1) {
    const how = await database.ended;
    if (stops.isStopping) return;
    if (falls > MAX_DATABASE_FALLS) return giveUp(`La base de données s’arrête sans cesse (${how}).`);
    console.log(
      `La base de données a été arrêtée de l’extérieur (${how}) : elle redémarre, l’application aussi.`,
    );
    try {
      await application.restart(() => database.restart(), NOTHING_TO_SAVE_MS);
      console.log('La base de données et l’application tournent de nouveau.');
    } catch (error) {
      if (stops.isStopping) return;
      return giveUp(error instanceof Error ? error.message : String(error));
    }
  }
}
