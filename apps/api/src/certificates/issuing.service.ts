// Issues certificates after a session is closed, replaces or withdraws them after a correction; runs in the worker.
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { certificatePaths } from '@treize/contract/certificates';
import { codeBytes, codeFrom } from '@treize/rules/certificates/certificate';
import { DataSource, type EntityManager } from 'typeorm';
import { attendedBySession, type Attended } from '../attendance/sealing/attended';
import { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import { CONFIG } from '../platform/config.token';
import { Links } from '../platform/http/links';
import { Mails } from '../platform/mail/mails.service';
import type { Mailbox } from '../platform/mail/sender';
import { Senders } from '../platform/mail/senders.service';
import { FollowedRegistrations } from '../registrations/followed-registrations.service';
import {
  certifiedPeople,
  certifiedSession,
  currentCertificate,
  insertCertificate,
  linkReplacement,
  lockRegistration,
  revokeCertificate,
  type CertifiedPerson,
  type CertifiedSession,
  type IssuedRow,
  type NewCertificate,
} from './certificates.queries';
import { composeContent, sameAttendance } from './composing';
import { issuedMail } from './mails/issued.mail';
import { lateMail } from './mails/late.mail';
import { withdrawnMail } from './mails/withdrawn.mail';

/** Certificates written in one transaction. */
const batch = 20;
const nothing: Attended = { halfDays: [], minutes: 0 };

@Injectable()
export class Issuing {
  private readonly logger = new Logger('certificates');

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly senders: Senders,
    private readonly registrations: FollowedRegistrations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * One certificate a person with minutes; run again, it issues only what is missing.
   * @returns the people whose document could not be written: they hold nobody else up
   */
  async issueSession(sessionId: string): Promise<CertifiedPerson[]> {
    const session = await certifiedSession(this.source.manager, sessionId);
    if (session === null) return [];
    const attended = await attendedBySession(this.source.manager, sessionId);
    const present = [...attended]
      .filter(([, { minutes }]) => minutes > 0)
      .map(([registrationId]) => registrationId);
    const missing = (await certifiedPeople(this.source.manager, present)).filter(
      ({ issued }) => issued === 0,
    );
    const late: CertifiedPerson[] = [];
    for (let start = 0; start < missing.length; start += batch) {
      const people = missing.slice(start, start + batch);
      if (await this.succeeds(session, people, attended)) continue;
      for (const person of people) if (!(await this.succeeds(session, [person], attended))) late.push(person);
    }
    return late;
  }

  /** Whoever waits for a document that could not be written is told so, once, by a mail without it. */
  async tellLate(tx: EntityManager, sessionId: string, people: readonly CertifiedPerson[]): Promise<void> {
    const session = await certifiedSession(tx, sessionId);
    if (session === null) return;
    const { mailbox: from } = await this.senders.of(tx, session.regionCode, session.regionName);
    for (const person of people)
      await this.mail(tx, session, person, `certificate-late:${person.registrationId}`, {
        ...lateMail(person.givenName, session, from.name),
        from,
        kind: 'certificate.late',
        notes: ['Document pas encore prêt, le message part sans lui'],
      });
  }

  private async succeeds(
    session: CertifiedSession,
    people: readonly CertifiedPerson[],
    attended: ReadonlyMap<string, Attended>,
  ): Promise<boolean> {
    try {
      await this.issue(session, people, attended);
      return true;
    } catch (error) {
      this.logger.warn(`${people.length} certificates could not be written: ${(error as Error).message}`);
      return false;
    }
  }

  private async issue(
    session: CertifiedSession,
    people: readonly CertifiedPerson[],
    attended: ReadonlyMap<string, Attended>,
  ): Promise<void> {
    const drafts: [CertifiedPerson, NewCertificate][] = [];
    for (const person of people)
      drafts.push([
        person,
        await this.draft(session, person, attended.get(person.registrationId) ?? nothing),
      ]);
    await this.source.transaction(async (tx) => {
      for (const [person] of drafts) await lockRegistration(tx, person.registrationId);
      // A correction made while the documents were written: its review found nothing to replace yet.
      const now = await attendedBySession(tx, session.id);
      for (const [person, written] of drafts) {
        const attended = now.get(person.registrationId) ?? nothing;
        if (attended.minutes === 0) continue;
        const holds = sameAttendance(written.content, attended);
        const certificate = holds ? written : await this.draft(session, person, attended);
        await this.store(tx, session, person, certificate, null);
      }
    });
  }

  /** After a correction: what was certified is compared with what the ledger now says. */
  reviewPerson(sessionId: string, registrationId: string, reason: string): Promise<void> {
    return this.source.transaction(async (tx) => {
      await lockRegistration(tx, registrationId);
      const current = await currentCertificate(tx, registrationId);
      const attended = (await attendedBySession(tx, sessionId)).get(registrationId) ?? nothing;
      if (current === null ? attended.minutes > 0 : !sameAttendance(current.content, attended))
        await this.supersede(tx, sessionId, registrationId, current, attended, reason);
    });
  }

  /**
   * Revokes the certificate in force and issues the one that the ledger and the registration now justify.
   * The caller holds the lock of the registration.
   * @returns the id of the new certificate; null when there is nothing left to certify
   */
  async supersede(
    tx: EntityManager,
    sessionId: string,
    registrationId: string,
    current: IssuedRow | null,
    attended: Attended,
    reason: string,
  ): Promise<string | null> {
    const session = await certifiedSession(tx, sessionId);
    const [person] = await certifiedPeople(tx, [registrationId]);
    if (session === null || !person) return null;
    if (current !== null) await revokeCertificate(tx, current.id, this.clock.now(), reason);
    if (attended.minutes === 0) {
      await this.registrations.recordCertificate(tx, registrationId, null);
      if (current !== null) await this.tellWithdrawn(tx, session, person, current, reason);
      return null;
    }
    const draft = await this.draft(session, person, attended);
    const id = await this.store(tx, session, person, draft, current === null ? null : reason);
    if (current !== null && id !== null) await linkReplacement(tx, current.id, id);
    return id;
  }

  private async draft(
    session: CertifiedSession,
    person: CertifiedPerson,
    attended: Attended,
  ): Promise<NewCertificate> {
    const issuedAt = this.clock.now();
    const content = composeContent(
      session,
      person,
      attended,
      this.config,
      codeFrom(randomBytes(codeBytes)),
      issuedAt,
    );
    // Loaded when first needed: the HTTP process writes a document only when an organiser replaces one.
    const { certificatePdf } = await import('./certificate.pdf');
    const pdf = await certificatePdf(content, this.verifyUrl(content.code), issuedAt);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return { content, sessionId: session.id, registrationId: person.registrationId, pdf, sha256, issuedAt };
  }

  private async store(
    tx: EntityManager,
    session: CertifiedSession,
    person: CertifiedPerson,
    certificate: NewCertificate,
    replacing: string | null,
  ): Promise<string | null> {
    const id = await insertCertificate(tx, certificate);
    if (id === null) return null;
    const { content, issuedAt, pdf, registrationId } = certificate;
    const { number, code, minutes } = content;
    await this.registrations.recordCertificate(tx, registrationId, {
      number,
      code,
      minutes,
      issuedAt: issuedAt.toISOString(),
    });
    const token = this.links.sign('registration', registrationId);
    const { mailbox: from } = await this.senders.of(tx, session.regionCode, session.regionName);
    const letter = issuedMail({
      content,
      pdfUrl: this.links.page(certificatePaths.linkPdf(token)),
      verifyUrl: this.verifyUrl(code),
      senderName: from.name,
      replacing,
    });
    const attachment = {
      filename: `${number}.pdf`,
      contentType: 'application/pdf',
      base64: pdf.toString('base64'),
    };
    await this.mail(tx, session, person, `certificate:${id}`, {
      ...letter,
      from,
      kind: 'certificate.issued',
      attachments: [attachment],
    });
    return id;
  }

  private async tellWithdrawn(
    tx: EntityManager,
    session: CertifiedSession,
    person: CertifiedPerson,
    current: IssuedRow,
    reason: string,
  ): Promise<void> {
    const { mailbox: from } = await this.senders.of(tx, session.regionCode, session.regionName);
    const letter = withdrawnMail(current.content, reason, from.name);
    return this.mail(tx, session, person, `certificate-withdrawn:${current.id}`, {
      ...letter,
      from,
      kind: 'certificate.withdrawn',
    });
  }

  /** A walk-in may have left no address: nothing to send then. */
  private async mail(
    tx: EntityManager,
    session: CertifiedSession,
    person: CertifiedPerson,
    dedupeKey: string,
    letter: {
      from: Mailbox;
      kind: string;
      subject: string;
      text: string;
      html: string;
      attachments?: { filename: string; contentType: string; base64: string }[];
      notes?: string[];
    },
  ): Promise<void> {
    if (person.email === '') return;
    await this.mails.queue(tx, {
      ...letter,
      dedupeKey,
      to: { name: `${person.givenName} ${person.familyName}`, address: person.email },
      regionCode: session.regionCode,
      sessionId: session.id,
      registrationId: person.registrationId,
    });
  }

  private verifyUrl(code: string): string {
    return this.links.page(`/certificates/${code}`);
  }
}
