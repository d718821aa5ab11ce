// Serves the built web: hashed files for ever, pre-compressed; every page path answers index.html.
import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type NotFound = (request: FastifyRequest, reply: FastifyReply) => void;

/** Names made from the content: `main-3TWSHQW2.js`, `chunk-1A0H_6za.js`. The others, the service worker's first, are asked again. */
const hashedName = /-[\w-]{8}\.\w+(\.br|\.gz)?$/;

export async function serveWeb(
  fastify: FastifyInstance,
  root: string | undefined,
  notFound: NotFound,
): Promise<void> {
  if (!root || !existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    index: false,
    globIgnore: ['**/*.{br,gz}', 'index.html'],
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    // The service worker keeps the page under its own name.
    const isPage = path === '/index.html' || !/\.\w{2,5}$/.test(path);
    if (path.startsWith('/api/') || !isPage) return notFound(request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
