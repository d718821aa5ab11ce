// Who is written to about a registration, and what the letter tells: read as it stands, and held while it is told.
import { Injectable } from '@nestjs/common';
import { isExpected } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Links } from '../platform/http/links';
import type { OutgoingMail } from '../platform/mail/mails.service';
import { Senders } from '../platform/mail/senders/senders.service';
import type { RegistrationLetter } from './mails/recap';
import { registrationById, type RegistrationRow } from './pages.queries';
import { holdRegistration } from './registrations.queries';
import { sessionRecap } from './session-recap';

export interface Recipient {
  row: RegistrationRow;
  letter: RegistrationLetter;
  /** What every mail about this registration has. */
  envelope: Pick<OutgoingMail, 'from' | 'to' | 'regionCode' | 'sessionId' | 'registrationId'>;
}

@Injectable()
export class Recipients {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly senders: Senders,
  ) {}

  /**
   * Null when the person has no mailbox: nothing to send. The registration is held as it is read: a cancellation that
   * comes meanwhile waits, and takes back the invitation written here.
   */
  async of(tx: EntityManager, registrationId: string): Promise<Recipient | null> {
    await holdRegistration(tx, registrationId);
    const row = await registrationById(tx, registrationId);
    if (!row || row.email === '') return null;
    const { page, joinUrl } = await sessionRecap(tx, row.sessionId, this.clock.now());
    const { mailbox: from } = await this.senders.of(tx, page.regionCode, page.regionName);
    const name = `${row.givenName} ${row.familyName}`;
    return {
      row,
      letter: {
        givenName: row.givenName,
        ...(row.viaMunicipality && { forWhom: name }),
        ...(row.sharesMailbox && { named: name }),
        ...(row.onBehalfOf !== null && { onBehalfOf: row.onBehalfOf }),
        number: row.number,
        session: page,
        joinUrl: isExpected(row.status) ? joinUrl : null,
        url: this.links.registration(registrationId),
        senderName: from.name,
      },
      envelope: {
        from,
        to: { name, address: row.email },
        regionCode: page.regionCode,
        sessionId: row.sessionId,
        registrationId,
      },
    };
  }
}
