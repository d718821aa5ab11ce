// What a person sees of their own registrations, signed in or by personal link.
import { Injectable } from '@nestjs/common';
import { certificatePaths } from '@treize/contract/certificates';
import type { MyRegistration, RegistrationPage } from '@treize/contract/registrations';
import { leaveNotice } from '@treize/rules/registrations/employer-leave';
import { historyOf } from '@treize/rules/registrations/history';
import { selfCancelFaults } from '@treize/rules/registrations/self-cancel';
import { standings, type Standing } from '@treize/rules/registrations/standings';
import { isActive, isExpected } from '@treize/rules/registrations/status';
import { leavingFault } from '@treize/rules/registrations/transfer';
import { phaseOf } from '@treize/rules/sessions/phase';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource } from 'typeorm';
import { Answers } from '../../calendar/answers/answers.service';
import { Invitations } from '../../calendar/calendar.service';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { wholeGround } from '../registering/ground';
import { readSessions } from '../registering/ground.queries';
import { sessionRecap } from '../session-recap';
import {
  chainOf,
  personalRow,
  registrationsOfPerson,
  type MyRegistrationRow,
  type PersonalRow,
} from './personal.queries';

const ended = ['HELD', 'FINALIZED', 'CANCELLED'];

@Injectable()
export class PersonalPages {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly invitations: Invitations,
    private readonly answers: Answers,
  ) {}

  async mine(personId: string): Promise<MyRegistration[]> {
    const now = this.clock.now();
    const rows = await registrationsOfPerson(this.source.manager, personId, now);
    const mine = async (row: MyRegistrationRow): Promise<MyRegistration> => ({
      id: row.id,
      number: row.number,
      status: row.status,
      rank: row.rank,
      offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
      waitReasons: (await this.standingOf(row, now))?.reasons ?? [],
      token: this.links.sign('registration', row.id),
      session: {
        id: row.sessionId,
        title: row.title,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        town: row.town,
        venueName: row.venueName,
        phase: phaseOf(row, now),
        postponeReason: row.postponeReason,
      },
    });
    return Promise.all(rows.map(mine));
  }

  async page(token: string): Promise<RegistrationPage> {
    const now = this.clock.now();
    const row = await this.rowOf(token);
    const { page, joinUrl } = await sessionRecap(this.source.manager, row.sessionId, now);
    const standing = await this.standingOf(row, now);
    const isOver = ended.includes(page.phase);
    const hasDate = page.phase !== 'POSTPONED';
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      rank: standing?.rank ?? null,
      offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
      cancellable: selfCancelFaults(row, page.phase, now).length === 0,
      familyName: row.familyName,
      givenName: row.givenName,
      email: row.email,
      kind: row.kind,
      function: row.function,
      body: row.body,
      needs: row.needs,
      createdAt: row.createdAt.toISOString(),
      joinUrl: isExpected(row.status) && hasDate && !isOver ? joinUrl : null,
      session: page,
      waitReasons: standing?.reasons ?? [],
      priorityReason: row.priorityReason,
      extras: row.extras,
      party: row.party,
      splittable: (standing?.together ?? 1) > 1,
      validationDueAt:
        row.status === 'PENDING_VALIDATION' ? (row.validationDueAt?.toISOString() ?? null) : null,
      onBehalfOf: row.onBehalfOf,
      previousNumber: row.previousNumber,
      history: await this.historyOf(row.id),
      movedTo: row.movedTo && {
        number: row.movedTo.number,
        token: this.links.sign('registration', row.movedTo.id),
      },
      ...(await this.answersOf(row, hasDate)),
      transferable: await this.isTransferable(row, now),
      addressChangeable: isActive(row.status) && !row.viaMunicipality && !isOver,
      leave: hasDate ? leaveOf(row, page.startsAt, now) : null,
      certificate: row.certificate && { ...row.certificate, pdfPath: certificatePaths.linkPdf(token) },
    };
  }

  /** The events of a held place, as a file to add to one's calendar. */
  async calendar(token: string): Promise<string> {
    const row = await this.rowOf(token);
    const { page } = await sessionRecap(this.source.manager, row.sessionId, this.clock.now());
    const hasDate = page.phase !== 'CANCELLED' && page.phase !== 'POSTPONED';
    if (!isExpected(row.status) || !hasDate) throw new Refusal('wrong-state');
    return this.invitations.downloadFor(this.source.manager, row.id, row.sessionId);
  }

  private async rowOf(token: string): Promise<PersonalRow> {
    const row = await personalRow(this.source.manager, this.links.read('registration', token));
    if (!row) throw new Refusal('link-invalid');
    return row;
  }

  /** The line as it is read for everybody: rank and reasons agree with what an organiser sees. */
  private async standingOf(
    { id, sessionId, status }: Pick<PersonalRow, 'id' | 'sessionId' | 'status'>,
    now: Date,
  ): Promise<Standing | undefined> {
    if (status !== 'WAITLISTED') return undefined;
    const tx = this.source.manager;
    const [session] = await readSessions(tx, [sessionId]);
    if (!session) return undefined;
    const { facts, waiting } = await wholeGround(tx, session, now);
    return standings(facts, waiting).get(id);
  }

  private async answersOf(row: PersonalRow, hasDate: boolean) {
    if (!isExpected(row.status)) return { answers: [], answersCloseAt: null, declineEndsAt: null };
    const { days, closesAt } = await this.answers.ofRegistration(this.source.manager, row.id);
    return {
      answers: days,
      answersCloseAt: hasDate ? (closesAt?.toISOString() ?? null) : null,
      declineEndsAt: row.declineEndsAt?.toISOString() ?? null,
    };
  }

  private async historyOf(registrationId: string): Promise<RegistrationPage['history']> {
    const rows = await chainOf(this.source.manager, registrationId);
    const chain = rows.map((row) => ({
      ...row,
      entries: row.entries.map(({ at, action }) => ({ at: new Date(at), action })),
    }));
    return historyOf(chain).map(({ at, event }) => ({ at: at.toISOString(), event }));
  }

  private async isTransferable(row: PersonalRow, now: Date): Promise<boolean> {
    const [session] = await readSessions(this.source.manager, [row.sessionId]);
    return !!session && leavingFault({ ...row, fellWithSession: false }, session, now, false) === null;
  }
}

/** Leave is asked by elected people, of an employer, before the session. */
function leaveOf({ kind, status }: PersonalRow, startsAt: string, now: Date): RegistrationPage['leave'] {
  if (kind !== 'ELECTED' || !isActive(status)) return null;
  const notice = leaveNotice(parisDate(new Date(startsAt)), parisDate(now));
  return notice.daysLeft < 0 ? null : notice;
}
