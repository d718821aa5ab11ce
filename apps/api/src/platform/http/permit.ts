// The permission a route names; a route without one is closed.
import { SetMetadata } from '@nestjs/common';
import type { RoutePermission } from '@treize/rules/auth/permissions';

export const PERMIT = 'treize:permit';

/** `public`: anybody; `self`: any signed-in person; otherwise the permission, whose scope the service checks row by row. */
export const Permit = (permission: RoutePermission) => SetMetadata(PERMIT, permission);
