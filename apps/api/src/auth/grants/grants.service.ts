// Gives a role over a scope; every grant leaves a line in the audit log.
import { Injectable } from '@nestjs/common';
import type { Role, ScopeKind } from '@treize/rules/auth/roles';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { GrantRow } from '../grant.entity';

export interface GrantDraft {
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
  validTo?: Date | null;
}

@Injectable()
export class Grants {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param actorId who gives it; null from the command line */
  async give(tx: EntityManager, draft: GrantDraft, actorId: string | null): Promise<string> {
    const now = this.clock.now();
    const { identifiers } = await tx.insert(GrantRow, {
      ...draft,
      validTo: draft.validTo ?? null,
      validFrom: now,
      grantedBy: actorId,
      createdAt: now,
    });
    const id = (identifiers[0] as { id: string }).id;
    await this.audit.record(tx, {
      actorId,
      action: 'grant.given',
      subjectKind: 'person',
      subjectId: draft.personId,
      regionCode: draft.scopeKind === 'region' ? draft.scopeId : null,
      details: { role: draft.role, scopeKind: draft.scopeKind, scopeId: draft.scopeId },
    });
    return id;
  }
}
