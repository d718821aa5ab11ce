// Documents of registrations: the letter to the employer, the yearly table of a commune.
import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { PaperFormat } from '@treize/contract/papers';
import type { RegistrationPage } from '@treize/contract/registrations';
import { isActive } from '@treize/rules/registrations/status';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { PaperLimits } from '../../platform/papers/paper-limits';
import { Papers } from '../../platform/papers/papers.service';
import { placeLine } from '../../sessions/papers/words';
import { municipalitiesByCode } from '../municipality/municipality.queries';
import { MunicipalityPages } from '../municipality/municipality-pages.service';
import { PersonalPages } from '../personal/personal-pages.service';
import { leaveLetterPaper } from './leave-letter.paper';
import { yearlyCsv, yearlyTablePaper, type YearlyContent } from './yearly-table.paper';
import { trainedPeople } from './yearly.queries';

type Lettered = Pick<
  RegistrationPage,
  'number' | 'status' | 'kind' | 'givenName' | 'familyName' | 'function' | 'body' | 'session'
>;

@Injectable()
export class RegistrationPapers {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly papers: Papers,
    private readonly limits: PaperLimits,
    private readonly pages: PersonalPages,
    private readonly mairies: MunicipalityPages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async letterByLink(actor: Actor, token: string, format: PaperFormat): Promise<StreamableFile> {
    const page = await this.pages.page(token);
    await this.limits.count(actor, `letter:${page.id}`);
    return this.letter(page, format);
  }

  async letterForMunicipality(actor: Actor, code: string, registrationId: string, format: PaperFormat) {
    return this.letter(await this.mairies.one(actor, code, registrationId), format);
  }

  async yearly(actor: Actor, code: string, year: string, paidOnly: boolean, format: PaperFormat) {
    const content = await this.yearlyContent(actor, code, year, paidOnly);
    return this.papers.file(yearlyTablePaper(content), format, `formations-${code}-${year}`);
  }

  async yearlyCsv(actor: Actor, code: string, year: string, paidOnly: boolean): Promise<string> {
    return yearlyCsv(await this.yearlyContent(actor, code, year, paidOnly));
  }

  /** The table names people: each reading is written in the audit log, as any export. */
  private async yearlyContent(
    actor: Actor,
    code: string,
    year: string,
    paidOnly: boolean,
  ): Promise<YearlyContent> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const tx = this.source.manager;
    const [town] = await municipalitiesByCode(tx, [code]);
    if (!town) throw new Refusal('not-found');
    const rows = await trainedPeople(tx, code, `${year}-01-01`, `${year}-12-31`, paidOnly);
    await this.audit.record(tx, {
      actorId: actor.personId,
      action: 'municipality.exported',
      subjectKind: 'municipality',
      subjectId: code,
      regionCode: null,
      details: { rows: rows.length, year },
    });
    return {
      municipality: town.name,
      year,
      paidOnly,
      bodyName: this.config.BODY_NAME,
      rows,
      at: this.clock.now(),
    };
  }

  /** Only elected people who stand have this leave to ask, for a session with a date. */
  private letter(page: Lettered, format: PaperFormat): Promise<StreamableFile> {
    const { session } = page;
    const hasDate = session.phase !== 'CANCELLED' && session.phase !== 'POSTPONED';
    if (page.kind !== 'ELECTED' || !isActive(page.status) || !hasDate) throw new Refusal('wrong-state');
    const now = this.clock.now();
    const request = {
      person: `${page.givenName} ${page.familyName}`,
      function: page.function,
      body: page.body,
      trainingBody: this.config.BODY_NAME,
      title: session.title,
      halfDays: session.days.flatMap(({ date, halfDays }) =>
        halfDays.map(({ startTime, endTime }) => ({ date, startTime, endTime })),
      ),
      minutes: session.plannedMinutes,
      place: placeLine(session),
      today: parisDate(now),
    };
    return this.papers.file(leaveLetterPaper(request, page.number, now), format, `lettre-${page.number}`);
  }
}
