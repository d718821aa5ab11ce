// Who may do what on which rows: the one place where grants are turned into a scope.
import { permissions, permissionsOf, type Permission } from './permissions';
import type { Role, ScopeKind } from './roles';

/** A role over a scope, from one instant to another (open-ended when null). */
export interface Grant {
  role: Role;
  scopeKind: ScopeKind;
  /** INSEE code of the region or commune, id of the organization or session; null for the nation. */
  scopeId: string | null;
  validFrom: Date;
  validTo: Date | null;
}

/** Rows a permission reaches: everything, or the union of these regions, communes and sessions. Empty: nothing. */
export interface Scope {
  everything: boolean;
  regions: string[];
  municipalities: string[];
  sessions: string[];
}

/** Where a row stands, as far as scopes are concerned. */
export interface Place {
  regionCode?: string;
  /** Commune of a registration; absent for what concerns a whole session. */
  municipalityCode?: string | null;
  sessionId?: string;
}

const inForce = (grant: Grant, now: Date): boolean =>
  grant.validFrom <= now && (grant.validTo === null || now < grant.validTo);

/** The rows that `permission` reaches with these grants at `now`. */
export function scopeOf(grants: readonly Grant[], permission: Permission, now: Date): Scope {
  const granting = grants.filter(
    (grant) => inForce(grant, now) && permissionsOf[grant.role].includes(permission),
  );
  const idsOf = (kind: ScopeKind) =>
    granting.filter((grant) => grant.scopeKind === kind).flatMap((grant) => grant.scopeId ?? []);
  return {
    everything: granting.some((grant) => grant.scopeKind === 'nation'),
    regions: idsOf('region'),
    municipalities: idsOf('municipality'),
    sessions: idsOf('session'),
  };
}

/** True when the scope reaches nothing at all: the permission is not held. */
export const isEmpty = (scope: Scope): boolean =>
  !scope.everything && [scope.regions, scope.municipalities, scope.sessions].every((ids) => ids.length === 0);

/** True when the row that stands there is inside the scope. */
export const reaches = (scope: Scope, place: Place): boolean =>
  scope.everything ||
  (place.regionCode !== undefined && scope.regions.includes(place.regionCode)) ||
  scope.municipalities.some((code) => code === place.municipalityCode) ||
  (place.sessionId !== undefined && scope.sessions.includes(place.sessionId));

/** Every permission held somewhere at `now`: what the screens show or hide. */
export const permissionsHeld = (grants: readonly Grant[], now: Date): Permission[] =>
  permissions.filter((permission) => !isEmpty(scopeOf(grants, permission, now)));
