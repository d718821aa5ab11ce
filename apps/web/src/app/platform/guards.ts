// Doors of the pages that need somebody. The server checks everything again.
import { inject, Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import type { Permission } from '@treize/rules/auth/permissions';
import { filter, firstValueFrom } from 'rxjs';
import { Identity } from './identity';

async function identified(): Promise<Identity> {
  const identity = inject(Identity);
  if (identity.me() === undefined)
    await firstValueFrom(
      toObservable(identity.me, { injector: inject(Injector) }).pipe(filter((me) => me !== undefined)),
    );
  return identity;
}

/** Lets signed-in people in; sends the others to sign in, and back here afterwards. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const router = inject(Router);
  const identity = await identified();
  return identity.me() ? true : router.createUrlTree(['/sign-in'], { queryParams: { return: url } });
};

/** Lets in those who hold the permission somewhere; shows a refusal page to the other signed-in people. */
export const may =
  (permission: Permission): CanActivateFn =>
  async (_route, { url }) => {
    const router = inject(Router);
    const identity = await identified();
    if (!identity.me()) return router.createUrlTree(['/sign-in'], { queryParams: { return: url } });
    return identity.can(permission) || router.createUrlTree(['/acces-refuse']);
  };
