// What a commune's contact reads: the people of the commune, one of them, and the export; never another commune's.
import { Injectable } from '@nestjs/common';
import type {
  municipalityQuery,
  MunicipalityPage,
  MunicipalityRegistrationPage,
  MunicipalityRow,
} from '@treize/contract/municipality';
import { municipalityPaths } from '@treize/contract/municipality';
import { replacementRefusal } from '@treize/rules/registrations/replacement';
import { standings, type Standing } from '@treize/rules/registrations/standings';
import { isActive } from '@treize/rules/registrations/status';
import { phaseOf } from '@treize/rules/sessions/phase';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { PersonalPages } from '../personal/personal-pages.service';
import { Registration } from '../registration.entity';
import { groundsOf } from '../registering/ground';
import { readSessions } from '../registering/ground.queries';
import { exportText } from './municipality-export';
import {
  chainInMunicipality,
  countPeopleOfMunicipality,
  municipalitiesByCode,
  peopleOfMunicipality,
  type MunicipalityRegistration,
  type PeopleFilter,
} from './municipality.queries';

type Query = z.output<typeof municipalityQuery>;

@Injectable()
export class MunicipalityPages {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly links: Links,
    private readonly pages: PersonalPages,
  ) {}

  /** The communes one speaks for; a grant over the nation names none. */
  mine(actor: Actor): Promise<{ code: string; name: string }[]> {
    return municipalitiesByCode(this.source.manager, actor.scope('municipality.read').municipalities);
  }

  async list(actor: Actor, code: string, query: Query): Promise<MunicipalityPage> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const { page, pageSize } = query;
    const filter = this.filterOf(code, query);
    const rows = await peopleOfMunicipality(this.source.manager, filter, pageSize, (page - 1) * pageSize);
    const counts = await countPeopleOfMunicipality(this.source.manager, filter);
    const lines = await this.linesOf(rows, filter.now);
    const items = rows.map((row) => rowView(row, code, filter.now, lines.get(row.id)?.reasons ?? []));
    return { items, page, pageSize, ...counts };
  }

  /** Why each of those who wait is not served yet. */
  private async linesOf(
    rows: readonly MunicipalityRegistration[],
    now: Date,
  ): Promise<Map<string, Standing>> {
    const waiting = rows.filter(({ status }) => status === 'WAITLISTED');
    if (waiting.length === 0) return new Map();
    const tx = this.source.manager;
    const sessions = await readSessions(tx, [...new Set(waiting.map(({ sessionId }) => sessionId))]);
    const grounds = await groundsOf(tx, sessions, now, new Map(), true);
    return new Map(grounds.flatMap(({ facts, waiting: line }) => [...standings(facts, line ?? [])]));
  }

  /** Everybody the filters keep, as CSV; the export is written in the audit log. */
  async export(actor: Actor, code: string, query: Query): Promise<{ name: string; text: string }> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const rows = await peopleOfMunicipality(this.source.manager, this.filterOf(code, query), null, 0);
    await this.audit.record(this.source.manager, {
      actorId: actor.personId,
      action: 'municipality.exported',
      subjectKind: 'municipality',
      subjectId: code,
      regionCode: null,
      details: { rows: rows.length },
    });
    return { name: `inscriptions-${code}.csv`, text: exportText(rows) };
  }

  /** The personal page of somebody of the commune, without what is theirs alone: their needs, their link. */
  async one(actor: Actor, code: string, registrationId: string): Promise<MunicipalityRegistrationPage> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const found = { id: registrationId, municipalityCode: code };
    if (!(await this.source.manager.existsBy(Registration, found))) throw new Refusal('not-found');
    const page = await this.pages.page(this.links.sign('registration', registrationId));
    const chain = await chainInMunicipality(this.source.manager, code, registrationId);
    const pdfPath = municipalityPaths.certificate(code, registrationId);
    return {
      ...page,
      chain,
      needs: null,
      movedTo: null,
      transferable: false,
      addressChangeable: false,
      // Who cancels an offered place declines it for the person.
      cancellable: page.cancellable || page.status === 'OFFERED',
      certificate: page.certificate && { ...page.certificate, pdfPath },
    };
  }

  private filterOf(municipalityCode: string, { period, status, q }: Query): PeopleFilter {
    const letters = q ? q.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : null;
    return { municipalityCode, now: this.clock.now(), period, status, letters };
  }
}

function rowView(
  row: MunicipalityRegistration,
  code: string,
  now: Date,
  waitReasons: MunicipalityRow['waitReasons'],
): MunicipalityRow {
  const phase = phaseOf(row, now);
  const isOver = phase === 'HELD' || phase === 'FINALIZED';
  return {
    ...row,
    offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
    validationDueAt: row.validationDueAt?.toISOString() ?? null,
    waitReasons,
    replaceable: replacementRefusal(row, row, now) === null,
    cancellable: isActive(row.status) && row.firstPresenceAt === null && !isOver,
    session: {
      id: row.sessionId,
      title: row.title,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      town: row.town,
      phase,
    },
    certificate: row.certificate && {
      number: row.certificate.number,
      minutes: row.certificate.minutes,
      issuedAt: row.certificate.issuedAt,
      pdfPath: municipalityPaths.certificate(code, row.id),
    },
  };
}
