// What became of the mails of a session, person by person: the organiser's list, its export, one person's mails.
import { Injectable } from '@nestjs/common';
import type { AttendanceAnswer } from '@treize/contract/calendar';
import type {
  Deliveries as DeliveryList,
  DeliveryRow,
  MailHistory,
  SentMail,
} from '@treize/contract/deliveries';
import type { Permission } from '@treize/rules/auth/permissions';
import { fateOf, isStale, sameAnswer, withoutTokens, type Fate } from '@treize/rules/mails/copies';
import { holdsSecret } from '@treize/rules/mails/delivery';
import { isExpected } from '@treize/rules/registrations/status';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Session } from '../../../sessions/session.entity';
import { rosterSubjects } from '../roster/roster.queries';
import {
  deliveriesOf,
  mailsOfRegistration,
  type DayOfDelivery,
  type DeliveryRowOfSession,
  type MailOfDelivery,
} from './deliveries.queries';
import { deliveryColumns } from './delivery-columns';

@Injectable()
export class Deliveries {
  constructor(
    private readonly source: DataSource,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, sessionId: string): Promise<DeliveryList> {
    await this.reached(actor, 'registrations.read', sessionId);
    return this.told(sessionId);
  }

  /** CSV as the roster's: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
  async export(actor: Actor, sessionId: string): Promise<{ name: string; text: string }> {
    const { ref, regionCode } = await this.reached(actor, 'registrations.export', sessionId);
    const { items } = await this.told(sessionId);
    const session = { id: sessionId, regionCode };
    await this.audit.ofSession(this.source.manager, actor, session, 'deliveries.exported', {
      rows: items.length,
    });
    const text = stringify(
      [
        deliveryColumns.map(([header]) => header),
        ...items.map((row) => deliveryColumns.map(([, value]) => value(row))),
      ],
      { bom: true, delimiter: ';', escape_formulas: true },
    );
    return { name: `messages-${ref}.csv`, text };
  }

  /** Every mail about a registration; neither the words of a secret one nor any link that acts as the person. */
  async history(actor: Actor, registrationId: string): Promise<MailHistory> {
    const [subject] = await rosterSubjects(this.source.manager, [registrationId]);
    if (!subject) throw new Refusal('not-found');
    actor.mustReach('registrations.read', subject);
    const mails = await mailsOfRegistration(this.source.manager, registrationId);
    return {
      items: mails.map(({ events, text, ...mail }) => ({
        ...mail,
        createdAt: mail.createdAt.toISOString(),
        nextAt: mail.nextAt?.toISOString() ?? null,
        acceptedAt: mail.acceptedAt?.toISOString() ?? null,
        deliveredAt: mail.deliveredAt?.toISOString() ?? null,
        bouncedAt: mail.bouncedAt?.toISOString() ?? null,
        text: holdsSecret(mail.kind) ? '' : withoutTokens(text),
        events: events.map((event) => ({ ...event, at: instant(event.at) })),
      })),
    };
  }

  private async told(sessionId: string): Promise<DeliveryList> {
    const rows = await deliveriesOf(this.source.manager, sessionId);
    const items = rows.map(deliveryRow);
    return { counts: countsOf(rows, items), items };
  }

  private async reached(actor: Actor, permission: Permission, sessionId: string): Promise<Session> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach(permission, { sessionId, regionCode: session.regionCode });
    return session;
  }
}

const instant = (text: string): string => new Date(text).toISOString();
const instantOrNull = (text: string | null): string | null => (text === null ? null : instant(text));

const sentMail = (mail: MailOfDelivery): SentMail => ({
  ...mail,
  createdAt: instant(mail.createdAt),
  nextAt: instantOrNull(mail.nextAt),
  acceptedAt: instantOrNull(mail.acceptedAt),
  deliveredAt: instantOrNull(mail.deliveredAt),
  bouncedAt: instantOrNull(mail.bouncedAt),
});

/** What was answered for a date given up says nothing of the next one; whoever left keeps what they said. */
const isGivenUp = ({ status }: DeliveryRowOfSession, { wanted }: DayOfDelivery): boolean =>
  isExpected(status) && wanted === 'CANCEL';

const dayRow = (day: DayOfDelivery, isAnswered: boolean): DeliveryRow['days'][number] => ({
  dayId: day.dayId,
  date: day.date,
  channel: day.channel,
  answer: isAnswered ? day.answer : null,
  source: isAnswered ? day.source : null,
  answeredAt: isAnswered ? instantOrNull(day.answeredAt) : null,
  comment: isAnswered ? day.comment : null,
  revision: day.revision,
  held: day.held,
  isStale: isStale(day),
});

const deliveryRow = (row: DeliveryRowOfSession): DeliveryRow => ({
  ...row,
  blocked: row.blocked && { ...row.blocked, blockedAt: instant(row.blocked.blockedAt) },
  last: row.last && sentMail(row.last),
  days: row.days.map((day) => dayRow(day, !isGivenUp(row, day))),
  answer: sameAnswer(row.days),
  reconfirmSince: row.reconfirmSince?.toISOString() ?? null,
  declineEndsAt: row.declineEndsAt?.toISOString() ?? null,
});

/**
 * Whoever is expected and invited is in one column of answers only: what they said, else that they must confirm, else
 * nothing. Days answered differently are a "maybe".
 */
function countsOf(rows: readonly DeliveryRowOfSession[], items: readonly DeliveryRow[]) {
  const fates = rows.map(({ last }) => last && fateOf(last.state, last.bounce));
  const stands = rows.map(standOf);
  const fated = (fate: Fate) => fates.filter((one) => one === fate).length;
  const standing = (stand: Stand) => stands.filter((one) => one === stand).length;
  return {
    people: items.length,
    accepted: fated('accepted'),
    waiting: fated('waiting'),
    failed: fated('failed'),
    bounced: rows.filter(({ blocked }, index) => blocked !== null || fates[index] === 'bounced').length,
    stale: items.filter(({ days }) => days.some((day) => day.isStale)).length,
    coming: standing('ACCEPTED'),
    maybe: standing('TENTATIVE'),
    declined: standing('DECLINED'),
    silent: standing('silent'),
    toReconfirm: standing('toReconfirm'),
  };
}

type Stand = AttendanceAnswer | 'toReconfirm' | 'silent';

function standOf({ status, days }: DeliveryRowOfSession): Stand | null {
  const asked = days.filter(({ wanted }) => wanted === 'REQUEST');
  const answer = sameAnswer(asked);
  if (!isExpected(status)) return null;
  if (answer !== null) return answer;
  if (status === 'TO_RECONFIRM') return 'toReconfirm';
  if (asked.length === 0) return null;
  return asked.some((day) => day.answer === null) ? 'silent' : 'TENTATIVE';
}
