// The security headers of every answer: computed once, since the plugin would compute the same ones for each request.
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import type { Config } from '../../config';

const security = (config: Config) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // The reader of QR codes, where the browser has none, is WebAssembly: it runs no text as code.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      // Angular puts the styles of its components in <style> elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: config.PUBLIC_URL.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  referrerPolicy: { policy: 'same-origin' as const },
  crossOriginEmbedderPolicy: false,
});

/** Sets them on every answer, refusals and files included. */
export async function addSecurityHeaders(server: FastifyInstance, config: Config): Promise<void> {
  const probe = fastify();
  await probe.register(helmet, security(config));
  probe.get('/', (_, reply) => reply.raw.getHeaders());
  const headers = Object.entries((await probe.inject('/')).json<Record<string, string>>());
  await probe.close();
  server.addHook('onRequest', (_, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
}
