// The permission a route names; a route without one is closed.
import { SetMetadata } from '@nestjs/common';
import type { RoutePermission } from '@treize/rules/auth/permissions';

export const PERMIT = 'treize:permit';

/** `public`: anybody; `self`: any signed-in person; otherwise the permission, whose scope the service checks row by row. */
export const Permit = (permission: RoutePermission) => SetMetadata(PERMIT, permission);

export const FROM_ANYWHERE = 'treize:from-anywhere';

/**
 * A change that needs not come from our own pages, in any media type: one-click unsubscription is posted by mail servers
 * as a form (RFC 8058). Only for public routes whose signed link alone decides.
 */
export const FromAnywhere = () => SetMetadata(FROM_ANYWHERE, true);

export const TAKES = 'treize:takes';

/** Media types of the body, instead of JSON: the handler reads it itself, with its own limit. */
export const Takes = (...mediaTypes: string[]) => SetMetadata(TAKES, mediaTypes);
