// Rows read from a scan: facts of the ledger that name it; once the sheet is sealed, corrections with their reason.
import { Injectable } from '@nestjs/common';
import type { transcribed, transcribedRow, transcription } from '@treize/contract/signing';
import { opensAt, plannedMinutes, refusalToMark, tidy } from '@treize/rules/attendance/half-day';
import { presenceOf } from '@treize/rules/attendance/presence';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { sheetPeople, type SheetHead } from '../../attendance.queries';
import { factsOfHalfDay } from '../../ledger/ledger.queries';
import type { FactDraft } from '../../ledger/ledger.service';
import { Corrections } from '../../ledger/corrections.service';
import { factIdOf } from '../fact-ids';
import { OtherFacts, type Held } from '../other-facts.service';
import { Scans } from './scans.service';

type Row = z.output<typeof transcribedRow>;
type Draft = z.output<typeof transcription>;
type Told = z.output<typeof transcribed>;

/** What a handwritten signature is in the ledger: the drawing is on the scan. */
export const paperStatement = 'Signature manuscrite sur la feuille papier.';

@Injectable()
export class Transcriptions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly scans: Scans,
    private readonly others: OtherFacts,
    private readonly corrections: Corrections,
    private readonly audit: Audit,
  ) {}

  /** Each row succeeds or fails alone; sending them again records nothing twice. */
  async transcribe(actor: Actor, scanId: string, draft: Draft): Promise<Told> {
    const { row: scan, head } = await this.scans.reach(actor, 'attendance.record', scanId);
    if (head.sealedAt !== null) return this.correct(actor, head, scan.id, draft);
    return this.source.transaction(async (tx) => {
      const held = await this.others.hold(tx, head.id);
      const refusal = this.refusalNow(held.head);
      if (refusal !== null) throw new Refusal(refusal);
      const by = actor.mustBeSomeone();
      const rows: Told['rows'] = [];
      await this.others.holdPeople(
        tx,
        draft.rows.map(({ registrationId }) => registrationId),
      );
      for (const row of draft.rows)
        rows.push({ id: row.id, code: await this.record(tx, held, by, scan.id, row) });
      await this.audit.record(tx, {
        actorId: by,
        action: 'attendance.transcribed',
        subjectKind: 'half-day',
        subjectId: head.id,
        regionCode: head.regionCode,
        details: { scanId, rows: rows.filter(({ code }) => code === null).length },
      });
      return { rows };
    });
  }

  /** A sheet comes back whenever it does: only the seal and the beginning of the half-day bound it. */
  private refusalNow(head: SheetHead) {
    if (head.sealedAt !== null) return 'half-day-sealed';
    if (head.sessionState !== 'PUBLISHED') return 'wrong-state';
    return this.clock.now() < opensAt(head) ? 'attendance-not-open' : null;
  }

  private async record(
    tx: EntityManager,
    held: Held,
    by: string,
    sourceId: string,
    row: Row,
  ): Promise<string | null> {
    const { registrationId } = row;
    const refusal = await this.refusalOf(tx, held.head, row);
    if (refusal !== null) return refusal;
    const facts = await factsOfHalfDay(tx, held.head.id, registrationId);
    const isSigned = row.state === 'PRESENT' && row.signed && presenceOf(facts, held.head).signature === null;
    return told(async () => {
      for (const fact of this.factsOf(row, sourceId, isSigned))
        if (!(await this.others.isKnown(tx, held, fact))) await this.others.append(tx, held, by, fact);
    });
  }

  private async refusalOf(tx: EntityManager, head: SheetHead, row: Row): Promise<string | null> {
    const [person] = await sheetPeople(tx, head.id, row.registrationId);
    if (!person) return 'not-found';
    if (!person.stands) return 'wrong-state';
    return refusalToMark(row, plannedMinutes(head));
  }

  private factsOf(row: Row, sourceId: string, isSigned: boolean): FactDraft[] {
    const fact = {
      registrationId: row.registrationId,
      method: 'PAPER_SCAN',
      strokes: null,
      reason: null,
      deviceAt: this.clock.now().toISOString(),
      sourceId,
    } as const;
    const marked: FactDraft = { ...fact, id: row.id, kind: 'MARKED', statement: null, ...tidy(row) };
    if (!isSigned) return [marked];
    const present = { state: 'PRESENT', lateMinutes: 0, earlyMinutes: 0 } as const;
    const id = factIdOf('paper signature', row.id);
    return [marked, { ...fact, ...present, id, kind: 'SIGNED', statement: paperStatement }];
  }

  private async correct(actor: Actor, head: SheetHead, sourceId: string, draft: Draft): Promise<Told> {
    const { reason, strokes } = draft;
    if (reason === null)
      throw new Refusal('invalid-request', { errors: [{ path: 'body.reason', message: 'à remplir' }] });
    const deviceAt = this.clock.now().toISOString();
    const rows: Told['rows'] = [];
    for (const { id, registrationId, state, lateMinutes, earlyMinutes } of draft.rows) {
      const correction = { id, registrationId, state, lateMinutes, earlyMinutes, deviceAt, reason, strokes };
      const code = await told(() =>
        this.corrections.correct(actor, head.id, { ...correction, method: 'PAPER_SCAN', sourceId }),
      );
      rows.push({ id, code });
    }
    return { rows };
  }
}

/** Runs the act; the code of its refusal, null when it was done. */
async function told(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
