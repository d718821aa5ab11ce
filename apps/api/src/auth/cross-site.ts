// Cross-site request forgery closed: what changes state must come from our own pages, as JSON.
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/http/refusal';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from by Sec-Fetch-Site, older ones by Origin; scripts of other sites can forge
 * neither. A request that tells nothing is refused.
 * @param origin scheme, host and port of PUBLIC_URL
 * @throws Refusal `cross-site`, or `unsupported-media` for a body that is not JSON
 */
export function refuseCrossSite(request: FastifyRequest, origin: string): void {
  if (readingMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const isOurs =
    site === undefined ? request.headers.origin === origin : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new Refusal('cross-site');
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('unsupported-media');
}
