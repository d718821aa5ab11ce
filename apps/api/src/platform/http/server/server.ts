// The HTTP server around the rooms: limits, security headers, cookies, compression, access log, the built web.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { Logger } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger as Log } from 'pino';
import type { Config } from '../../config';
import { proxiesOf } from '../limits/network';
import { ProblemFilter, sendProblem } from '../problem.filter';
import { Refusal } from '../refusal';
import { addSecurityHeaders } from './security-headers';
import { ValidationPipe } from '../validation.pipe';
import { serveWeb } from './web-root';

/** Bodies over this are refused (a signature of many strokes fits well within). */
const bodyLimit = 512 * 1024;

export function createAdapter(config: Config): FastifyAdapter {
  const proxies = proxiesOf(config.TRUSTED_PROXIES);
  const tls =
    config.TLS_CERT_FILE && config.TLS_KEY_FILE
      ? { https: { cert: readFileSync(config.TLS_CERT_FILE), key: readFileSync(config.TLS_KEY_FILE) } }
      : {};
  return new FastifyAdapter({
    ...tls,
    bodyLimit,
    trustProxy: proxies.length > 0 ? proxies : false,
    genReqId: () => randomUUID(),
    requestTimeout: 15_000,
    keepAliveTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
    logger: false,
  });
}

/** One access line a request: method, route pattern (never the address itself, which may carry a token), status, time. */
function logAccess(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/** Prepares an application created with `createAdapter`; `webRoot` is the folder of the built web, if there is one. */
export async function prepareServer(
  app: NestFastifyApplication,
  config: Config,
  log: Log,
  webRoot: string | undefined,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await addSecurityHeaders(fastify, config);
  await fastify.register(cookie);
  await fastify.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  logAccess(fastify, log);
  const logger = new Logger('http');
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await serveWeb(fastify, webRoot, (request, reply) =>
    sendProblem(reply, request, new Refusal('not-found'), logger),
  );
  app.enableShutdownHooks();
}
