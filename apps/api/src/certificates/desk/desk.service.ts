// The organiser's desk: the certificates of a session and who waits for one; withdrawing, replacing, sending again.
import { Inject, Injectable } from '@nestjs/common';
import type { IssuedCertificate, SessionCertificates } from '@treize/contract/certificates';
import { isMain } from '@treize/rules/certificates/certificate';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionPlace } from '../../attendance/attendance.queries';
import { attendedBySession } from '../../attendance/sealing/attended';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { FollowedRegistrations } from '../../registrations/followed-registrations.service';
import { issueAgain } from '../certificates.jobs';
import {
  certificateById,
  certificateBytes,
  certificatesOfSession,
  currentCertificates,
  type IssuedRow,
} from '../certificates.queries';
import { Issuing } from '../issuing/issuing.service';
import {
  certifiedPeople,
  certifiedSession,
  lockRegistrations,
  reopenCertificate,
  revokeCertificate,
} from '../issuing/issuing.queries';
import { Letters } from '../issuing/letters.service';
import { planOf } from '../issuing/planning';
import { issuedView } from '../views';

@Injectable()
export class CertificateDesk {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly issuing: Issuing,
    private readonly letters: Letters,
    private readonly registrations: FollowedRegistrations,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ofSession(actor: Actor, sessionId: string): Promise<SessionCertificates> {
    const tx = this.source.manager;
    const isClosed = (await this.reach(actor, sessionId, 'certificates.read')).state === 'FINALIZED';
    const plan = isClosed ? await planOf(tx, sessionId, this.config) : null;
    return {
      certificates: (await certificatesOfSession(tx, sessionId)).map(issuedView),
      held: (plan?.held ?? []).map(({ kind, person, missing }) => ({
        registrationId: person.registrationId,
        familyName: person.familyName,
        givenName: person.givenName,
        kind,
        missing: missing.map(({ key, label, source }) => ({ key, label, source })),
      })),
      waiting: plan?.due.length ?? 0,
    };
  }

  /** What nothing holds any more is asked of the worker: a mention was filled in, or its absence accepted. */
  async issue(actor: Actor, sessionId: string): Promise<{ asked: number }> {
    const { state } = await this.reach(actor, sessionId, 'certificates.issue');
    const plan = state === 'FINALIZED' ? await planOf(this.source.manager, sessionId, this.config) : null;
    if (plan === null) throw new Refusal('half-day-not-sealed');
    const asked = plan.due.length;
    if (asked > 0)
      await this.source.transaction((tx) => this.jobs.send(tx, issueAgain, { sessionId, attempt: 0 }));
    return { asked };
  }

  /**
   * Replaces the documents in force of a person (they all say the same), or the one withdrawn by mistake, with a reason
   * that is kept and mailed.
   */
  replace(actor: Actor, id: string, reason: string): Promise<IssuedCertificate[]> {
    return this.onCertificate(actor, id, 'certificate.replaced', async (tx, row) => {
      const { registrationId, sessionId, regionCode } = row;
      const current = await currentCertificates(tx, registrationId);
      const isWithdrawn = row.revokedAt !== null && row.replacedBy === null;
      if (isWithdrawn ? current.some(({ kind }) => kind === row.kind) : row.revokedAt !== null)
        throw new Refusal('wrong-state');
      const attended = (await attendedBySession(tx, sessionId)).get(registrationId);
      if (!attended || attended.minutes === 0) throw new Refusal('nobody-to-certify');
      if (isWithdrawn) await reopenCertificate(tx, id, reason);
      const wrong = isWithdrawn ? [] : current;
      const ids = await this.issuing.renew(tx, sessionId, registrationId, wrong, reason);
      if (ids.length < Math.max(wrong.length, 1)) throw new Refusal('mention-missing');
      const issued: IssuedCertificate[] = [];
      for (const newId of ids) {
        const made = await certificateById(tx, newId);
        if (made) issued.push(issuedView(made));
      }
      return { answer: issued, details: { replacements: ids }, regionCode };
    });
  }

  /** Withdraws one document for good, with a reason that is kept and mailed. */
  revoke(actor: Actor, id: string, reason: string): Promise<IssuedCertificate> {
    return this.onCertificate(actor, id, 'certificate.revoked', async (tx, row) => {
      if (row.revokedAt !== null) throw new Refusal('wrong-state');
      await revokeCertificate(tx, id, { at: this.clock.now(), reason, by: actor.mustBeSomeone() });
      if (isMain(row.kind)) await this.registrations.recordCertificate(tx, row.registrationId, null);
      const { session, person } = await this.whose(tx, row);
      await this.letters.tellWithdrawn(tx, session, person, [row], reason);
      const after = (await certificateById(tx, id)) as IssuedRow;
      return { answer: issuedView(after), details: {}, regionCode: row.regionCode };
    });
  }

  /** The documents in force of the person leave by mail once more. */
  send(actor: Actor, id: string): Promise<IssuedCertificate> {
    return this.onCertificate(actor, id, 'certificate.sent', async (tx, row) => {
      if (row.revokedAt !== null) throw new Refusal('wrong-state');
      if (row.email === '') throw new Refusal('nobody-to-write');
      const { session, person } = await this.whose(tx, row);
      const pdf = (await certificateBytes(tx, id)) as Buffer;
      const dedupeKey = `certificate:${id}:${this.clock.now().toISOString()}`;
      const files = [{ id, content: row.content, pdf }];
      await this.letters.sendIssued(tx, session, [{ person, files, replacing: null, dedupeKey }]);
      return { answer: issuedView(row), details: {}, regionCode: row.regionCode };
    });
  }

  /** @throws Refusal `not-found` out of scope */
  async reach(actor: Actor, sessionId: string, permission: 'certificates.read' | 'certificates.issue') {
    const place = await sessionPlace(this.source.manager, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach(permission, { regionCode: place.regionCode, sessionId });
    return place;
  }

  private async whose(tx: EntityManager, row: IssuedRow) {
    const session = await certifiedSession(tx, row.sessionId);
    const [person] = await certifiedPeople(tx, [row.registrationId]);
    if (session === null || !person) throw new Refusal('not-found');
    return { session, person };
  }

  /** One act on one certificate: in scope, one after the other for a person, with its line in the log. */
  private onCertificate<T>(
    actor: Actor,
    id: string,
    action: string,
    act: (
      tx: EntityManager,
      row: IssuedRow,
    ) => Promise<{ answer: T; details: Record<string, unknown>; regionCode: string }>,
  ): Promise<T> {
    return this.source.transaction(async (tx) => {
      const found = await certificateById(tx, id);
      if (found === null) throw new Refusal('not-found');
      actor.mustReach('certificates.issue', { regionCode: found.regionCode, sessionId: found.sessionId });
      await lockRegistrations(tx, [found.registrationId]);
      const row = await certificateById(tx, id);
      const { answer, details, regionCode } = await act(tx, row ?? found);
      const subject = { subjectKind: 'certificate', subjectId: id, regionCode, details };
      await this.audit.record(tx, { actorId: actor.personId, action, ...subject });
      return answer;
    });
  }
}
