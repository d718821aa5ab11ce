// Connection times of a remote session: a list is read, shown, kept as evidence, and becomes arrivals and departures.
import { Injectable } from '@nestjs/common';
import type {
  connectionCheck,
  connectionImport,
  ConnectionPreview,
  ConnectionsRecorded,
  keptConnectionList,
} from '@treize/contract/signing';
import { sha256 } from '@treize/evidence/canonical';
import { ordinaryRules, refusalOfMoment } from '@treize/rules/attendance/arrival';
import { movementsOf, type Movement, type Stay } from '@treize/rules/attendance/connections/movements';
import { readConnections, type ReadConnection } from '@treize/rules/attendance/connections/reading';
import { opensAt } from '@treize/rules/attendance/half-day';
import { missedAfter, missedBefore } from '@treize/rules/attendance/said';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import type { SheetHead } from '../../attendance.queries';
import { Attendance } from '../../attendance.service';
import type { FactDraft } from '../../ledger/ledger.service';
import { factIdOf } from '../fact-ids';
import { OtherFacts, type Held } from '../other-facts.service';
import { keepSource } from '../sources.queries';
import { connectionsOf, expectedPeople, keepConnections } from './connections.queries';

type Import = z.output<typeof connectionImport>;
const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`;

@Injectable()
export class ConnectionLists {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly others: OtherFacts,
    private readonly audit: Audit,
  ) {}

  /** What the list would give; nothing is kept. */
  async check(
    actor: Actor,
    halfDayId: string,
    draft: z.output<typeof connectionCheck>,
  ): Promise<ConnectionPreview> {
    const tx = this.source.manager;
    const head = await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
    const { titles, columns, rows } = await this.read(tx, head, { ...draft, choices: [] });
    return { titles, columns, rows: rows.map(viewOf) };
  }

  async kept(actor: Actor, halfDayId: string): Promise<z.input<typeof keptConnectionList>> {
    await this.attendance.reach(this.source.manager, actor, 'attendance.read', halfDayId);
    const rows = await connectionsOf(this.source.manager, halfDayId);
    return rows.map((row) => ({
      ...row,
      joinedAt: row.joinedAt?.toISOString() ?? null,
      leftAt: row.leftAt?.toISOString() ?? null,
      addedAt: row.addedAt.toISOString(),
    }));
  }

  /** Every line is kept; those about somebody become facts, each once, whatever the number of lists that tell them. */
  async record(actor: Actor, halfDayId: string, draft: Import): Promise<ConnectionsRecorded> {
    return this.source.transaction(async (tx) => {
      await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
      const held = await this.others.hold(tx, halfDayId);
      const { head } = held;
      // Nobody is cancelled between the reading of the list and what it records.
      const expected = await expectedPeople(tx, halfDayId);
      await this.others.holdPeople(
        tx,
        expected.map(({ registrationId }) => registrationId),
      );
      const { columns, rows } = await this.read(tx, head, draft);
      if (columns === null || rows.length === 0)
        throw new Refusal('invalid-request', {
          errors: [{ path: 'body.columns', message: 'aucune ligne lisible\u00a0: choisissez les colonnes' }],
        });
      const by = actor.mustBeSomeone();
      const sourceId = await this.keep(tx, head, by, draft.text, rows);
      const outcome = await this.recordMovements(tx, held, by, sourceId, rows);
      await this.audit.record(tx, {
        actorId: by,
        action: 'attendance.connections-kept',
        subjectKind: 'half-day',
        subjectId: halfDayId,
        regionCode: head.regionCode,
        details: { sourceId, lines: rows.length, recorded: outcome.recorded },
      });
      return { kept: rows.length, ...outcome };
    });
  }

  private async read(tx: EntityManager, head: SheetHead, { text, columns, choices }: Import) {
    return readConnections(text, columns, {
      date: head.date,
      opensAt: opensAt(head),
      closesAt: head.endsAt,
      people: await expectedPeople(tx, head.id),
      choices: new Map(choices.map(({ line, registrationId }) => [line, registrationId])),
    });
  }

  private async keep(
    tx: EntityManager,
    head: SheetHead,
    addedBy: string,
    text: string,
    rows: readonly ReadConnection[],
  ): Promise<string> {
    const bytes = Buffer.from(text, 'utf8');
    const file = { kind: 'CONNECTION_LOG', halfDayId: head.id, page: null, mediaType: 'text/csv' } as const;
    const now = this.clock.now();
    const sourceId = await keepSource(tx, { ...file, bytes, sha256: sha256(bytes), addedBy }, now);
    await keepConnections(tx, sourceId, rows, now);
    return sourceId;
  }

  private async recordMovements(
    tx: EntityManager,
    held: Held,
    by: string,
    sourceId: string,
    rows: readonly ReadConnection[],
  ): Promise<Omit<ConnectionsRecorded, 'kept'>> {
    const outcome: Omit<ConnectionsRecorded, 'kept'> = { recorded: 0, known: 0, refused: [] };
    const names = new Map(
      rows.flatMap((row) => row.candidates).map((one) => [one.registrationId, nameOf(one)]),
    );
    for (const movement of movementsOf(rows.flatMap(stayOf), { ...held.head, opensAt: opensAt(held.head) })) {
      const { registrationId } = movement;
      const fact = factOf(held.head, movement, sourceId);
      if (await this.others.isKnown(tx, held, fact)) {
        outcome.known += 1;
        continue;
      }
      const code = this.refusalOf(held.head, movement);
      if (code === null) {
        await this.others.append(tx, held, by, fact);
        outcome.recorded += 1;
      } else if (!outcome.refused.some((one) => one.registrationId === registrationId))
        outcome.refused.push({ registrationId, name: names.get(registrationId) ?? '', code });
    }
    return outcome;
  }

  /** A list comes after the fact: the window is not that of a device, the seal and the session still bind. */
  private refusalOf(head: SheetHead, { at }: Movement): string | null {
    const { sessionState } = head;
    return refusalOfMoment(at, {
      sessionState,
      halfDay: head,
      rules: ordinaryRules,
      now: this.clock.now(),
    });
  }
}

const stayOf = ({ outcome, registrationId, joinedAt, leftAt }: ReadConnection): Stay[] =>
  outcome === 'MATCHED' && registrationId !== null && joinedAt !== null
    ? [{ registrationId, joinedAt, leftAt }]
    : [];

const factOf = (head: SheetHead, { registrationId, kind, at }: Movement, sourceId: string): FactDraft => ({
  id: factIdOf('connection', head.id, registrationId, kind, at.toISOString()),
  registrationId,
  kind,
  state: 'PRESENT',
  lateMinutes: kind === 'ENTERED' ? missedBefore(head, at) : 0,
  earlyMinutes: kind === 'LEFT' ? missedAfter(head, at) : 0,
  method: 'CONNECTION_LOG',
  statement: null,
  strokes: null,
  reason: null,
  deviceAt: at.toISOString(),
  sourceId,
});

const viewOf = (row: ReadConnection): ConnectionPreview['rows'][number] => ({
  ...row,
  joinedAt: row.joinedAt?.toISOString() ?? null,
  leftAt: row.leftAt?.toISOString() ?? null,
  candidates: row.candidates.map((one) => ({ registrationId: one.registrationId, name: nameOf(one) })),
});
