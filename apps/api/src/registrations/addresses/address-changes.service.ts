// A person gives another mailbox from their personal page: a link to the new one, and the change once it is followed.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { maskedAddress } from '@treize/rules/mails/copies';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Logins } from '../../auth/logins.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { Mails } from '../../platform/mail/mails.service';
import { Recipients, type Recipient } from '../recipients.service';
import { Registration } from '../registration.entity';
import { holdsRole, lockStandingToCome } from './addresses.queries';
import { addressChangedMail } from './mails/address-changed.mail';
import { confirmAddressMail } from './mails/confirm-address.mail';
import { Readdressing, type Readdressed } from './readdressing.service';

export const validHours = 24;
const hour = 3600;

/** The mailbox a link was asked from, in few letters that do not tell it: once it has changed, the link serves no more. */
const markOf = (address: string): string =>
  createHash('sha256').update(emailKey(address)).digest('hex').slice(0, 16);

@Injectable()
export class AddressChanges {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly recipients: Recipients,
    private readonly readdressing: Readdressing,
    private readonly audit: Audit,
    private readonly logins: Logins,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends a link to the new mailbox; nothing changes. Whether somebody of that name has it already is told only to
   * whoever reads it. A personal link is not enough to ask: links are forwarded and mailboxes shared, and whoever holds
   * a person's mailbox signs in as them.
   * @throws Refusal `sign-in-needed` unless the person is signed in, `wrong-state` when the registration does not stand or is written to the mairie, `address-holds-role`
   */
  async request(actor: Actor, token: string, email: string): Promise<{ done: true }> {
    const registrationId = this.links.read('registration', token);
    const { SIGN_INS_PER_NETWORK: perNetwork, SIGN_INS_PER_ADDRESS: perAddress } = this.config;
    await this.limits.hit(`address:network:${actor.network}`, perNetwork, hour);
    await this.limits.hit(`address:of:${registrationId}`, perAddress, hour);
    await this.limits.hit(`address:to:${emailKey(email)}`, perAddress, hour);
    await this.source.transaction(async (tx) => {
      const { recipient, personId } = await this.standing(tx, registrationId);
      if (actor.personId !== personId) throw new Refusal('sign-in-needed');
      const now = this.clock.now();
      if (await holdsRole(tx, personId, now)) throw new Refusal('address-holds-role');
      const until = new Date(now.getTime() + validHours * 3_600_000);
      const words = `${markOf(recipient.row.email)} ${email}`;
      const url = this.links.page('/registrations/address');
      await this.mails.queue(tx, {
        ...recipient.envelope,
        to: { ...recipient.envelope.to, address: email },
        ...confirmAddressMail({
          number: recipient.letter.number,
          url: `${url}#token=${this.links.signWords('address', registrationId, words, until)}`,
          hours: validHours,
          senderName: recipient.letter.senderName,
        }),
        kind: 'address.to-confirm',
        dedupeKey: `address.to-confirm:${registrationId}:${markOf(email)}:${now.getTime()}`,
        giveUpAt: until,
      });
    });
    return { done: true };
  }

  /**
   * The new mailbox is the person's; followed twice, the link changes nothing more.
   * @throws Refusal `link-expired` after a day or once the mailbox changed otherwise, `wrong-state`, `address-taken`,
   * `address-holds-role`
   */
  async confirm(token: string): Promise<{ email: string; token: string }> {
    const { id, words } = this.links.readWords('address', token, this.clock.now());
    const [mark, email = ''] = words.split(' ');
    const personId = await this.source.transaction(async (tx) => {
      const { recipient, personId } = await this.standing(tx, id);
      const current = recipient.row.email;
      if (emailKey(current) === emailKey(email)) return null;
      if (markOf(current) !== mark) throw new Refusal('link-expired');
      const changed = await this.readdressing.change(tx, { personId, registrationId: id }, email, () => true);
      if (changed) await this.tell(tx, recipient, personId, email, changed);
      return personId;
    });
    if (personId !== null) await this.logins.closeAll(personId);
    return { email, token: this.links.sign('registration', id) };
  }

  /** The registration whose link is followed, locked with the others of the person. */
  private async standing(
    tx: EntityManager,
    registrationId: string,
  ): Promise<{ recipient: Recipient; personId: string }> {
    const registration = await tx.findOneBy(Registration, { id: registrationId });
    if (!registration) throw new Refusal('link-invalid');
    const { personId, viaMunicipality } = registration;
    const standing = await lockStandingToCome(tx, personId, this.clock.now());
    const recipient = await this.recipients.of(tx, registrationId);
    const stands = standing.some(({ id }) => id === registrationId);
    if (viaMunicipality || !stands || recipient === null) throw new Refusal('wrong-state');
    return { recipient, personId };
  }

  /** Each mailbox that is left is told, in case somebody else asked. */
  private async tell(
    tx: EntityManager,
    { envelope, letter }: Recipient,
    personId: string,
    email: string,
    { before, followed }: Readdressed,
  ): Promise<void> {
    const left = new Map([before, ...followed.map((one) => one.email)].map((one) => [emailKey(one), one]));
    left.delete(emailKey(email));
    await this.mails.queueMany(
      tx,
      [...left.values()].map((address) => ({
        ...envelope,
        to: { ...envelope.to, address },
        ...addressChangedMail(letter, maskedAddress(email)),
        kind: 'address.changed',
        dedupeKey: `address.changed:${personId}:${markOf(address)}:${this.clock.now().getTime()}`,
      })),
    );
    await this.audit.record(tx, {
      actorId: null,
      action: 'person.address-changed',
      subjectKind: 'person',
      subjectId: personId,
      regionCode: envelope.regionCode ?? null,
      details: {
        registrationId: envelope.registrationId,
        before: maskedAddress(before),
        after: maskedAddress(email),
        registrations: followed.length,
      },
    });
  }
}
