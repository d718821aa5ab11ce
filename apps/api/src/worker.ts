// The jobs process: the same rooms, no HTTP.
import 'reflect-metadata';
import { setPriority } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { readConfig, type Config } from './platform/config';
import { createLog, nestLogger } from './platform/log';

/** Yields to the HTTP process nearly all of a busy processor: thousands of mails may take longer, somebody who registers may not. */
const niceness = 15;

async function start(config: Config): Promise<void> {
  setPriority(niceness);
  const log = createLog(config.LOG_LEVEL, 'worker');
  const app = await NestFactory.createApplicationContext(AppModule.of(config, 'worker'), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  log.info('working');
}

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
