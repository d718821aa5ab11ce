// The settings of the demo: what an operator would write in `.env`, filled in for a stranger.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Certificate } from './certificates.ts';
import type { Ports } from './options.ts';

function kept(file: string, made: () => string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, made(), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** The key that signs the personal links: made once, kept, so that links already mailed stay good. */
export const keepSecret = (file: string): string => kept(file, () => randomBytes(48).toString('base64url'));

/** The key that seals evidence: made once, kept, so that what it sealed can be verified. */
export const keepSealingKey = (file: string): string =>
  kept(file, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  );

export interface DemoSettings {
  databaseUrl: string;
  secret: string;
  sealingKey: string;
  /** Signs the PDF documents. */
  signing?: Certificate;
  ports: Ports;
  /** address typed by people; `http://localhost:PORT` unless given */
  publicUrl?: string;
  tls?: Certificate;
}

/** The environment of every process of the demo. What the person set by hand is kept, but for what makes it a demo. */
export function demoEnvironment(settings: DemoSettings, own: NodeJS.ProcessEnv): Record<string, string> {
  const { ports, tls, signing } = settings;
  const given = Object.entries(own).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return {
    MAIL_DOMAIN: 'treize.example',
    MAIL_AUTHSERV_ID: 'demo.treize.example',
    // Nothing waits in a demo: what one changes is in the mailbox a few seconds later, at any hour.
    UPDATE_DELAY_SECONDS: '5',
    QUIET_HOURS: 'none',
    MAIL_PER_SECOND: '200',
    MAIL_PER_DOMAIN_MINUTE: '0',
    PUBLIC_URL: `http://localhost:${ports.app}`,
    // Said to be fictional on each document that prints them.
    BODY_ACTIVITY_NUMBER: '00 00 00000 00 (fictif)',
    BODY_ACCREDITATION: 'DEMO-0000 (fictif)',
    ...Object.fromEntries(given),
    ...(settings.publicUrl === undefined ? {} : { PUBLIC_URL: settings.publicUrl, HOST: '0.0.0.0' }),
    ...(signing ? { SIGNING_CERT_FILE: signing.certFile, SIGNING_KEY_FILE: signing.keyFile } : {}),
    ...(tls ? { TLS_CERT_FILE: tls.certFile, TLS_KEY_FILE: tls.keyFile } : {}),
    PORT: String(ports.app),
    DATABASE_URL: settings.databaseUrl,
    LMTP_PORT: String(ports.lmtp),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAILBOX_URL: `http://localhost:${ports.mailbox}`,
    SECRET: settings.secret,
    SEALING_KEY: settings.sealingKey,
    DEMO: 'true',
  };
}

/** The part of that environment which a command run beside needs to speak of the same application. */
export function sharedSettings(environment: Record<string, string>): Record<string, string> {
  const names = [
    'PUBLIC_URL',
    'SMTP_URL',
    'MAILBOX_URL',
    'MAIL_DOMAIN',
    'SECRET',
    'SEALING_KEY',
    'PORT',
    'DEMO',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}
