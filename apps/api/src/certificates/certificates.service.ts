// Certificates for those they concern: one's own list, the frozen file, its page and its credential, by link or signed in.
import { Injectable } from '@nestjs/common';
import {
  certificatePaths,
  type LinkedCertificate,
  type LinkedFile,
  type MyCertificate,
} from '@treize/contract/certificates';
import { reaches } from '@treize/rules/auth/access';
import { isMain } from '@treize/rules/certificates/certificate';
import { DataSource } from 'typeorm';
import type { Actor } from '../platform/http/actor';
import { Links } from '../platform/http/links';
import { Refusal } from '../platform/http/refusal';
import { paperHtml } from '../platform/papers/to-html';
import { Registration } from '../registrations/registration.entity';
import {
  certificateById,
  certificateBytes,
  certificateCredential,
  certificatesOfPerson,
  currentCertificates,
  type IssuedRow,
} from './certificates.queries';
import { Drafting } from './issuing/drafting.service';
import { mineView } from './views';

export type FileKind = 'pdf' | 'html' | 'jwt';
/** A certificate as a file to download. */
export interface CertificateFile {
  name: string;
  kind: FileKind;
  bytes: Buffer;
}

@Injectable()
export class Certificates {
  constructor(
    private readonly source: DataSource,
    private readonly links: Links,
    private readonly drafting: Drafting,
  ) {}

  async mine(actor: Actor): Promise<MyCertificate[]> {
    return (await certificatesOfPerson(this.source.manager, actor.mustBeSomeone())).map(mineView);
  }

  /** The documents in force behind a personal link, with the addresses that this link opens. */
  async linked(token: string): Promise<LinkedCertificate[]> {
    const rows = await currentCertificates(this.source.manager, this.links.read('registration', token));
    return rows.map((row) => {
      const which = isMain(row.kind) ? 'certificate' : 'attendance';
      return {
        ...mineView(row),
        pdfPath: certificatePaths.link(token, `${which}.pdf`),
        htmlPath: certificatePaths.link(token, `${which}.html`),
        credentialPath: row.statusIndex === null ? null : certificatePaths.link(token, `${which}.jwt`),
      };
    });
  }

  /** The document in force behind a personal link. */
  async fileByLink(token: string, file: LinkedFile): Promise<CertificateFile> {
    const current = await currentCertificates(this.source.manager, this.links.read('registration', token));
    const [which, kind] = file.split('.') as ['certificate' | 'attendance', FileKind];
    return this.file(current.find((row) => isMain(row.kind) === (which === 'certificate')) ?? null, kind);
  }

  /** One's own, or one in the scope of an organiser. */
  async fileById(actor: Actor, id: string, kind: FileKind): Promise<CertificateFile> {
    const row = await certificateById(this.source.manager, id);
    const isOwn = row !== null && row.personId === actor.personId;
    // The credential is for its holder alone to show.
    const isSeen =
      isOwn || (kind !== 'jwt' && row !== null && reaches(actor.scope('certificates.read'), row));
    return this.file(isSeen ? row : null, kind);
  }

  /** The certificate in force of somebody of the commune. */
  async fileForMunicipality(actor: Actor, code: string, registrationId: string): Promise<CertificateFile> {
    actor.mustReach('municipality.read', { municipalityCode: code });
    const tx = this.source.manager;
    const isTheirs = await tx.existsBy(Registration, { id: registrationId, municipalityCode: code });
    const current = isTheirs ? await currentCertificates(tx, registrationId) : [];
    return this.file(current.find((row) => isMain(row.kind)) ?? null, 'pdf');
  }

  private async file(row: IssuedRow | null, kind: FileKind): Promise<CertificateFile> {
    const bytes = row && (await this.bytes(row, kind));
    if (!row || !bytes) throw new Refusal('not-found');
    return { name: `${row.number}.${kind}`, kind, bytes };
  }

  private async bytes(row: IssuedRow, kind: FileKind): Promise<Buffer | null> {
    const tx = this.source.manager;
    if (kind === 'pdf') return certificateBytes(tx, row.id);
    if (kind === 'html') return Buffer.from(paperHtml(this.drafting.paperOf(row.content, row.issuedAt)));
    const credential = await certificateCredential(tx, row.id);
    return credential === null ? null : Buffer.from(credential);
  }
}
