// The one door: no route without a permission, no permission without a grant, no change from another site.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RoutePermission } from '@treize/rules/auth/permissions';
import type { Config } from '../platform/config';
import { CONFIG } from '../platform/config.token';
import type { RequestWithActor } from '../platform/http/actor';
import { networkOf } from '../platform/http/limits/network';
import { FROM_ANYWHERE, PERMIT, TAKES } from '../platform/http/permit';
import { Refusal } from '../platform/http/refusal';
import { readLoginCookie } from './cookie';
import { refuseCrossSite } from './cross-site';
import { Logins } from './logins.service';

@Injectable()
export class AuthGuard implements CanActivate {
  private readonly origin: string;

  constructor(
    private readonly reflector: Reflector,
    private readonly logins: Logins,
    @Inject(CONFIG) config: Config,
  ) {
    this.origin = new URL(config.PUBLIC_URL).origin;
  }

  /** Puts the actor on the request; which rows it reaches is checked by the services. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permit = this.reflector.get<RoutePermission | undefined>(PERMIT, context.getHandler());
    if (permit === undefined) throw new Refusal('forbidden');
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const isFromAnywhere = this.reflector.get<true | undefined>(FROM_ANYWHERE, context.getHandler()) === true;
    const takes = this.reflector.get<string[] | undefined>(TAKES, context.getHandler());
    if (!isFromAnywhere) refuseCrossSite(request, this.origin, takes);
    const actor = await this.logins.actorOf(readLoginCookie(request), networkOf(request.ip));
    request.actor = actor;
    if (permit === 'public') return true;
    actor.mustBeSomeone();
    if (permit !== 'self' && !actor.holds(permit)) throw new Refusal('forbidden');
    return true;
  }
}
