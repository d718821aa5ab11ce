// The cookie of a login: only over HTTPS (or on this machine), never read by scripts, never sent across sites with a post.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { absoluteMs } from './logins.service';

const name = '__Host-treize';
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export const readLoginCookie = (request: FastifyRequest): string | undefined => request.cookies[name];

export function setLoginCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(name, token, { ...attributes, maxAge: absoluteMs / 1000 });
}

export function clearLoginCookie(reply: FastifyReply): void {
  void reply.clearCookie(name, attributes);
}
