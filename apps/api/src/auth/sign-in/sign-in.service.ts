// Sign-in by e-mail: one message with a link and a code, then the person, or a choice among those of the mailbox.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RefusalCode } from '@treize/contract/refusals';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { peopleOfMailbox, type PersonWithTie } from '../../people/people.queries';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Links } from '../../platform/http/links';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { Mails } from '../../platform/mail/mails.service';
import { nationalSender } from '../../platform/mail/senders/sender';
import { Logins } from '../logins.service';
import { codeHash, newCode, newToken, tokenHash } from '../secrets';
import { SignInRequest } from '../sign-in-request.entity';
import { signInMail } from './mails/sign-in.mail';
import { unknownAddressMail } from './mails/unknown-address.mail';

export const validMinutes = 15;
export const maxWrongCodes = 5;
const hour = 3600;

export type Entry =
  | { outcome: 'SIGNED_IN'; personId: string; loginToken: string }
  | { outcome: 'CHOOSE'; choiceToken: string; people: PersonWithTie[] };

/** Told after the transaction, which must keep its writes (the count of wrong codes). */
type Refused = { refusal: RefusalCode; triesLeft?: number };

@Injectable()
export class SignIn {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly mails: Mails,
    private readonly links: Links,
    private readonly logins: Logins,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Same statements and same answer whether the address is known or not; only the mail's words differ. */
  async request(email: string, network: string): Promise<{ requestId: string }> {
    const key = emailKey(email);
    await this.limits.hit(`sign-in:network:${network}`, this.config.SIGN_INS_PER_NETWORK, hour);
    await this.limits.hit(`sign-in:address:${key}`, this.config.SIGN_INS_PER_ADDRESS, hour);
    const requestId = randomUUID();
    const secrets = { code: newCode(), token: newToken() };
    const now = this.clock.now();
    await this.source.transaction(async (tx) => {
      const people = await peopleOfMailbox(tx, key);
      await tx.insert(SignInRequest, {
        id: requestId,
        emailKey: key,
        tokenHash: tokenHash(secrets.token),
        codeHash: codeHash(this.config.SECRET, requestId, secrets.code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + validMinutes * 60_000),
      });
      await this.mails.queue(
        tx,
        this.message(requestId, people[0]?.email ?? email, people.length > 0, secrets),
      );
    });
    return { requestId };
  }

  private message(
    requestId: string,
    address: string,
    isKnown: boolean,
    secrets: { code: string; token: string },
  ) {
    const from = nationalSender(this.config.MAIL_DOMAIN);
    const written = isKnown
      ? signInMail({
          code: secrets.code,
          url: `${this.links.page('/sign-in/link')}#token=${secrets.token}`,
          minutes: validMinutes,
          senderName: from.name,
        })
      : unknownAddressMail({
          address,
          sessionsUrl: this.links.page('/sessions'),
          contactEmail: this.config.CONTACT_EMAIL,
          senderName: from.name,
        });
    return {
      kind: 'sign-in',
      dedupeKey: `sign-in:${requestId}`,
      from,
      to: { name: '', address },
      ...written,
    };
  }

  /** Five wrong codes close the request. */
  async byCode(requestId: string, code: string, network: string, device: string): Promise<Entry> {
    await this.limits.hit(`sign-in-code:${network}`, this.config.SIGN_INS_PER_NETWORK * maxWrongCodes, hour);
    return this.enter(async (tx) => {
      const request = await tx.findOne(SignInRequest, {
        where: { id: requestId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!request || !this.isLive(request) || request.verifiedAt || request.wrongCodes >= maxWrongCodes)
        return { refusal: 'request-expired' };
      if (codeHash(this.config.SECRET, requestId, code) !== request.codeHash) {
        await tx.update(SignInRequest, requestId, { wrongCodes: request.wrongCodes + 1 });
        return { refusal: 'wrong-code', triesLeft: maxWrongCodes - request.wrongCodes - 1 };
      }
      return this.verified(tx, request, device);
    });
  }

  async byLink(token: string, device: string): Promise<Entry> {
    return this.enter(async (tx) => {
      const request = await this.requestOf(tx, token);
      if (!request || request.verifiedAt) return { refusal: 'link-invalid' };
      return this.isLive(request) ? this.verified(tx, request, device) : { refusal: 'link-expired' };
    });
  }

  /** One of the people of the mailbox, after the right code or link. */
  async byChoice(choiceToken: string, personId: string, device: string): Promise<Entry> {
    return this.enter(async (tx) => {
      const request = await this.requestOf(tx, choiceToken);
      if (!request?.verifiedAt || !this.isLive(request)) return { refusal: 'request-expired' };
      const people = await peopleOfMailbox(tx, request.emailKey);
      if (!people.some(({ id }) => id === personId)) return { refusal: 'not-found' };
      return this.signedIn(tx, request, personId, device);
    });
  }

  private async enter(work: (tx: EntityManager) => Promise<Entry | Refused>): Promise<Entry> {
    const result = await this.source.transaction(work);
    if (!('refusal' in result)) return result;
    throw new Refusal(
      result.refusal,
      result.triesLeft === undefined ? {} : { facts: { triesLeft: result.triesLeft } },
    );
  }

  private requestOf(tx: EntityManager, token: string): Promise<SignInRequest | null> {
    return tx.findOne(SignInRequest, {
      where: { tokenHash: tokenHash(token) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private isLive(request: SignInRequest): boolean {
    return request.usedAt === null && this.clock.now() < request.expiresAt;
  }

  /** The link dies here: its token gives way to the one of the choice. */
  private async verified(
    tx: EntityManager,
    request: SignInRequest,
    device: string,
  ): Promise<Entry | Refused> {
    const people = await peopleOfMailbox(tx, request.emailKey);
    const [only] = people;
    if (!only) return { refusal: 'request-expired' };
    if (people.length === 1) return this.signedIn(tx, request, only.id, device);
    const choiceToken = newToken();
    const now = this.clock.now();
    await tx.update(SignInRequest, request.id, {
      tokenHash: tokenHash(choiceToken),
      verifiedAt: now,
      expiresAt: new Date(now.getTime() + validMinutes * 60_000),
    });
    return { outcome: 'CHOOSE', choiceToken, people };
  }

  private async signedIn(
    tx: EntityManager,
    request: SignInRequest,
    personId: string,
    device: string,
  ): Promise<Entry> {
    await tx.update(SignInRequest, request.id, { usedAt: this.clock.now() });
    await this.audit.record(tx, {
      actorId: personId,
      action: 'person.signed-in',
      subjectKind: 'person',
      subjectId: personId,
    });
    return { outcome: 'SIGNED_IN', personId, loginToken: await this.logins.open(tx, personId, device) };
  }
}
