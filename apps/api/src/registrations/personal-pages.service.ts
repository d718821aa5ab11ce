// What a person sees and does of their own registrations, signed in or by personal link.
import { Injectable } from '@nestjs/common';
import type { MyRegistration, RegistrationPage } from '@treize/contract/registrations';
import { certificatePaths } from '@treize/contract/certificates';
import { isActive, isExpected } from '@treize/rules/registrations/status';
import { phaseOf } from '@treize/rules/sessions/phase';
import { DataSource } from 'typeorm';
import { Invitations } from '../calendar/calendar.service';
import { Clock } from '../platform/clock';
import { Links } from '../platform/http/links';
import { Refusal } from '../platform/http/refusal';
import { registrationById, registrationsOfPerson, type RegistrationRow } from './pages.queries';
import { Places } from './places.service';
import { sessionRecap } from './session-recap';

const ended = ['HELD', 'FINALIZED', 'CANCELLED'];
const done = { done: true as const };

@Injectable()
export class PersonalPages {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly places: Places,
    private readonly invitations: Invitations,
  ) {}

  async mine(personId: string): Promise<MyRegistration[]> {
    const now = this.clock.now();
    const rows = await registrationsOfPerson(this.source.manager, personId, now);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      status: row.status,
      rank: row.rank,
      offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
      token: this.links.sign('registration', row.id),
      session: {
        id: row.sessionId,
        title: row.title,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        town: row.town,
        venueName: row.venueName,
        phase: phaseOf(row, now),
      },
    }));
  }

  async page(token: string): Promise<RegistrationPage> {
    const row = await this.rowOf(token);
    const { page, joinUrl } = await sessionRecap(this.source.manager, row.sessionId, this.clock.now());
    const isOver = ended.includes(page.phase);
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      rank: row.rank,
      offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
      cancellable: isActive(row.status) && row.firstPresenceAt === null && !isOver,
      familyName: row.familyName,
      givenName: row.givenName,
      email: row.email,
      kind: row.kind,
      function: row.function,
      body: row.body,
      needs: row.needs,
      createdAt: row.createdAt.toISOString(),
      joinUrl: isExpected(row.status) && !isOver ? joinUrl : null,
      session: page,
      certificate: row.certificate && { ...row.certificate, pdfPath: certificatePaths.linkPdf(token) },
    };
  }

  /** The events of a held place, as a file to add to one's calendar. */
  async calendar(token: string): Promise<string> {
    const row = await this.rowOf(token);
    const { page } = await sessionRecap(this.source.manager, row.sessionId, this.clock.now());
    if (!isExpected(row.status) || page.phase === 'CANCELLED') throw new Refusal('wrong-state');
    return this.invitations.downloadFor(this.source.manager, row.id, row.sessionId);
  }

  async cancel(token: string, { reason, notMe }: { reason: string | null; notMe: boolean }) {
    const registrationId = this.links.read('registration', token);
    const why = notMe ? 'Adresse utilisée par quelqu’un d’autre' : reason || null;
    await this.source.transaction((tx) =>
      this.places.end(tx, registrationId, 'CANCELLED_BY_PERSON', { actorId: null, reason: why }),
    );
    return done;
  }

  async accept(token: string) {
    const registrationId = this.links.read('registration', token);
    await this.source.transaction((tx) => this.places.accept(tx, registrationId));
    return done;
  }

  async decline(token: string) {
    const registrationId = this.links.read('registration', token);
    await this.source.transaction((tx) => this.places.decline(tx, registrationId));
    return done;
  }

  private async rowOf(token: string): Promise<RegistrationRow> {
    const row = await registrationById(this.source.manager, this.links.read('registration', token));
    if (!row) throw new Refusal('link-invalid');
    return row;
  }
}
