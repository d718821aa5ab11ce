// A list of people registered at once by their mairie: row by row, or all together; and what it would give, without writing.
import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { municipalityRegistrations, RowOutcome } from '@treize/contract/municipality';
import { decideRegistrations } from '@treize/rules/registrations/decide';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { groundsOf, knownBodies } from '../registering/ground';
import { readSessions, storedRegistrations } from '../registering/ground.queries';
import { RegistrationsCommitter } from '../registering/registrations.committer';
import {
  memberKey,
  outcomeOf,
  seatRequestOf,
  type Asked,
  type Committed,
  type Held,
} from '../registering/requests';
import { Mairies } from './mairies.service';
import { invitationOfMunicipality, overlapsOfPeople, standingsOf } from './municipality.queries';
import { inOrder, notAlone, requestOf, type List, type Party } from './list';
import { rowRefused, rowReplayed, rowsCommitted, rowTold } from './row-outcomes';
import { readRows, type GoodRow } from './rows';

type Body = z.output<typeof municipalityRegistrations>;

/** A group larger than this would block the line for everybody. */
const largestGroup = 10;
/** Lists one contact may register in an hour. */
const listsPerHour = 120;

@Injectable()
export class MunicipalityLists {
  private readonly logger = new Logger(MunicipalityLists.name);

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly mairies: Mairies,
    private readonly limits: RateLimits,
    private readonly committer: RegistrationsCommitter,
  ) {}

  /** Good rows go through the committer in their order; a wrong one stops nobody, unless all are to be placed together. */
  async register(actor: Actor, code: string, sessionId: string, body: Body): Promise<{ rows: RowOutcome[] }> {
    const list = await this.read(actor, code, sessionId, body);
    await this.limits.hit(`municipality:${list.mairie.contactId}`, listsPerHour, 3600);
    const told = await Promise.all(
      list.parties.map((party) => this.tell(list, party, () => this.committer.submit(party.request))),
    );
    return { rows: inOrder(list, told.flat()) };
  }

  /** The same decisions on the places as they are now; other sessions of the same people at the same hours are told. */
  async check(actor: Actor, code: string, sessionId: string, body: Body): Promise<{ rows: RowOutcome[] }> {
    const list = await this.read(actor, code, sessionId, body);
    const good = list.parties.flatMap(({ rows }) => rows);
    const ids = await this.people.find(
      this.source.manager,
      good.map(({ draft }) => draft),
    );
    const personIds = new Map(good.map(({ key }, index) => [key, ids[index] ?? randomUUID()]));
    const overlaps = await overlapsOfPeople(this.source.manager, code, sessionId, [...personIds.values()]);
    const asked = await this.decide(list, personIds);
    const told = await Promise.all(
      list.parties.map((party, index) => this.tell(list, party, () => committedOf(asked, index))),
    );
    const rows = told.flat().map((row): RowOutcome => {
      const isNew = ['CONFIRMED', 'PENDING_VALIDATION', 'WAITLISTED'].includes(row.outcome);
      const own = overlaps.filter(({ personId }) => personId === personIds.get(row.key));
      return { ...row, number: isNew ? null : row.number, overlaps: own };
    });
    return { rows: inOrder(list, rows) };
  }

  private async read(actor: Actor, code: string, sessionId: string, body: Body): Promise<List> {
    const mairie = await this.mairies.speaking(actor, code);
    if (body.together && body.rows.length > largestGroup)
      throw new Refusal('invalid-request', {
        errors: [{ path: 'body.together', message: `${largestGroup} personnes au plus placées ensemble` }],
      });
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session || session.state === 'DRAFT') throw new Refusal('not-found');
    const rows = readRows(body.rows, mairie);
    const good = rows.filter((row) => row.draft !== null);
    const groups = body.together ? [good] : good.map((row) => [row]);
    const isWhole = !body.together || good.length === rows.length;
    const invitationId = await invitationOfMunicipality(
      this.source.manager,
      code,
      sessionId,
      this.clock.now(),
    );
    const parties = isWhole
      ? groups.map((group) => ({ rows: group, request: requestOf(group, session, mairie, invitationId) }))
      : [];
    return { mairie, session, rows, parties };
  }

  /** The decisions that the committer would take now on these requests, in their order. */
  private async decide(
    { session, mairie, parties }: List,
    personIds: ReadonlyMap<string, string>,
  ): Promise<Asked[]> {
    const tx = this.source.manager;
    const at = this.clock.now();
    const bodies = await knownBodies(tx, [mairie.code]);
    const [ground] = await groundsOf(tx, [session], at, bodies);
    if (!ground) throw new Refusal('not-found');
    const asked = parties.map(({ rows, request }): Asked => ({
      request,
      personIds: rows.map(({ key }) => personIds.get(key) ?? ''),
      isKnown: true,
      decision: { outcome: 'ABSENT' },
      registrationIds: rows.map(() => randomUUID()),
      ground: null,
    }));
    const pairs = asked.flatMap((one, party) =>
      one.personIds.map((personId, index) => ({
        sessionId: session.id,
        personId,
        idempotencyKey: memberKey(parties[party]?.request.idempotencyKey ?? '', index),
      })),
    );
    const stored = await storedRegistrations(tx, pairs);
    const seats = asked.map((one) => seatRequestOf(one, ground, bodies, []));
    const { decisions, after } = decideRegistrations(ground, seats, stored, at);
    return asked.map((one, index) => ({
      ...one,
      decision: decisions[index] ?? one.decision,
      ground: { before: ground, after },
    }));
  }

  private async tell(
    list: List,
    { rows, request }: Party,
    commit: () => Promise<Committed>,
  ): Promise<RowOutcome[]> {
    try {
      const committed = await commit();
      if (committed.outcome === 'REPLAYED') {
        const keys = rows.map((_, index) => memberKey(request.idempotencyKey, index));
        const standings = await standingsOf(this.source.manager, list.mairie.code, keys);
        return rows.map(({ key }, index) =>
          rowReplayed(
            key,
            standings.find(({ idempotencyKey }) => idempotencyKey === keys[index]),
          ),
        );
      }
      return committed.outcome === 'EXISTING'
        ? await this.tellExisting(list, rows, committed)
        : rowsCommitted(rows, committed);
    } catch (error) {
      if (!(error instanceof Refusal)) this.logger.error(error);
      const refusal = error instanceof Refusal ? error : new Refusal('unexpected');
      return rows.map(({ key }) => rowRefused(key, refusal));
    }
  }

  /** The number is told when the person is registered for this commune: elsewhere it is not this mairie's to know. */
  private async tellExisting(
    { mairie }: List,
    rows: readonly GoodRow[],
    { registrationId, personId }: Extract<Committed, { outcome: 'EXISTING' }>,
  ): Promise<RowOutcome[]> {
    const [standing] = await standingsOf(this.source.manager, mairie.code, [registrationId]);
    const ids = await this.people.find(
      this.source.manager,
      rows.map(({ draft }) => draft),
    );
    const who = rows.length === 1 ? 0 : ids.indexOf(personId);
    return rows.map(({ key }, index) =>
      index === who
        ? rowTold(key, 'ALREADY_REGISTERED', { number: standing?.number ?? null })
        : notAlone(key, rows[who]?.draft),
    );
  }
}

const committedOf = (asked: readonly Asked[], index: number): Promise<Committed> =>
  new Promise<Committed | Held>((resolve, reject) =>
    outcomeOf(asked, index, resolve, reject),
  ) as Promise<Committed>;
