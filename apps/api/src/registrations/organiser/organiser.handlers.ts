// After an organiser's act: promised places are written to whom they are for; a fallen track is told once an address.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SessionPage } from '@treize/contract/sessions';
import { emailKey } from '@treize/rules/people/keys';
import { frenchDate } from '@treize/rules/time/french';
import { DataSource, type EntityManager } from 'typeorm';
import { contactsOfMunicipality } from '../../auth/auth.queries';
import { Invitations } from '../../calendar/calendar.service';
import { mailKeyOf, type RenderedInvitation } from '../../calendar/rendered';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Mails } from '../../platform/mail/mails.service';
import { Senders } from '../../platform/mail/senders/senders.service';
import { placeOf } from '../../sessions/place';
import { SessionsService } from '../../sessions/sessions.service';
import { seatInvitationMail } from '../mails/places/seat-invitation.mail';
import { timetable } from '../mails/recap';
import { trackCancelledMail, type FallenDate } from '../mails/changes/track-cancelled.mail';
import { withdrawnDateMail } from '../mails/changes/withdrawn-date.mail';
import { Recipients } from '../recipients.service';
import { toldPeople, type ToldPerson } from './cancelled-tracks/cancelled-tracks.queries';
import { seatsPromised, trackFell } from './organiser.jobs';
import { seatInvitationById } from './seat-invitations/seat-invitations.queries';
import { invitationUrl } from './seat-invitations/seat-invitations.service';

/** A CANCEL, and whose registration it was. */
type Withdrawn = RenderedInvitation & { registrationId: string };

@Injectable()
export class OrganiserHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly links: Links,
    private readonly sessions: SessionsService,
    private readonly recipients: Recipients,
    private readonly invitations: Invitations,
    private readonly senders: Senders,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(seatsPromised, ({ invitationId }) =>
      this.source.transaction((tx) => this.promised(tx, invitationId)),
    );
    this.jobs.handle(trackFell, ({ reason, registrationIds }) =>
      this.source.transaction((tx) => this.fell(tx, reason, registrationIds)),
    );
  }

  private async promised(tx: EntityManager, invitationId: string): Promise<void> {
    const invitation = await seatInvitationById(tx, invitationId);
    const now = this.clock.now();
    if (!invitation || invitation.revokedAt !== null || invitation.expiresAt <= now) return;
    const { sessionId, name, email, municipalityCode } = invitation;
    const session = (await this.sessions.pagesOf(tx, [sessionId])).get(sessionId);
    if (!session) return;
    const { mailbox: from } = await this.senders.of(tx, session.regionCode, session.regionName);
    const to =
      municipalityCode === null
        ? [{ name, email: email ?? '' }]
        : await contactsOfMunicipality(tx, municipalityCode, now);
    const url = invitationUrl(this.links, sessionId, invitationId);
    for (const reader of to) {
      const letter = { ...invitation, name: reader.name, session, url, senderName: from.name };
      await this.mails.queue(tx, {
        ...seatInvitationMail(letter),
        kind: 'session.places-promised',
        dedupeKey: `session.places-promised:${invitationId}:${emailKey(reader.email)}`,
        from,
        to: { name: reader.name, address: reader.email },
        regionCode: session.regionCode,
        sessionId,
      });
    }
  }

  /**
   * Each address is told once, with all its dates. A calendar takes one event a message: the mail carries the removal of
   * the first, short messages without news carry the others.
   */
  private async fell(tx: EntityManager, reason: string, registrationIds: string[]): Promise<void> {
    const told = await toldPeople(tx, registrationIds);
    const pages = await this.sessions.pagesOf(tx, [...new Set(told.map(({ sessionId }) => sessionId))]);
    const withdrawn = new Map<string, Withdrawn[]>();
    for (const registrationId of [...new Set(registrationIds)].sort()) {
      const cancels = await this.invitations.withdraw(tx, registrationId, 'all');
      withdrawn.set(
        registrationId,
        cancels.map((cancel) => ({ ...cancel, registrationId })),
      );
    }
    const byAddress = new Map<string, ToldPerson[]>();
    for (const one of told) byAddress.set(one.addressKey, [...(byAddress.get(one.addressKey) ?? []), one]);
    for (const people of byAddress.values()) {
      const mine = people.filter(({ isParticipant }) => isParticipant);
      const cancels = mine.flatMap(({ registrationId }) => withdrawn.get(registrationId) ?? []);
      await this.tellAddress(tx, people, pages, reason, cancels[0] ?? null);
      for (const cancel of cancels.slice(1)) await this.withdrawDate(tx, cancel);
    }
  }

  private async tellAddress(
    tx: EntityManager,
    people: ToldPerson[],
    pages: ReadonlyMap<string, SessionPage>,
    why: string,
    carried: Withdrawn | null,
  ): Promise<void> {
    const first = people.find((one) => one.registrationId === carried?.registrationId) ?? people[0];
    const page = first && pages.get(first.sessionId);
    if (!first || !page) return;
    const { mailbox: from } = await this.senders.of(tx, page.regionCode, page.regionName);
    const letter = {
      trackTitle: page.track?.title ?? page.title,
      why,
      dates: datesOf(people, pages),
      sessionsUrl: this.links.page('/sessions'),
      contactEmail: page.contactEmail,
      senderName: from.name,
    };
    const role = first.isParticipant ? 'participant' : 'contact';
    await this.mails.queue(tx, {
      ...trackCancelledMail(letter),
      kind: 'track.cancelled',
      dedupeKey: carried ? mailKeyOf(carried) : `track.cancelled:${first.registrationId}:${role}`,
      from,
      to: first.mailbox,
      calendar: carried && { method: carried.method, body: carried.body },
      invitationId: carried?.id ?? null,
      revision: carried?.sequence ?? null,
      regionCode: page.regionCode,
      sessionId: first.sessionId,
      registrationId: first.registrationId,
    });
  }

  private async withdrawDate(tx: EntityManager, cancel: Withdrawn): Promise<void> {
    const to = await this.recipients.of(tx, cancel.registrationId);
    if (!to) return;
    await this.mails.queue(tx, {
      ...to.envelope,
      ...withdrawnDateMail(to.letter, frenchDate(cancel.date)),
      kind: 'registration.date-withdrawn',
      dedupeKey: mailKeyOf(cancel),
      calendar: { method: cancel.method, body: cancel.body },
      invitationId: cancel.id,
      revision: cancel.sequence,
    });
  }
}

/** The dates that concern an address, each once, with the names of its people when there are several or others. */
function datesOf(people: ToldPerson[], pages: ReadonlyMap<string, SessionPage>): FallenDate[] {
  const isAlone =
    new Set(people.map(({ name }) => name)).size === 1 && people.every((one) => one.isParticipant);
  return [...new Set(people.map(({ sessionId }) => sessionId))].flatMap((sessionId) => {
    const page = pages.get(sessionId);
    if (!page) return [];
    const names = people.filter((one) => one.sessionId === sessionId).map(({ name }) => name);
    return [
      {
        title: page.title,
        when: timetable(page.days),
        where: placeOf(page),
        people: isAlone ? [] : [...new Set(names)],
      },
    ];
  });
}
