// Mails to whoever answers for a commune: somebody asks for a place in its name.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contactsOfMunicipality } from '../../auth/auth.queries';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Mails } from '../../platform/mail/mails.service';
import { toValidateMail } from '../mails/places/to-validate.mail';
import type { Recipient } from '../recipients.service';
import { Registration } from '../registration.entity';

@Injectable()
export class ContactMails {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mails: Mails,
  ) {}

  /** Asks every contact of the commune; without any, and for an EPCI, the session's own contact answers. */
  async askToValidate(tx: EntityManager, { row, letter, envelope }: Recipient): Promise<void> {
    const { municipalityCode } = await tx.findOneByOrFail(Registration, { id: row.id });
    const contacts =
      municipalityCode === null ? [] : await contactsOfMunicipality(tx, municipalityCode, this.clock.now());
    const asked = {
      person: `${row.givenName} ${row.familyName}, ${row.function}`,
      body: row.body,
      dueAt: row.validationDueAt,
    };
    const readers =
      contacts.length > 0
        ? contacts.map(({ name, email }) => ({
            name,
            address: email,
            page: `/municipality/${municipalityCode}/validate`,
          }))
        : [
            {
              name: letter.senderName,
              address: letter.session.contactEmail,
              page: `/organiser/sessions/${row.sessionId}?state=to-validate`,
            },
          ];
    for (const { name, address, page } of readers) {
      const isContact = contacts.length > 0;
      await this.mails.queue(tx, {
        ...envelope,
        ...toValidateMail(letter, { ...asked, url: this.links.page(page), isContact }),
        to: { name, address },
        kind: 'registration.to-validate',
        dedupeKey: `registration.to-validate:${row.id}:${address}`,
      });
    }
  }
}
