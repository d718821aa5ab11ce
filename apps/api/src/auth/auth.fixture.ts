// Builders of grants for tests.
import type { Role } from '@treize/rules/auth/roles';
import type { EntityManager } from 'typeorm';
import { aPerson } from '../people/people.fixture';
import { GrantRow } from './grant.entity';

const at = new Date('2026-01-01T00:00:00Z');

/** Gives a role: `nation`, `region:84`, `session:<uuid>`, `municipality:26113`. */
export async function grantRole(
  tx: EntityManager,
  personId: string,
  role: Role,
  scope: string,
): Promise<void> {
  const [scopeKind, scopeId] = scope.split(':') as [GrantRow['scopeKind'], string | undefined];
  await tx.insert(GrantRow, {
    personId,
    role,
    scopeKind,
    scopeId: scopeId ?? null,
    validFrom: at,
    createdAt: at,
  });
}

/** A new person who holds this role; returns the id. */
export async function someoneWith(tx: EntityManager, role: Role, scope: string): Promise<string> {
  const personId = await aPerson(tx);
  await grantRole(tx, personId, role, scope);
  return personId;
}
