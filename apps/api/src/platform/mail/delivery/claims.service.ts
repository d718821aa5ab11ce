// Which mails of a batch leave now: all decided under their locks, in one transaction of few statements.
import { Injectable } from '@nestjs/common';
import { decideClaim, type Claim } from '@treize/rules/mails/delivery';
import { domainOf, type Turn } from '@treize/rules/mails/pacing';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../clock';
import { Jobs } from '../../jobs/jobs.service';
import { insertMailEvents } from '../bounces/bounces.queries';
import { mailSend, sendingOf } from '../mails.jobs';
import {
  endUntried,
  lockDueMails,
  markSending,
  writeTurns,
  type LeavingMail,
  type LockedMail,
} from './delivery.queries';
import { Paces } from './pace.service';

const waitForSibling = 15_000;
const clockSkew = 1000;

/** A mail to hand over at this instant. */
export interface ClaimedMail extends LeavingMail {
  leavesAt: Date;
  domain: string;
}

/**
 * A job may come twice, or watch over a mail that has been tried since: it does not hasten the next try. Clocks may differ
 * by a little.
 */
const isEarly = (nextAt: Date | null, now: Date): nextAt is Date =>
  nextAt !== null && nextAt.getTime() > now.getTime() + clockSkew;

const endStates = { superseded: 'SUPERSEDED', suppressed: 'SUPPRESSED', expired: 'EXPIRED' } as const;
type End = keyof typeof endStates;
const isEnd = (claim: Claim): claim is End => claim in endStates;

@Injectable()
export class Claims {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly paces: Paces,
  ) {}

  /** Marks those that leave as being sent, the most urgent first, ends those that never will, queues the others for later. */
  claim(mailIds: readonly string[]): Promise<ClaimedMail[]> {
    return this.source.transaction(async (tx) => {
      const now = this.clock.now();
      const decided = decideAll(await lockDueMails(tx, mailIds), new Set(mailIds), now);
      const free = decided.flatMap(({ mail, claim }) => (claim === 'send' ? mail : []));
      const toSend = free.filter(({ nextAt }) => !isEarly(nextAt, now));
      const turns = await this.turns(tx, toSend, now);
      const leaving = toSend.filter(({ id }) => turns.get(id)?.leaves === true);
      await this.end(tx, decided, now);
      await this.comeBack(tx, [
        ...decided.flatMap(({ mail, claim }) =>
          claim === 'wait' ? { ...mail, nextAt: new Date(now.getTime() + waitForSibling) } : [],
        ),
        ...free.flatMap((mail) => (isEarly(mail.nextAt, now) ? { ...mail, nextAt: mail.nextAt } : [])),
        ...toSend.flatMap((mail) => {
          const turn = turns.get(mail.id);
          return turn && !turn.leaves ? { ...mail, nextAt: turn.at } : [];
        }),
      ]);
      if (leaving.length === 0) return [];
      const ids = leaving.map(({ id }) => id);
      const claimed = (await markSending(tx, ids, now)).map((mail) => ({
        ...mail,
        domain: domainOf(mail.toAddress),
        leavesAt: turns.get(mail.id)?.at ?? now,
      }));
      return claimed.sort((one, other) => one.urgency - other.urgency);
    });
  }

  private async turns(
    tx: EntityManager,
    mails: readonly LockedMail[],
    now: Date,
  ): Promise<ReadonlyMap<string, Turn>> {
    if (mails.length === 0) return new Map();
    const asking = mails.map(({ id, urgency, toAddress }) => ({ id, urgency, domain: domainOf(toAddress) }));
    return this.paces.turns(tx, asking, now);
  }

  private async end(
    tx: EntityManager,
    decided: readonly { mail: LockedMail; claim: Claim }[],
    now: Date,
  ): Promise<void> {
    const ends = decided.flatMap(({ mail: { id }, claim }) =>
      isEnd(claim) ? { id, state: endStates[claim] } : [],
    );
    if (ends.length === 0) return;
    await endUntried(tx, ends);
    const told = ends.flatMap(({ id: mailId, state }) =>
      state === 'SUPERSEDED' ? [] : { mailId, at: now, kind: state, code: null, text: '' },
    );
    if (told.length > 0) await insertMailEvents(tx, told);
  }

  private async comeBack(
    tx: EntityManager,
    mails: readonly { id: string; urgency: number; nextAt: Date }[],
  ): Promise<void> {
    if (mails.length === 0) return;
    await writeTurns(
      tx,
      mails.map(({ id, nextAt }) => ({ id, nextAt })),
    );
    await this.jobs.sendEach(tx, mailSend, mails.map(sendingOf));
  }
}

/** What becomes of each mail; of one invitation, one leaves at a time. */
function decideAll(
  locked: readonly LockedMail[],
  wanted: ReadonlySet<string>,
  now: Date,
): { mail: LockedMail; claim: Claim }[] {
  const leaving = new Set<string>();
  const families = new Map<string, LockedMail[]>();
  for (const mail of locked)
    if (mail.invitationId !== null)
      families.set(mail.invitationId, [...(families.get(mail.invitationId) ?? []), mail]);
  return locked.flatMap((mail) => {
    if (!wanted.has(mail.id)) return [];
    const family = mail.invitationId === null ? [] : (families.get(mail.invitationId) ?? []);
    const siblings = family.filter((other) => other !== mail);
    const claim = decideClaim(mail, siblings, now);
    if (claim !== 'send' || mail.invitationId === null) return [{ mail, claim }];
    if (leaving.has(mail.invitationId)) return [{ mail, claim: 'wait' as const }];
    leaving.add(mail.invitationId);
    return [{ mail, claim }];
  });
}
