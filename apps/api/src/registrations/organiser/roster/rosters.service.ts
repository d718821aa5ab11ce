// The organiser's view of a session: places by cause, everybody with what explains them, the export.
import { Injectable } from '@nestjs/common';
import type { Roster, RosterRow } from '@treize/contract/roster';
import { standings, type Standing } from '@treize/rules/registrations/standings';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Session } from '../../../sessions/session.entity';
import { wholeGround } from '../../registering/ground';
import { readSessions } from '../../registering/ground.queries';
import { Availabilities } from '../availability/availabilities.service';
import { csvColumns } from './roster-columns';
import { rosterOf, type RosterRowOfSession } from './roster.queries';

@Injectable()
export class Rosters {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly availabilities: Availabilities,
  ) {}

  async roster(actor: Actor, sessionId: string): Promise<Roster> {
    const availability = await this.availabilities.of(actor, sessionId);
    const rows = await rosterOf(this.source.manager, sessionId);
    const inLine = await this.standingsOf(sessionId);
    return { availability, items: rows.map((row) => rosterRow(row, inLine.get(row.id))) };
  }

  /** CSV of the roster, for a spreadsheet: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
  async export(actor: Actor, sessionId: string): Promise<{ name: string; text: string }> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.export', { sessionId, regionCode: session.regionCode });
    const { items } = await this.roster(actor, sessionId);
    await this.audit.ofSession(this.source.manager, actor, session, 'registrations.exported', {
      rows: items.length,
    });
    const text = stringify(
      [
        csvColumns.map(([header]) => header),
        ...items.map((row) => csvColumns.map(([, value]) => value(row))),
      ],
      { bom: true, delimiter: ';', escape_formulas: true },
    );
    return { name: `inscrits-${session.ref}.csv`, text };
  }

  /** Why each person who waits does, by the line read as it stands: one reading for all of them. */
  private async standingsOf(sessionId: string): Promise<Map<string, Standing>> {
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session || session.waiting === 0) return new Map();
    const { facts, waiting } = await wholeGround(this.source.manager, session, this.clock.now());
    return standings(facts, waiting);
  }
}

const rosterRow = (row: RosterRowOfSession, standing: Standing | undefined): RosterRow => ({
  ...row,
  waitReasons: standing?.reasons ?? [],
  offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
  validationDueAt: row.validationDueAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
