// Serves the built web: hashed files for ever, pre-compressed; every page path answers index.html.
import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type NotFound = (request: FastifyRequest, reply: FastifyReply) => void;

const hashedName = /-[A-Z0-9]{8}\.\w+(\.br|\.gz)?$/;

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
    if (path.startsWith('/api/') || /\.\w{2,5}$/.test(path)) return notFound(request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
