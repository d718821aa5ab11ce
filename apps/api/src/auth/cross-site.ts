// Cross-site request forgery closed: what changes state must come from our own pages, as JSON or as the file a route takes.
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/http/refusal';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from by Sec-Fetch-Site, older ones by Origin; scripts of other sites can forge
 * neither. A request that tells nothing is refused.
 * @param origin scheme, host and port of PUBLIC_URL
 * @param takes media types of the body of this route, none of which a form can send
 * @throws Refusal `cross-site`, or `unsupported-media` for another body
 */
export function refuseCrossSite(
  request: FastifyRequest,
  origin: string,
  takes: readonly string[] = ['application/json'],
): void {
  if (readingMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const isOurs =
    site === undefined ? request.headers.origin === origin : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new Refusal('cross-site');
  const type = request.headers['content-type']
    ?.replace(/\s*;.*$/, '')
    .trim()
    .toLowerCase();
  if (type !== undefined && !takes.includes(type)) throw new Refusal('unsupported-media');
}
