// The signed-in person as the screens need them: name, roles with their scope, permissions held.
import { Injectable } from '@nestjs/common';
import type { Me } from '@treize/contract/auth';
import { permissionsHeld } from '@treize/rules/auth/access';
import { DataSource, type EntityManager } from 'typeorm';
import { peopleById } from '../../people/people.queries';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { grantsOf, type NamedGrant } from '../auth.queries';

const scopeLabel = (grant: NamedGrant): string => {
  if (grant.scopeKind === 'nation') return 'France entière';
  if (grant.scopeKind === 'session') return 'Une session';
  return grant.scopeName ?? grant.scopeId ?? '';
};

@Injectable()
export class Accounts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async me(personId: string, tx: EntityManager = this.source.manager): Promise<Me> {
    const now = this.clock.now();
    const [person] = await peopleById(tx, [personId]);
    if (!person) throw new Refusal('unauthenticated');
    const grants = await grantsOf(tx, personId, now);
    return {
      personId,
      givenName: person.givenName,
      familyName: person.familyName,
      email: person.email,
      grants: grants.map((grant) => ({
        role: grant.role,
        scopeKind: grant.scopeKind,
        scopeId: grant.scopeId,
        scopeLabel: scopeLabel(grant),
      })),
      permissions: permissionsHeld(grants, now),
    };
  }
}
