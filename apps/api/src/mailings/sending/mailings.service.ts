// Mailings: sent once a key, kept with their words and recipients, cancelled while they wait.
import { Injectable } from '@nestjs/common';
import type { MailingDraft, mailingQuery } from '@treize/contract/mailings';
import { stringify } from 'csv-stringify/sync';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { scopeFilter } from '../../platform/http/scope-filter';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Audiences } from '../audience/audiences.service';
import { MailingDrafts } from './drafts.service';
import { mailingBatch } from './mailings.jobs';
import {
  countMailings,
  firstScopeParam,
  insertMailing,
  insertRecipients,
  listMailings,
  lockMailing,
  mailingByKey,
  mailingNumbers,
  recipientsOf,
  setMailingState,
  type MailingNumbers,
  type NewRecipient,
  type StoredMailing,
} from './mailings.queries';
import { recipientColumns } from './recipient-columns';

@Injectable()
export class Mailings {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly audiences: Audiences,
    private readonly drafts: MailingDrafts,
  ) {}

  async list(actor: Actor, { page, pageSize, region, session }: z.output<typeof mailingQuery>) {
    const scope = scopeFilter(actor.scope('mailings.read'), 'm.region_code', 'm.session_id', firstScopeParam);
    const filter = { scope, region: region ?? null, session: session ?? null };
    const tx = this.source.manager;
    const rows = await listMailings(tx, filter, pageSize, (page - 1) * pageSize);
    return { items: rows.map(view), total: await countMailings(tx, filter), page, pageSize };
  }

  async detail(actor: Actor, mailingId: string) {
    const tx = this.source.manager;
    const row = await mailingNumbers(tx, mailingId);
    if (!row) throw new Refusal('not-found');
    actor.mustReach('mailings.read', placeOf(row));
    return {
      ...view(row),
      target: row.target,
      text: row.text,
      recipientList: await recipientsOf(tx, mailingId),
    };
  }

  /**
   * The recipients are those of this very moment, frozen with the mailing and its job; the same key gives the same mailing.
   * @throws Refusal `nobody-to-write`, `key-reused` for another mailing
   */
  async send(actor: Actor, draft: MailingDraft, key: string) {
    const actorId = actor.mustBeSomeone();
    const mailingId = await this.source.transaction(async (tx) => {
      await this.drafts.check(tx, actor, draft);
      const known = await mailingByKey(tx, key);
      return known ? replayed(known, draft, actorId) : this.create(tx, actorId, draft, key);
    });
    const row = await mailingNumbers(this.source.manager, mailingId);
    if (!row) throw new Refusal('not-found');
    return view(row);
  }

  private async create(
    tx: EntityManager,
    actorId: string,
    draft: MailingDraft,
    key: string,
  ): Promise<string> {
    const now = this.clock.now();
    const { target, purpose, subject, body } = draft;
    const { regionCode, sessionId } = target;
    const { recipients } = await this.audiences.reached(tx, target, purpose, now);
    const counted = recipients.filter(({ leftOut }) => leftOut === null).length;
    if (counted === 0) throw new Refusal('nobody-to-write');
    const dueAt = this.drafts.dueAt(now);
    const mailingId = await insertMailing(tx, {
      regionCode,
      sessionId,
      purpose,
      target,
      subject,
      body,
      idempotencyKey: key,
      counted,
      createdBy: actorId,
      createdAt: now,
      dueAt,
    });
    // The same key came at the same time and was first.
    if (mailingId === null) return replayed(await mailingByKey(tx, key), draft, actorId);
    await insertRecipients(tx, mailingId, recipients.map(recipientRow));
    await this.jobs.send(tx, mailingBatch, { mailingId }, { startAfter: dueAt });
    await this.audit.record(tx, {
      actorId,
      action: 'mailing.sent',
      subjectKind: 'mailing',
      subjectId: mailingId,
      regionCode,
      details: { audience: target.audience, purpose, sessionId, recipients: counted },
    });
    return mailingId;
  }

  /** @throws Refusal `wrong-state` once it has begun to leave */
  async cancel(actor: Actor, mailingId: string): Promise<{ done: true }> {
    await this.source.transaction(async (tx) => {
      const mailing = await lockMailing(tx, mailingId);
      if (!mailing) throw new Refusal('not-found');
      actor.mustReach('mailings.send', placeOf(mailing));
      if (mailing.state !== 'WAITING') throw new Refusal('wrong-state');
      await setMailingState(tx, mailingId, 'CANCELLED', this.clock.now());
      await this.record(tx, actor, mailing, 'mailing.cancelled', {});
    });
    return { done: true };
  }

  /** CSV of the recipients, for a spreadsheet. */
  async export(actor: Actor, mailingId: string): Promise<{ name: string; text: string }> {
    const tx = this.source.manager;
    const row = await mailingNumbers(tx, mailingId);
    if (!row) throw new Refusal('not-found');
    actor.mustReach('registrations.export', placeOf(row));
    const recipients = await recipientsOf(tx, mailingId);
    await this.record(tx, actor, row, 'mailing.exported', { rows: recipients.length });
    const text = stringify(
      [
        recipientColumns.map(([header]) => header),
        ...recipients.map((one) => recipientColumns.map(([, value]) => value(one))),
      ],
      { bom: true, delimiter: ';', escape_formulas: true },
    );
    return { name: `envoi-${row.createdAt.toISOString().slice(0, 10)}.csv`, text };
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    { id, regionCode }: Pick<MailingNumbers, 'id' | 'regionCode'>,
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    const { personId } = actor;
    return this.audit.record(tx, {
      actorId: personId,
      action,
      subjectKind: 'mailing',
      subjectId: id,
      regionCode,
      details,
    });
  }
}

const placeOf = ({ regionCode, sessionId }: { regionCode: string | null; sessionId: string | null }) => ({
  ...(regionCode !== null && { regionCode }),
  ...(sessionId !== null && { sessionId }),
});

const recipientRow = ({
  message,
  leftOut,
}: {
  message: NewRecipient['message'];
  leftOut: NewRecipient['leftOut'];
}) => ({
  address: message.address,
  name: message.readers.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join(', '),
  message,
  leftOut,
});

const sameTarget = (one: MailingDraft['target'], other: MailingDraft['target']): boolean =>
  (Object.keys(one) as (keyof typeof one)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );

/** @throws Refusal `key-reused` when the key made another mailing */
function replayed(known: StoredMailing | undefined, draft: MailingDraft, actorId: string): string {
  const isSame =
    known !== undefined &&
    known.createdBy === actorId &&
    known.purpose === draft.purpose &&
    known.subject === draft.subject &&
    known.body === draft.body &&
    sameTarget(draft.target, known.target);
  if (!isSame) throw new Refusal('key-reused');
  return known.id;
}

/** All messages handed over is not all messages gone: it is sent once none waits any more. */
function view({ lastAt, ...row }: MailingNumbers) {
  const waiting = row.state === 'CANCELLED' ? 0 : row.recipients - row.accepted - row.failed;
  const isLeaving = row.state === 'SENT' && waiting > 0;
  const latest =
    lastAt !== null && row.finishedAt !== null && lastAt > row.finishedAt ? lastAt : row.finishedAt;
  return {
    ...row,
    waiting,
    state: isLeaving ? ('SENDING' as const) : row.state,
    finishedAt: isLeaving ? null : latest,
  };
}
