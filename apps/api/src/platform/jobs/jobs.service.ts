// Jobs: inserted in the caller's transaction, run by the worker process at least once.
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PgBoss, type Db, type JobResult, type SendOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Config } from '../config';
import { CONFIG, PROCESS_ROLE, type ProcessRole } from '../config.token';
import { followerJob, type Fact, type Job } from './job';

type Handler = (payload: never) => Promise<void>;

/** A queue and who runs it; `isBatch`: the handler takes an array of payloads. */
export interface Handled {
  job: Job;
  handler: Handler;
  isBatch: boolean;
}

/** Jobs given at once to a handler of batches, and how many batches are under way in one process. */
const batch = { batchSize: 100, localConcurrency: 2 } as const;

export interface SendWhen {
  startAfter?: Date;
  /** At most one waiting job with this key. */
  singletonKey?: string;
  /** Higher first among those that wait; 0 unless told. */
  priority?: number;
}

export interface JobToSend<S extends z.ZodType> {
  payload: z.input<S>;
  when?: Pick<SendWhen, 'startAfter' | 'priority'>;
}

/** Lets pg-boss write inside the caller's transaction: a rollback leaves no job. */
const inTransaction = (tx: EntityManager): Db => ({
  async executeSql(text, values) {
    if (!tx.queryRunner?.isTransactionActive) throw new Error('a job must be sent inside a transaction');
    const result = await tx.queryRunner.query(text, values as unknown[], true);
    return { rows: result.records };
  },
});

@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly handlers = new Map<string, Handled>();
  private readonly followers = new Map<string, Job[]>();
  readonly boss: PgBoss;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(PROCESS_ROLE) private readonly role: ProcessRole,
  ) {
    const works = role !== 'http';
    this.boss = new PgBoss({
      connectionString: config.DATABASE_URL,
      max: works ? 6 : 2,
      application_name: `treize-jobs-${role}`,
      // The tests' clock jumps by years: what supervises the queue would take their waiting jobs for long forgotten.
      supervise: role === 'worker',
      schedule: false,
      migrate: true,
      monitorVacuum: false,
    });
    this.boss.on('error', (error) => this.logger.error(`job queue: ${error.message}`));
  }

  /** Declares who runs a job; called from `onModuleInit` of a room's handlers. */
  handle<S extends z.ZodType>(job: Job<S>, handler: (payload: z.output<S>) => Promise<void>): void {
    this.declare({ job, handler: handler as Handler, isBatch: false });
  }

  /**
   * The same for jobs that are cheaper together: the handler takes many at once and answers for all; when it throws, all
   * of them come again.
   */
  handleMany<S extends z.ZodType>(job: Job<S>, handler: (payloads: z.output<S>[]) => Promise<void>): void {
    this.declare({ job, handler: handler as Handler, isBatch: true });
  }

  private declare(handled: Handled): void {
    const { name } = handled.job;
    if (this.handlers.has(name)) throw new Error(`the job ${name} already has a handler`);
    this.handlers.set(name, handled);
  }

  /** Declares that `room` follows a fact of a room to its left, in a queue of its own. */
  follow<S extends z.ZodType>(
    fact: Fact<S>,
    room: string,
    handler: (payload: z.output<S>) => Promise<void>,
  ): void {
    const job = followerJob(fact, room);
    this.followers.set(fact.name, [...(this.followers.get(fact.name) ?? []), job]);
    this.handle(job, handler);
  }

  async send<S extends z.ZodType>(
    tx: EntityManager,
    job: Job<S>,
    payload: z.input<S>,
    when: SendWhen = {},
  ): Promise<void> {
    const options: SendOptions = { db: inTransaction(tx), ...when };
    await this.boss.send(job.name, job.payload.parse(payload) as object, options);
  }

  /** Any number of jobs in one statement, all due at the same instant. */
  async sendMany<S extends z.ZodType>(
    tx: EntityManager,
    job: Job<S>,
    payloads: z.input<S>[],
    when: Pick<SendWhen, 'startAfter'> = {},
  ): Promise<void> {
    await this.sendEach(
      tx,
      job,
      payloads.map((payload) => ({ payload, when })),
    );
  }

  /** Any number of jobs in one statement, each due at its own instant. */
  async sendEach<S extends z.ZodType>(
    tx: EntityManager,
    job: Job<S>,
    toSend: readonly JobToSend<S>[],
  ): Promise<void> {
    if (toSend.length === 0) return;
    await this.boss.insert(
      job.name,
      toSend.map(({ payload, when }) => ({ data: job.payload.parse(payload) as object, ...when })),
      { db: inTransaction(tx) },
    );
  }

  /** One job in the queue of each room that follows the fact. */
  async publish<S extends z.ZodType>(
    tx: EntityManager,
    fact: Fact<S>,
    payload: z.input<S>,
    when: SendWhen = {},
  ): Promise<void> {
    for (const job of this.followers.get(fact.name) ?? []) await this.send(tx, job as Job<S>, payload, when);
  }

  /** Every queue this process knows. */
  get known(): Handled[] {
    return [...this.handlers.values()];
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const { job } of this.known) {
      await this.boss.createQueue(job.name, { ...job.options, retryBackoff: true });
    }
    if (this.role === 'worker') await this.startWorking();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 5000 });
  }

  /** A few jobs of a queue at once, without a pause while there are more; each succeeds or fails alone, batches apart. */
  private async startWorking(): Promise<void> {
    const pace = { pollingIntervalSeconds: 0.5, burstWhenBatchFull: true } as const;
    const alone = { ...pace, batchSize: 5, perJobResults: true } as const;
    for (const { job, handler, isBatch } of this.known) {
      if (isBatch)
        await this.boss.work(job.name, { ...pace, ...batch }, (received) =>
          this.runMany(
            job,
            handler,
            received.map(({ data }) => data),
          ),
        );
      else
        await this.boss.work(job.name, alone, (received) =>
          Promise.all(received.map(({ id, data }) => this.settle(job, handler, id, data))),
        );
    }
  }

  private async settle(job: Job, handler: Handler, id: string, payload: unknown): Promise<JobResult> {
    try {
      await this.run(job, handler, payload);
      return { id, status: 'completed' };
    } catch (error) {
      return { id, status: 'failed', output: { message: (error as Error).message } };
    }
  }

  /** Runs one received job; what it throws is logged without the payload, which may name people. */
  run(job: Job, handler: Handler, payload: unknown): Promise<void> {
    return this.watched(job, () => handler(job.payload.parse(payload) as never));
  }

  /** Runs received jobs together. */
  runMany(job: Job, handler: Handler, payloads: readonly unknown[]): Promise<void> {
    return this.watched(job, () => handler(payloads.map((payload) => job.payload.parse(payload)) as never));
  }

  private async watched(job: Job, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`${job.name} failed and will be tried again: ${(error as Error).message}`);
      throw error;
    }
  }
}
