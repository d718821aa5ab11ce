// The only reader of the environment: every setting is named, checked and explained here.
import * as z from 'zod';
// With its extension: the launcher reads this file straight with Node, without the bundler.
import { isProxyRange, proxiesOf } from './http/limits/network.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const count = z.coerce.number().int().positive();

/** Each setting with what it must be; `.env.example` lists them all, a test compares the two. */
export const settings = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL address: postgres://user:password@host:5432/treize'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).describe('outgoing mail server: smtp://user:password@host:587'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .describe('address people type, without a final slash: https://treize.example'),
  SECRET: z.string().min(32).describe('at least 32 characters; signs the personal links'),
  SEALING_KEY: z
    .string()
    .regex(/^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{42}[A-Za-z0-9+/=]=?$/)
    .describe('Ed25519 private key (PKCS#8 DER, base64) that seals attendance sheets and certificates'),
  SEALING_OLD_KEYS: z
    .string()
    .regex(/^([\w-]{43}(,[\w-]{43})*)?$/)
    .default('')
    .describe('comma-separated public keys (base64url) that sealed before, still published'),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]+$/)
    .describe('domain of the 13 sender addresses: mail.treize.example'),
  HOST: z.string().min(1).default('127.0.0.1').describe('network address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3013).describe('port to listen on'),
  TLS_CERT_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('certificate file, to answer over HTTPS without a proxy'),
  TLS_KEY_FILE: z.string().min(1).optional().describe('private key file of that certificate'),
  TRUSTED_PROXIES: z
    .string()
    .refine((list) => proxiesOf(list).every(isProxyRange), 'neither an address nor a range')
    .default('')
    .describe('comma-separated addresses or ranges of the reverse proxies to believe'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('how much is logged'),
  DEMO: flag
    .default(false)
    .describe('true: fictional people, one-click sign-in list, mailbox page; never on a real database'),
  MAILBOX_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('page of the development mailbox (demo only)'),
  DATABASE_POOL: count.max(100).default(8).describe('connections of each process to PostgreSQL'),
  REGISTRATIONS_PER_NETWORK: count
    .default(60)
    .describe('registrations accepted an hour from one network address'),
  REGISTRATIONS_PER_ADDRESS: count
    .default(10)
    .describe('registrations accepted an hour for one e-mail address'),
  SIGN_INS_PER_NETWORK: count.default(60).describe('sign-in messages an hour for one network address'),
  SIGN_INS_PER_ADDRESS: count.default(5).describe('sign-in messages an hour for one e-mail address'),
  UPDATE_DELAY_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3600)
    .default(90)
    .describe('seconds that changes of a session wait, so that several become one message'),
  QUIET_HOURS: z
    .string()
    .regex(/^(none|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/)
    .default('20:00-07:00')
    .describe('hours in Paris during which reminders, mailings and far changes wait, or none'),
  MAIL_PER_SECOND: count
    .default(20)
    .describe('messages a second handed to the mail server, all workers together'),
  MAIL_PER_DOMAIN_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(30)
    .describe('messages a minute for one recipient domain; 0: no limit, a local mail server paces them'),
  MAIL_DOMAIN_LIMITS: z
    .string()
    .regex(/^([a-z0-9.-]+=\d+(,[a-z0-9.-]+=\d+)*)?$/)
    .default('')
    .describe('other limits a minute for some domains: orange.fr=20,gmail.com=60'),
  DKIM_DOMAIN: z
    .string()
    .min(1)
    .optional()
    .describe('domain of the DKIM signature, when not signed by the mail server'),
  DKIM_SELECTOR: z.string().min(1).optional().describe('selector of the DKIM key'),
  DKIM_KEY_FILE: z.string().min(1).optional().describe('private key file (PEM) of the DKIM signature'),
  INBOX_URL: z
    .url({ protocol: /^imaps?$/ })
    .optional()
    .describe('mailbox where answers and bounces arrive: imaps://user:password@host/INBOX'),
  LMTP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('port on which the local mail server hands received messages over (LMTP)'),
  LMTP_HOST: z.string().min(1).default('127.0.0.1').describe('network address of that port'),
  MAIL_AUTHSERV_ID: z
    .string()
    .min(1)
    .optional()
    .describe(
      'name under which the receiving server writes Authentication-Results; without it no answer is trusted',
    ),
  RAW_MAIL_DAYS: count.max(365).default(30).describe('days during which received messages are kept whole'),
  BODY_NAME: z
    .string()
    .min(1)
    .default('Treize (organisme de démonstration)')
    .describe('training body named on sheets and certificates'),
  BODY_ACTIVITY_NUMBER: z.string().default('').describe('its activity declaration number (NDA)'),
  BODY_ACCREDITATION: z
    .string()
    .default('')
    .describe('number of its accreditation to train elected officials (agrément)'),
  SIGNING_CERT_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('X.509 certificate (PEM, its chain after it) that signs the PDF documents'),
  SIGNING_KEY_FILE: z.string().min(1).optional().describe('private key file (PEM) of that certificate'),
  BODY_SIGNATORY: z
    .string()
    .min(1)
    .default('La direction de la formation')
    .describe('who signs the certificates'),
  BODY_CITY: z.string().min(1).default('Lyon').describe('where the certificates are signed'),
  CONTACT_EMAIL: z
    .email()
    .default('contact@treize.example')
    .describe('address shown on the help and legal pages'),
} as const;

const schema = z.object(settings);
export type Config = z.output<typeof schema>;

/**
 * Reads and checks the settings.
 * @throws Error whose message names each wrong setting and what was expected; the caller prints it and stops.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) {
    const config = result.data;
    if ((config.TLS_CERT_FILE === undefined) !== (config.TLS_KEY_FILE === undefined))
      throw new Error('TLS_CERT_FILE and TLS_KEY_FILE go together: set both or neither');
    if ((config.SIGNING_CERT_FILE === undefined) !== (config.SIGNING_KEY_FILE === undefined))
      throw new Error('SIGNING_CERT_FILE and SIGNING_KEY_FILE go together: set both or neither');
    const dkim = [config.DKIM_DOMAIN, config.DKIM_SELECTOR, config.DKIM_KEY_FILE];
    if (new Set(dkim.map((one) => one === undefined)).size > 1)
      throw new Error('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE go together: set all or none');
    return { ...config, PUBLIC_URL: config.PUBLIC_URL.replace(/\/+$/, '') };
  }
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]) as keyof typeof settings;
    const state = given[name] === undefined ? 'is missing' : `is wrong (${issue.message})`;
    return `${name} ${state}; expected: ${settings[name].description}`;
  });
  throw new Error(`The settings are not usable:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
}
