// The HTTP process.
import 'reflect-metadata';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { readConfig, type Config } from './platform/config';
import { createAdapter, prepareServer } from './platform/http/server/server';
import { createLog, nestLogger } from './platform/log';

/** Connections that the system keeps until they are accepted: in a rush, one turned away would knock again seconds later. */
const backlog = 4096;

async function start(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL, 'http');
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(config, 'http'),
    createAdapter(config),
    {
      logger: nestLogger(log),
      abortOnError: false,
    },
  );
  await prepareServer(app, config, log, resolve(import.meta.dirname, '../web/browser'));
  await app.listen({ port: config.PORT, host: config.HOST, backlog });
  log.info({ url: config.PUBLIC_URL }, 'listening');
}

function stop(error: unknown): never {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  stop(error);
}
