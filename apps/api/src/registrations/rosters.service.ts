// The organiser's view of a session: places by cause, everybody with their mails, export, cancelling.
import { Injectable } from '@nestjs/common';
import type { Roster, RosterRow } from '@treize/contract/registrations';
import { placesFree, seatVerdict } from '@treize/rules/sessions/seats';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.service';
import type { Actor } from '../platform/http/actor';
import { Refusal } from '../platform/http/refusal';
import { Session } from '../sessions/session.entity';
import { placeOfRegistration, rosterOf, type RosterRowOfSession } from './pages.queries';
import { Places } from './places.service';
import { csvColumns } from './roster-columns';

@Injectable()
export class Rosters {
  constructor(
    private readonly source: DataSource,
    private readonly places: Places,
    private readonly audit: Audit,
  ) {}

  async roster(actor: Actor, sessionId: string): Promise<Roster> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.read', { sessionId, regionCode: session.regionCode });
    const { capacity, confirmed, offered, waiting } = session;
    const counts = { capacity, confirmed, offered, waiting };
    const rows = await rosterOf(this.source.manager, sessionId);
    return {
      seats: { ...counts, left: placesFree(counts), verdict: seatVerdict(counts) },
      items: rows.map(rosterRow),
    };
  }

  /** CSV of the roster, for a spreadsheet: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
  async export(actor: Actor, sessionId: string): Promise<{ name: string; text: string }> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.export', { sessionId, regionCode: session.regionCode });
    const { items } = await this.roster(actor, sessionId);
    await this.audit.record(this.source.manager, {
      actorId: actor.personId,
      action: 'registrations.exported',
      subjectKind: 'session',
      subjectId: sessionId,
      regionCode: session.regionCode,
      details: { rows: items.length },
    });
    const text = stringify(items, {
      bom: true,
      delimiter: ';',
      header: true,
      columns: csvColumns,
      escape_formulas: true,
    });
    return { name: `inscrits-${session.ref}.csv`, text };
  }

  async cancel(actor: Actor, registrationId: string, reason: string): Promise<{ done: true }> {
    const place = await placeOfRegistration(this.source.manager, registrationId);
    if (!place) throw new Refusal('not-found');
    actor.mustReach('registrations.write', place);
    await this.source.transaction((tx) =>
      this.places.end(tx, registrationId, 'CANCELLED_BY_ORGANIZER', { actorId: actor.personId, reason }),
    );
    return { done: true };
  }
}

const rosterRow = (row: RosterRowOfSession): RosterRow => ({
  id: row.id,
  number: row.number,
  status: row.status,
  rank: row.rank,
  familyName: row.familyName,
  givenName: row.givenName,
  email: row.email,
  kind: row.kind,
  function: row.function,
  body: row.body,
  source: row.source,
  needs: row.needs,
  offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  cancelReason: row.cancelReason,
  mails: { sent: row.mailsSent, waiting: row.mailsWaiting, failed: row.mailsFailed },
});
