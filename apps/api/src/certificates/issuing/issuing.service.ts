// Issues the documents of a session once it is closed, renews or withdraws them after a correction; runs in the worker.
import { Inject, Injectable, Logger } from '@nestjs/common';
import { isMain } from '@treize/rules/certificates/certificate';
import { DataSource, type EntityManager } from 'typeorm';
import { attendedBySession, type Attended } from '../../attendance/sealing/attended';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { FollowedRegistrations } from '../../registrations/followed-registrations.service';
import { currentCertificates, type IssuedRow } from '../certificates.queries';
import { sameAttendance } from './composing';
import { Drafting } from './drafting.service';
import {
  certifiedPeople,
  certifiedSession,
  insertCertificate,
  linkReplacement,
  lockRegistrations,
  revokeCertificate,
  takeStatusIndexes,
  type CertifiedPerson,
  type CertifiedSession,
  type NewCertificate,
} from './issuing.queries';
import { Letters, type LetterFile } from './letters.service';
import { planOf, sortedDocuments, type Due } from './planning';

/** People whose documents are written in one transaction. */
const batch = 20;
const nothing: Attended = { halfDays: [], minutes: 0 };

interface Written {
  due: Due;
  certificate: NewCertificate;
}
interface Stored extends Written {
  id: string;
}

@Injectable()
export class Issuing {
  private readonly logger = new Logger('certificates');
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly drafting: Drafting,
    private readonly letters: Letters,
    private readonly registrations: FollowedRegistrations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The documents of everybody with minutes, but those held; run again, it issues only what is missing.
   * @returns the people whose documents could not be written: they hold nobody else up
   */
  async issueSession(sessionId: string): Promise<CertifiedPerson[]> {
    const plan = await planOf(this.source.manager, sessionId, this.config);
    if (plan === null) return [];
    const people = [...Map.groupBy(plan.due, ({ person }) => person.registrationId).values()];
    const late: CertifiedPerson[] = [];
    for (let start = 0; start < people.length; start += batch) {
      const some = people.slice(start, start + batch);
      if (await this.succeeds(plan.session, some.flat())) continue;
      for (const own of some)
        if (!(await this.succeeds(plan.session, own)))
          late.push(...own.slice(0, 1).map(({ person }) => person));
    }
    return late;
  }

  /** Whoever waits for documents that could not be written is told so, once. */
  async tellLate(tx: EntityManager, sessionId: string, people: readonly CertifiedPerson[]): Promise<void> {
    const session = await certifiedSession(tx, sessionId);
    if (session !== null) await this.letters.tellLate(tx, session, people);
  }

  /** After a correction: what was certified is compared with what the ledger now says. */
  reviewPerson(sessionId: string, registrationId: string, reason: string): Promise<void> {
    return this.source.transaction(async (tx) => {
      await lockRegistrations(tx, [registrationId]);
      const attended = (await attendedBySession(tx, sessionId)).get(registrationId) ?? nothing;
      const wrong = (await currentCertificates(tx, registrationId)).filter(
        ({ content }) => !sameAttendance(content, attended),
      );
      await this.renew(tx, sessionId, registrationId, wrong, reason);
    });
  }

  /**
   * Withdraws these certificates and issues what the ledger and the registration now justify, unless a mention is missing.
   * The caller holds the lock of the registration.
   * @returns the ids of the new certificates
   */
  async renew(
    tx: EntityManager,
    sessionId: string,
    registrationId: string,
    wrong: readonly IssuedRow[],
    reason: string,
  ): Promise<string[]> {
    const session = await certifiedSession(tx, sessionId);
    const [person] = await certifiedPeople(tx, [registrationId]);
    if (session === null || !person) return [];
    const at = this.clock.now();
    for (const { id } of wrong) await revokeCertificate(tx, id, { at, reason, by: null });
    const attended = await attendedBySession(tx, sessionId);
    const { due } = await sortedDocuments(tx, session, [person], attended, this.config);
    const stored = await this.store(tx, session, await this.write(tx, due));
    const renewed = new Set(stored.map(({ due }) => due.kind));
    const lost = wrong.filter(({ kind }) => !renewed.has(kind));
    if (lost.some(({ kind }) => isMain(kind)))
      await this.registrations.recordCertificate(tx, registrationId, null);
    await this.letters.tellWithdrawn(tx, session, person, lost, reason);
    return stored.map(({ id }) => id);
  }

  /** Sessions take turns, a batch each: one fills a core, and the files of the others are not in memory meanwhile. */
  private async succeeds(session: CertifiedSession, due: readonly Due[]): Promise<boolean> {
    const issued = this.turn.then(() => this.issue(session, due));
    this.turn = issued.catch(() => undefined);
    try {
      await issued;
      return true;
    } catch (error) {
      this.logger.warn(`${due.length} certificates could not be written: ${(error as Error).message}`);
      return false;
    }
  }

  private async issue(session: CertifiedSession, due: readonly Due[]): Promise<void> {
    const written = await this.write(this.source.manager, due);
    await this.source.transaction(async (tx) => {
      await lockRegistrations(tx, [...new Set(due.map(({ person }) => person.registrationId))]);
      // A correction made while the documents were written: its review found nothing to replace yet.
      const now = await attendedBySession(tx, session.id);
      const right: Written[] = [];
      for (const one of written) {
        const attended = now.get(one.due.person.registrationId) ?? nothing;
        if (attended.minutes === 0) continue;
        if (sameAttendance(one.certificate.content, attended)) right.push(one);
        else right.push(...(await this.write(tx, [{ ...one.due, attended }])));
      }
      await this.store(tx, session, right);
    });
  }

  private async write(tx: EntityManager, due: readonly Due[]): Promise<Written[]> {
    const places = await takeStatusIndexes(tx, due.length);
    const written: Written[] = [];
    for (const [index, one] of due.entries()) {
      const issue = (one.last?.count ?? 0) + 1;
      const statusIndex = places[index] as number;
      written.push({ due: one, certificate: await this.drafting.write(one, { issue, statusIndex }) });
    }
    return written;
  }

  /** Keeps the documents, links each to the one it replaces, tells the registrations and the people. */
  private async store(
    tx: EntityManager,
    session: CertifiedSession,
    written: readonly Written[],
  ): Promise<Stored[]> {
    const stored: Stored[] = [];
    for (const one of written) {
      const id = await insertCertificate(tx, one.certificate);
      if (id === null) continue;
      stored.push({ ...one, id });
      const { due, certificate } = one;
      if (due.last?.replacedBy === null) await linkReplacement(tx, due.last.id, id);
      const { number, code, minutes } = certificate.content;
      const issuedAt = certificate.issuedAt.toISOString();
      if (isMain(due.kind))
        await this.registrations.recordCertificate(tx, certificate.registrationId, {
          number,
          code,
          minutes,
          issuedAt,
        });
    }
    await this.letters.sendIssued(tx, session, lettersOf(stored));
    return stored;
  }
}

/** One letter a person, with all their new documents. */
function lettersOf(stored: readonly Stored[]) {
  return [...Map.groupBy(stored, ({ due }) => due.person.registrationId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const files = own.map(({ id, certificate: { content, pdf } }): LetterFile => ({ id, content, pdf }));
    const replacing = own.find(({ due }) => due.last !== undefined)?.due.last?.reason ?? null;
    return [{ person: first.due.person, files, replacing, dedupeKey: `certificate:${first.id}` }];
  });
}
