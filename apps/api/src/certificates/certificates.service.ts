// Reads of certificates: public verification, one's own, an organiser's list, the frozen file; and replacement by hand.
import { Injectable } from '@nestjs/common';
import {
  certificatePaths,
  type IssuedCertificate,
  type MyCertificate,
  type Verification,
} from '@treize/contract/certificates';
import { publicInitials, statusOf } from '@treize/rules/certificates/certificate';
import { reaches } from '@treize/rules/auth/access';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionPlace } from '../attendance/attendance.queries';
import { attendedBySession } from '../attendance/sealing/attended';
import { Audit } from '../audit/audit.service';
import type { Actor } from '../platform/http/actor';
import { Links } from '../platform/http/links';
import { Refusal } from '../platform/http/refusal';
import { Registration } from '../registrations/registration.entity';
import {
  certificateByCode,
  certificateById,
  certificateBytes,
  certificatesOfPerson,
  certificatesOfSession,
  currentCertificate,
  lockRegistration,
  type IssuedRow,
} from './certificates.queries';
import { Issuing } from './issuing.service';

/** A certificate as a file to download. */
export interface CertificateFile {
  name: string;
  bytes: Buffer;
}

const mineView = ({ id, number, code, kind, content, minutes, issuedAt }: IssuedRow): MyCertificate => ({
  id,
  number,
  code,
  kind,
  title: content.action.title,
  minutes,
  issuedAt: issuedAt.toISOString(),
  pdfPath: certificatePaths.pdf(id),
});
const issuedView = (row: IssuedRow): IssuedCertificate => {
  const { familyName, givenName } = row.content.person;
  return { ...mineView(row), familyName, givenName, status: statusOf(row) };
};

@Injectable()
export class Certificates {
  constructor(
    private readonly source: DataSource,
    private readonly links: Links,
    private readonly issuing: Issuing,
    private readonly audit: Audit,
  ) {}

  /** What anybody who holds the code may read: no name, no address. */
  async verify(code: string): Promise<Verification> {
    const row = await certificateByCode(this.source.manager, code);
    if (row === null) throw new Refusal('not-found');
    const { content } = row;
    return {
      code: row.code,
      number: row.number,
      kind: row.kind,
      status: statusOf(row),
      title: content.action.title,
      place: content.action.place,
      initials: publicInitials(content.person.givenName, content.person.familyName),
      halfDays: content.halfDays,
      minutes: row.minutes,
      issuedAt: row.issuedAt.toISOString(),
      bodyName: content.body.name,
      sha256: row.sha256,
      replacedByCode: row.replacedByCode,
    };
  }

  async mine(actor: Actor): Promise<MyCertificate[]> {
    return (await certificatesOfPerson(this.source.manager, actor.mustBeSomeone())).map(mineView);
  }

  async ofSession(actor: Actor, sessionId: string): Promise<IssuedCertificate[]> {
    const place = await sessionPlace(this.source.manager, sessionId);
    if (place === null) throw new Refusal('not-found');
    actor.mustReach('certificates.read', { regionCode: place.regionCode, sessionId });
    return (await certificatesOfSession(this.source.manager, sessionId)).map(issuedView);
  }

  /** The certificate in force behind a personal link. */
  async fileByLink(token: string): Promise<CertificateFile> {
    const current = await currentCertificate(this.source.manager, this.links.read('registration', token));
    return this.file(this.source.manager, current);
  }

  /** One's own, or one in the scope of an organiser. */
  async fileById(actor: Actor, id: string): Promise<CertificateFile> {
    const row = await certificateById(this.source.manager, id);
    const seen =
      row !== null && (row.personId === actor.personId || reaches(actor.scope('certificates.read'), row));
    return this.file(this.source.manager, seen ? row : null);
  }

  /** The certificate in force of somebody of the commune. */
  async fileForMunicipality(actor: Actor, code: string, registrationId: string): Promise<CertificateFile> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const tx = this.source.manager;
    const isTheirs = await tx.existsBy(Registration, { id: registrationId, municipalityCode: code });
    return this.file(tx, isTheirs ? await currentCertificate(tx, registrationId) : null);
  }

  /** Replaces the certificate in force (a name that was misspelt, for instance), with a reason that is kept and mailed. */
  replace(actor: Actor, id: string, reason: string): Promise<IssuedCertificate> {
    return this.source.transaction(async (tx) => {
      const row = await certificateById(tx, id);
      if (row === null) throw new Refusal('not-found');
      const { regionCode, registrationId, sessionId } = row;
      actor.mustReach('certificates.issue', { regionCode, sessionId });
      await lockRegistration(tx, registrationId);
      const current = await currentCertificate(tx, registrationId);
      if (current?.id !== id) throw new Refusal('wrong-state');
      const attended = (await attendedBySession(tx, sessionId)).get(registrationId);
      if (!attended || attended.minutes === 0) throw new Refusal('nobody-to-certify');
      const newId = await this.issuing.supersede(tx, sessionId, registrationId, current, attended, reason);
      const issued = newId === null ? null : await certificateById(tx, newId);
      if (issued === null) throw new Refusal('wrong-state');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'certificate.replaced',
        subjectKind: 'certificate',
        subjectId: id,
        regionCode,
        details: { replacement: newId },
      });
      return issuedView(issued);
    });
  }

  private async file(tx: EntityManager, row: IssuedRow | null): Promise<CertificateFile> {
    const bytes = row && (await certificateBytes(tx, row.id));
    if (!row || !bytes) throw new Refusal('not-found');
    return { name: `${row.number}.pdf`, bytes };
  }
}
