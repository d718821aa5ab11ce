// Who is asking: the signed-in person with the grants in force, or nobody.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isEmpty, reaches, scopeOf, type Grant, type Place, type Scope } from '@treize/rules/auth/access';
import type { Permission } from '@treize/rules/auth/permissions';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal';

export class Actor {
  constructor(
    readonly personId: string | null,
    readonly grants: readonly Grant[],
    /** The instant of the request: grants are judged at it. */
    readonly at: Date,
    /** Network of the caller, behind trusted proxies (see `networkOf`). */
    readonly network: string = '',
  ) {}

  static nobody(at: Date, network = ''): Actor {
    return new Actor(null, [], at, network);
  }

  /** Rows that this permission reaches. */
  scope(permission: Permission): Scope {
    return scopeOf(this.grants, permission, this.at);
  }

  holds(permission: Permission): boolean {
    return !isEmpty(this.scope(permission));
  }

  /** @throws Refusal `not-found` when the row is outside the scope: its existence is not told. */
  mustReach(permission: Permission, place: Place): void {
    if (!reaches(this.scope(permission), place)) throw new Refusal('not-found');
  }

  /** @throws Refusal `unauthenticated` for nobody. */
  mustBeSomeone(): string {
    if (this.personId === null) throw new Refusal('unauthenticated');
    return this.personId;
  }
}

/** The guard of the room `auth` puts the actor on the request. */
export type RequestWithActor = FastifyRequest & { actor?: Actor };

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('no actor on the request: the guard did not run');
  return actor;
});
