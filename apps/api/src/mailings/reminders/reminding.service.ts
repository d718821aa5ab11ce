// Every minute: the rules that have come due, and the messages they write. Safe when doubled, late, or stopped midway.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { dueAt, toldKey } from '@treize/rules/mailings/due';
import { concerns, isDue, latestMilliseconds } from '@treize/rules/mailings/reminders';
import { afterQuietHours } from '@treize/rules/mails/quiet-hours';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Rounds } from '../../platform/jobs/rounds.service';
import { Mails, type OutgoingMail } from '../../platform/mail/mails.service';
import { peopleOfSession } from '../audience/audience.queries';
import { Audiences, wanted, type Recipient } from '../audience/audiences.service';
import { Letters, type Occasion } from '../mails/letters.service';
import { effectiveRules, type EffectiveRule } from './effective-rules';
import {
  claimRun,
  holdSession,
  recordReminded,
  rulesOf,
  sessionsToRemind,
  sessionToRemind,
  type SessionToRemind,
} from './reminders.queries';

const minute = 60_000;
const day = 86_400_000;
/** Rules reach 120 days after the end. */
const reach = 125 * day;
const lastUrgency = 9;

@Injectable()
export class Reminding implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audiences: Audiences,
    private readonly letters: Letters,
    private readonly mails: Mails,
    private readonly rounds: Rounds,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start('reminders', minute, () => this.run());
  }

  /** Runs every rule that is due; each in its own transaction. Nothing leaves in quiet hours: the next minute after does. */
  async run(): Promise<void> {
    const now = this.clock.now();
    if (afterQuietHours(now, this.config.QUIET_HOURS) > now) return;
    const tx = this.source.manager;
    const sessions = await sessionsToRemind(tx, new Date(now.getTime() - reach));
    const stored = await rulesOf(
      tx,
      [...new Set(sessions.map(({ regionCode }) => regionCode))],
      sessions.map(({ id }) => id),
    );
    const bySession = Map.groupBy(stored, ({ sessionId }) => sessionId);
    for (const session of sessions) {
      const own = [...(bySession.get(null) ?? []), ...(bySession.get(session.id) ?? [])];
      for (const rule of effectiveRules(own, session.regionCode, session.id)) {
        if (this.mustRun(rule, session, now))
          await this.source.transaction((one) => this.remind(one, session.id, rule.code, now));
      }
    }
  }

  /** Instant of a rule for a session, quiet hours counted. */
  dueAt(rule: EffectiveRule, session: SessionToRemind): Date {
    return afterQuietHours(dueAt(rule, session), this.config.QUIET_HOURS);
  }

  private mustRun(rule: EffectiveRule, session: SessionToRemind, now: Date): boolean {
    if (!isNear(rule, session, now)) return false;
    const due = this.dueAt(rule, session);
    const ran = session.runs.find(({ code }) => code === rule.code);
    const isOver = ran?.dueAt.getTime() === due.getTime() && !isOpenEnded(rule);
    return !isOver && isDue(rule, session, due, now);
  }

  /** Decided again inside the transaction: the session may have moved, another worker may have been first. */
  private async remind(tx: EntityManager, sessionId: string, code: string, now: Date): Promise<void> {
    await holdSession(tx, sessionId);
    const session = await sessionToRemind(tx, sessionId);
    if (!session) return;
    const stored = await rulesOf(tx, [session.regionCode], [sessionId]);
    const rule = effectiveRules(stored, session.regionCode, sessionId).find((one) => one.code === code);
    if (!rule || !this.mustRun(rule, session, now)) return;
    const due = this.dueAt(rule, session);
    if (!(await claimRun(tx, sessionId, code, due, now)) && !isOpenEnded(rule)) return;
    const told = toldKey(rule, session);
    const members = await peopleOfSession(tx, sessionId, told, parisDate(now));
    const people = members.filter((member) => concerns(rule, member, due)).map(wanted);
    if (people.length === 0) return;
    const recipients = await this.audiences.recipients(tx, people, rule.addressees, 'SERVICE', now);
    const leaving = recipients.filter(({ leftOut }) => leftOut === null);
    const { regionCode } = session;
    const occasion = await this.letters.occasion(tx, { ...rule, regionCode, sessionId, purpose: 'SERVICE' });
    await this.mails.queueMany(
      tx,
      leaving.map((recipient) => this.mail(rule, session, occasion, recipient)),
    );
    await recordReminded(tx, sessionId, code, told, [...new Set(leaving.flatMap(registrationsOf))]);
  }

  private mail(
    rule: EffectiveRule,
    session: SessionToRemind,
    occasion: Occasion,
    { message }: Recipient,
  ): OutgoingMail {
    const [first] = message.people;
    const [reader] = message.readers;
    const isOwn = message.role === 'PARTICIPANT';
    const key = `reminder:${session.id}:${toldKey(rule, session)}:${first?.registrationId ?? ''}`;
    return {
      ...this.letters.write(occasion, message, null),
      kind: `reminder.${rule.code}`,
      dedupeKey: isOwn ? key : `${key}:${message.address}`,
      from: occasion.sender.mailbox,
      to: { name: reader ? `${reader.givenName} ${reader.familyName}` : '', address: message.address },
      regionCode: session.regionCode,
      sessionId: session.id,
      registrationId: isOwn ? (first?.registrationId ?? null) : null,
      urgency: lastUrgency,
      giveUpAt: rule.anchor === 'START' ? session.startsAt : null,
    };
  }
}

/** A sheet may be filled in after the hour of the rule: it then writes to whoever it finds there, in the following days. */
const isOpenEnded = ({ presence }: EffectiveRule): boolean => presence !== 'ANY';

const registrationsOf = ({ message: { people, onBehalf } }: Recipient): string[] =>
  [...people, ...onBehalf].flatMap(({ registrationId }) => registrationId ?? []);

/** Without a look at clocks and calendars: whether the rule can be due around now, two days more or less. */
function isNear(
  { anchor, days, fixedOn }: EffectiveRule,
  { startsAt, endsAt }: SessionToRemind,
  now: Date,
): boolean {
  const anchored = anchor === 'END' ? endsAt : startsAt;
  const around = fixedOn === null ? anchored.getTime() + days * day : Date.parse(fixedOn);
  const late = now.getTime() - around;
  return late > -2 * day && late < latestMilliseconds + 3 * day;
}
