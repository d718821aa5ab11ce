// The pace of all workers together: who leaves now, who comes back when, and which domains rest.
import { Inject, Injectable } from '@nestjs/common';
import {
  afterSuccess,
  afterTrouble,
  domainLimits,
  newBucket,
  paceOf,
  restOfDomain,
  restOfServer,
  type Bucket,
  type Pace,
  type Turn,
} from '@treize/rules/mails/pacing';
import { everywhere, turnsOf, type Asking } from '@treize/rules/mails/pacing-turns';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';
import { insertPaces, lockPaces, troubledDomains, writePaces } from './pace.queries';

/** Instants are given up to two seconds ahead: a worker waits that long rather than coming back. */
const ahead = 2000;

/** How a domain, or the mail server (`everywhere`), answered: it took the mail, or asked for rest. */
export interface Answered {
  domain: string;
  isWell: boolean;
}

@Injectable()
export class Paces {
  private readonly ofAll: Pace;
  private readonly perMinute: number;
  private readonly limits: ReadonlyMap<string, number>;
  /** Seen in trouble: the first success there is worth writing down. */
  private readonly troubled = new Set<string>();

  constructor(@Inject(CONFIG) config: Config) {
    this.ofAll = paceOf(config.MAIL_PER_SECOND, 1, ahead);
    this.perMinute = config.MAIL_PER_DOMAIN_MINUTE;
    this.limits = domainLimits(config.MAIL_DOMAIN_LIMITS);
  }

  /** The turn of each mail. Locks the buckets until the transaction ends: one worker at a time. */
  async turns(tx: EntityManager, asking: readonly Asking[], now: Date): Promise<ReadonlyMap<string, Turn>> {
    const domains = [...new Set(asking.map(({ domain }) => domain))];
    const troubled = await troubledDomains(tx, [everywhere, ...domains]);
    troubled.forEach((domain) => this.troubled.add(domain));
    const limited = domains.filter((domain) => this.paceOfDomain(domain) !== null);
    const buckets = await this.lock(tx, [...new Set([everywhere, ...limited, ...troubled])], now);
    const taken = turnsOf(asking, buckets, this.ofAll, (domain) => this.paceOfDomain(domain), now);
    await this.write(tx, taken.buckets);
    return taken.turns;
  }

  /** Writes how domains and the server answered; the end of the server's rest when it asked for one. */
  async settle(tx: EntityManager, answered: readonly Answered[], now: Date): Promise<Date | null> {
    const worth = answered.filter(({ domain, isWell }) => !isWell || this.troubled.has(domain));
    if (worth.length === 0) return null;
    const buckets = await this.lock(tx, [...new Set(worth.map(({ domain }) => domain))], now);
    for (const { domain, isWell } of worth) {
      const bucket = buckets.get(domain);
      if (!bucket) continue;
      const rest = domain === everywhere ? restOfServer : restOfDomain;
      buckets.set(domain, isWell ? afterSuccess(bucket) : afterTrouble(bucket, rest, now));
      if (isWell) this.troubled.delete(domain);
      else this.troubled.add(domain);
    }
    await this.write(tx, buckets);
    return buckets.get(everywhere)?.closedUntil ?? null;
  }

  private paceOfDomain(domain: string): Pace | null {
    const limit = this.limits.get(domain) ?? this.perMinute;
    return limit === 0 ? null : paceOf(limit, 60);
  }

  private async lock(tx: EntityManager, domains: readonly string[], now: Date): Promise<Map<string, Bucket>> {
    const found = await lockPaces(tx, domains);
    const missing = domains.filter((domain) => !found.some((row) => row.domain === domain));
    if (missing.length === 0) return new Map(found.map((row) => [row.domain, row]));
    const fresh = missing.map((domain) => {
      const pace = domain === everywhere ? this.ofAll : this.paceOfDomain(domain);
      return { domain, ...newBucket(pace ?? this.ofAll, now) };
    });
    await insertPaces(tx, fresh);
    return new Map((await lockPaces(tx, domains)).map((row) => [row.domain, row]));
  }

  private async write(tx: EntityManager, buckets: ReadonlyMap<string, Bucket>): Promise<void> {
    await writePaces(
      tx,
      [...buckets].map(([domain, bucket]) => ({ ...bucket, domain })),
    );
  }
}
