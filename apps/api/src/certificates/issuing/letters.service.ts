// The mails about certificates: ready, late, withdrawn, sent once more.
import { Injectable } from '@nestjs/common';
import { certificatePaths, type LinkedFile } from '@treize/contract/certificates';
import { isMain } from '@treize/rules/certificates/certificate';
import type { EntityManager } from 'typeorm';
import { Links } from '../../platform/http/links';
import { Mails, type OutgoingMail } from '../../platform/mail/mails.service';
import { Senders } from '../../platform/mail/senders/senders.service';
import type { CertificateContent } from '../content';
import { issuedMail } from '../mails/issued.mail';
import { lateMail } from '../mails/late.mail';
import { withdrawnMail } from '../mails/withdrawn.mail';
import type { CertifiedPerson, CertifiedSession } from './issuing.queries';

/** Who keeps the files that these mails carry. */
export const keptBy = 'certificates';

export interface LetterFile {
  id: string;
  content: CertificateContent;
  pdf: Buffer;
}
type Told = Pick<CertifiedPerson, 'registrationId' | 'givenName' | 'familyName' | 'email'>;
type Place = Pick<CertifiedSession, 'id' | 'regionCode' | 'regionName'>;

const pdfOf = (content: CertificateContent): LinkedFile =>
  isMain(content.kind) ? 'certificate.pdf' : 'attendance.pdf';

@Injectable()
export class Letters {
  constructor(
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly senders: Senders,
  ) {}

  /** The documents of each person in one mail, attached; `replacing` says why they replace others. */
  async sendIssued(
    tx: EntityManager,
    session: Place,
    people: readonly {
      person: Told;
      files: readonly LetterFile[];
      replacing: string | null;
      dedupeKey: string;
    }[],
  ): Promise<void> {
    const from = await this.from(tx, session);
    const mails = people.map(({ person, files, replacing, dedupeKey }) => {
      const token = this.links.sign('registration', person.registrationId);
      const letter = issuedMail({
        documents: files.map(({ content }) => ({
          content,
          pdfUrl: this.links.page(certificatePaths.link(token, pdfOf(content))),
          verifyUrl: this.links.page(`/certificates/${content.code}`),
        })),
        senderName: from.name,
        replacing,
      });
      const attachments = files.map(({ id, content, pdf }) => ({
        filename: `${content.number}.pdf`,
        contentType: 'application/pdf',
        ...{ keptBy, id, weight: pdf.length },
      }));
      return {
        ...letter,
        from,
        kind: 'certificate.issued',
        attachments,
        ...this.to(session, person, dedupeKey),
      };
    });
    await this.queue(tx, mails);
  }

  /** Whoever waits for documents that could not be written is told so, once, by a mail without them. */
  async tellLate(
    tx: EntityManager,
    session: Place & Pick<CertifiedSession, 'title' | 'place' | 'regime'>,
    people: readonly Told[],
  ): Promise<void> {
    const from = await this.from(tx, session);
    const mails = people.map((person) => ({
      ...lateMail(person.givenName, session, from.name),
      from,
      kind: 'certificate.late',
      notes: ['Document pas encore prêt, le message part sans lui'],
      ...this.to(session, person, `certificate-late:${person.registrationId}`),
    }));
    await this.queue(tx, mails);
  }

  async tellWithdrawn(
    tx: EntityManager,
    session: Place,
    person: Told,
    withdrawn: readonly { id: string; content: CertificateContent }[],
    reason: string,
  ): Promise<void> {
    const [first] = withdrawn;
    if (!first) return;
    const from = await this.from(tx, session);
    const letter = withdrawnMail(
      withdrawn.map(({ content }) => content),
      reason,
      from.name,
    );
    const to = this.to(session, person, `certificate-withdrawn:${first.id}`);
    await this.queue(tx, [{ ...letter, from, kind: 'certificate.withdrawn', ...to }]);
  }

  private async from(tx: EntityManager, { regionCode, regionName }: Place) {
    return (await this.senders.of(tx, regionCode, regionName)).mailbox;
  }

  private to(session: Place, person: Told, dedupeKey: string) {
    return {
      dedupeKey,
      to: { name: `${person.givenName} ${person.familyName}`, address: person.email },
      regionCode: session.regionCode,
      sessionId: session.id,
      registrationId: person.registrationId,
    };
  }

  /** A walk-in may have left no address: nothing to send then. */
  private queue(tx: EntityManager, mails: readonly OutgoingMail[]): Promise<number> {
    return this.mails.queueMany(
      tx,
      mails.filter(({ to }) => to.address !== ''),
    );
  }
}
