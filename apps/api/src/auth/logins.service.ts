// Server-side logins: opened, found again at each request, closed on one device or everywhere.
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Actor } from '../platform/http/actor';
import { findLogin, type StoredGrant } from './auth.queries';
import { Login } from './login.entity';
import { newToken, tokenHash } from './secrets';

const minute = 60_000;
/** A login nobody used for this long is closed. */
export const idleMs = 12 * 60 * minute;
/** A login is closed after this long, whatever its use. */
export const absoluteMs = 7 * 24 * 60 * minute;

const revived = ({ validFrom, validTo, ...grant }: StoredGrant) => ({
  ...grant,
  validFrom: new Date(validFrom),
  validTo: validTo === null ? null : new Date(validTo),
});

@Injectable()
export class Logins {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Opens a login; the token returned goes to the cookie and nowhere else. */
  async open(tx: EntityManager, personId: string, device: string): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.insert(Login, {
      tokenHash: tokenHash(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + absoluteMs),
      device: device.slice(0, 200),
    });
    return token;
  }

  /** Who holds this cookie; nobody when it is unknown, idle, expired or closed. */
  async actorOf(token: string | undefined, network: string): Promise<Actor> {
    const now = this.clock.now();
    if (token === undefined) return Actor.nobody(now, network);
    const hash = tokenHash(token);
    const login = await findLogin(this.source.manager, hash, now, new Date(now.getTime() - idleMs));
    if (!login) return Actor.nobody(now, network);
    if (now.getTime() - login.lastSeenAt.getTime() > minute) await this.touch(hash, now);
    return new Actor(login.personId, login.grants.map(revived), now, network);
  }

  /** Closes the login of this cookie. */
  async close(token: string): Promise<void> {
    await this.source.manager.update(
      Login,
      { tokenHash: tokenHash(token), revokedAt: IsNull() },
      { revokedAt: this.clock.now() },
    );
  }

  /** Closes every login of the person, on every device. */
  async closeAll(personId: string): Promise<void> {
    await this.source.manager.update(
      Login,
      { personId, revokedAt: IsNull() },
      { revokedAt: this.clock.now() },
    );
  }

  private async touch(hash: string, now: Date): Promise<void> {
    const before = LessThan(new Date(now.getTime() - minute));
    await this.source.manager.update(Login, { tokenHash: hash, lastSeenAt: before }, { lastSeenAt: now });
  }
}
