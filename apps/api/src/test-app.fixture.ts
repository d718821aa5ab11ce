// For tests: the whole application in this process, on a fresh database, with a clock that tests can move.
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { Clock } from './platform/clock';
import { readConfig, type Config } from './platform/config';
import { openTestDatabase } from './platform/database/test-database.fixture';
import { createAdapter, prepareServer } from './platform/http/server/server';
import { Jobs } from './platform/jobs/jobs.service';
import { runJobsAt, shiftJobClock, type RanJobs } from './platform/jobs/run-due-jobs.fixture';

/** A clock that stands still until a test moves it. */
export class TestClock {
  constructor(private instant: Date) {}
  now(): Date {
    return new Date(this.instant);
  }
  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

export interface TestApp {
  app: NestFastifyApplication;
  source: DataSource;
  clock: TestClock;
  jobs: Jobs;
  config: Config;
  /** Same-origin request, as the browser sends it; an object payload leaves as JSON. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Runs the jobs that are due by this clock. */
  runJobs(): Promise<RanJobs>;
  /** Signs a person in; returns the cookie header. */
  signIn(personId: string): Promise<{ cookie: string }>;
  close(): Promise<void>;
}

export const testSettings = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  SMTP_URL: 'smtp://127.0.0.1:2',
  PUBLIC_URL: 'https://treize.example',
  SECRET: 'a secret for tests only, of 32 characters',
  SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
  MAIL_DOMAIN: 'mail.treize.example',
  LOG_LEVEL: 'silent',
  REGISTRATIONS_PER_NETWORK: '100000',
  REGISTRATIONS_PER_ADDRESS: '1000',
  SIGN_INS_PER_NETWORK: '1000',
  UPDATE_DELAY_SECONDS: '0',
  QUIET_HOURS: 'none',
  MAIL_PER_SECOND: '100000',
  MAIL_PER_DOMAIN_MINUTE: '0',
});

export async function startTestApp(
  options: { now?: Date | string; settings?: Record<string, string> } = {},
): Promise<TestApp> {
  const database = await openTestDatabase();
  const config = readConfig({ ...testSettings(database.url), ...options.settings });
  const clock = new TestClock(new Date(options.now ?? Date.now()));
  const module = await Test.createTestingModule({ imports: [AppModule.of(config, 'both')] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(config), {
    logger: ['error'],
  });
  await prepareServer(app, config, pino({ level: 'silent' }), undefined);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const jobs = app.get(Jobs);
  await shiftJobClock(database.source);

  return {
    app,
    source: database.source,
    clock,
    jobs,
    config,
    inject: (request) =>
      app.inject({
        ...request,
        headers: { 'sec-fetch-site': 'same-origin', ...request.headers },
      }) as Promise<LightMyRequestResponse>,
    runJobs: () => runJobsAt(jobs, database.source, clock.now()),
    async signIn(personId) {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      await database.source.query(
        `insert into logins (token_hash, person_id, created_at, last_seen_at, expires_at, device) values ($1, $2, $3, $3, $4, 'test')`,
        [
          createHash('sha256').update(token).digest('base64url'),
          personId,
          now,
          new Date(now.getTime() + 7 * 86_400_000),
        ],
      );
      return { cookie: `__Host-treize=${token}` };
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}
