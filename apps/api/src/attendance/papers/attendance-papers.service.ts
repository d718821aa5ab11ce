// Documents of attendance: the blank and the filled sheet of a half-day, the convocation of a person.
import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { PaperFormat } from '@treize/contract/papers';
import type { RegistrationPage } from '@treize/contract/registrations';
import { isExpected } from '@treize/rules/registrations/status';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { issuingBody } from '../../platform/papers/issuing-body';
import { PaperLimits } from '../../platform/papers/paper-limits';
import { Papers } from '../../platform/papers/papers.service';
import { MunicipalityPages } from '../../registrations/municipality/municipality-pages.service';
import { PersonalPages } from '../../registrations/personal/personal-pages.service';
import { Badges } from '../arrivals/badges.service';
import type { SheetHead } from '../attendance.queries';
import { Attendance } from '../attendance.service';
import { blankSheetPaper } from './blank-sheet.paper';
import { filledSheetPaper } from './filled-sheet.paper';
import { registrationPlace } from './papers.queries';
import type { SheetFacts } from './sheet-head';
import { summonsPaper, type Summoned } from './summons.paper';

type Page = Summoned & Pick<RegistrationPage, 'id' | 'status'>;

@Injectable()
export class AttendancePapers {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly papers: Papers,
    private readonly limits: PaperLimits,
    private readonly attendance: Attendance,
    private readonly pages: PersonalPages,
    private readonly mairies: MunicipalityPages,
    private readonly badges: Badges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async blankSheet(actor: Actor, halfDayId: string, format: PaperFormat): Promise<StreamableFile> {
    const tx = this.source.manager;
    const head = await this.attendance.reach(tx, actor, 'attendance.read', halfDayId);
    const { rows } = await this.attendance.sheetIn(tx, halfDayId);
    const paper = blankSheetPaper({
      sheet: this.factsOf(head),
      people: rows,
      address: `${this.config.PUBLIC_URL}/trainer/paper/${halfDayId}`,
      at: this.clock.now(),
    });
    return this.papers.file(paper, format, `feuille-vierge-${head.sessionRef}-${head.date}-${head.period}`);
  }

  async filledSheet(actor: Actor, halfDayId: string, format: PaperFormat): Promise<StreamableFile> {
    const tx = this.source.manager;
    const head = await this.attendance.reach(tx, actor, 'attendance.read', halfDayId);
    const { rows, counts, sealed } = await this.attendance.sheetIn(tx, halfDayId);
    const paper = filledSheetPaper({
      sheet: this.factsOf(head),
      rows,
      counts,
      sealed,
      at: this.clock.now(),
    });
    return this.papers.file(paper, format, `feuille-${head.sessionRef}-${head.date}-${head.period}`);
  }

  /** For whoever holds the personal link, which is on the convocation itself. */
  async summonsByLink(actor: Actor, token: string, format: PaperFormat): Promise<StreamableFile> {
    const page = await this.pages.page(token);
    await this.limits.count(actor, `summons:${page.id}`);
    const cancelAddress = page.cancellable
      ? `${this.config.PUBLIC_URL}/registrations/link/${token}/cancel`
      : '';
    return this.summons(page, cancelAddress, format);
  }

  async summonsForMunicipality(
    actor: Actor,
    code: string,
    registrationId: string,
    format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.summons(await this.mairies.one(actor, code, registrationId), '', format);
  }

  async summonsForOrganiser(
    actor: Actor,
    registrationId: string,
    format: PaperFormat,
  ): Promise<StreamableFile> {
    const place = await registrationPlace(this.source.manager, registrationId);
    if (!place) throw new Refusal('not-found');
    actor.mustReach('registrations.read', place);
    return this.summons(await this.pages.page(this.links.sign('registration', registrationId)), '', format);
  }

  /** Only who has a place on a session with a date is summoned. */
  private summons(page: Page, cancelAddress: string, format: PaperFormat): Promise<StreamableFile> {
    const { phase } = page.session;
    if (!isExpected(page.status) || phase === 'CANCELLED' || phase === 'POSTPONED')
      throw new Refusal('wrong-state');
    const { id: sessionId, startsAt, endsAt } = page.session;
    const planned = { id: sessionId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const paper = summonsPaper({
      person: page,
      bodyName: this.config.BODY_NAME,
      cancelAddress,
      badge: page.session.format === 'REMOTE' ? '' : this.badges.badgeOf(page.id, planned),
      at: this.clock.now(),
    });
    return this.papers.file(paper, format, `convocation-${page.number}`, true);
  }

  private factsOf(head: SheetHead): SheetFacts {
    return { ...head, halfDayId: head.id, body: issuingBody(this.config) };
  }
}
