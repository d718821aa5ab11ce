// Writes the audit log, in the transaction of the act itself.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Actor } from '../platform/http/actor';
import { insertAuditEvents } from './audit.queries';

export interface AuditEntry {
  /** Null: nobody signed in (personal link, command line). */
  actorId: string | null;
  /** `session.published`, `grant.given`: subject, then the act in the past. */
  action: string;
  subjectKind: string;
  subjectId: string;
  regionCode?: string | null;
  /** Numbers and codes that explain the act; no address, no free text about people. */
  details?: Record<string, unknown>;
}

@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  record(tx: EntityManager, entry: AuditEntry): Promise<void> {
    return this.recordMany(tx, [entry]);
  }

  /** What somebody did to a session, or to its people together. */
  ofSession(
    tx: EntityManager,
    { personId: actorId }: Actor,
    { id: subjectId, regionCode }: { id: string; regionCode: string },
    action: string,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.record(tx, { actorId, action, subjectKind: 'session', subjectId, regionCode, details });
  }

  /** One statement for any number of lines. */
  recordMany(tx: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    return insertAuditEvents(tx, entries, this.clock.now());
  }
}
