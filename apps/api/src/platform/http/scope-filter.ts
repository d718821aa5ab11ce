// A scope as an SQL condition: the same for every list, count and export.
import type { Scope } from '@treize/rules/auth/access';

/**
 * Condition on the row's region and session columns.
 * @param firstParam index of the first free `$n`; the condition uses at most two parameters.
 * @returns SQL text (`true` for everything, `false` for an empty scope) and its parameters.
 */
export function scopeFilter(
  scope: Scope,
  regionColumn: string,
  sessionColumn: string,
  firstParam: number,
): { sql: string; params: unknown[] } {
  if (scope.everything) return { sql: 'true', params: [] };
  const parts: string[] = [];
  const params: unknown[] = [];
  if (scope.regions.length > 0) {
    params.push(scope.regions);
    parts.push(`${regionColumn} = any($${firstParam + params.length - 1}::text[])`);
  }
  if (scope.sessions.length > 0) {
    params.push(scope.sessions);
    parts.push(`${sessionColumn} = any($${firstParam + params.length - 1}::uuid[])`);
  }
  return parts.length === 0 ? { sql: 'false', params: [] } : { sql: `(${parts.join(' or ')})`, params };
}
