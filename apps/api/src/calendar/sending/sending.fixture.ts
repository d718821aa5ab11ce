// For tests: sessions and people, the organiser who moves them, and every mail that arrives read like a judge would.
import { randomUUID } from 'node:crypto';
import { simpleParser, type ParsedMail, type StructuredHeader } from 'mailparser';
import { someoneWith } from '../../auth/auth.fixture';
import { aPerson } from '../../people/people.fixture';
import { Actor } from '../../platform/http/actor';
import { startMailServer, type TestMailServer } from '../../platform/mail/mail-server.fixture';
import { SessionChanges } from '../../sessions/organiser/session-changes.service';
import { storedTimetable } from '../../sessions/organiser/timetable.queries';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import type { Invited } from '../calendar.queries';
import { Invitations } from '../calendar.service';
import { unfold } from '../ics/lines';
import { lintInMail } from '../lint/lint';

export interface Received {
  mail: ParsedMail;
  raw: string;
  to: string;
  ics: string;
  lines: string[];
}

export const line = (received: Received | undefined, name: string): string | undefined =>
  received?.lines.filter((one) => one.startsWith(name)).at(-1);
export const uid = (received: Received | undefined): string | undefined => line(received, 'UID:');
export const subjects = (received: readonly Received[]): string[] =>
  received.map(({ mail }) => (mail.subject ?? '').replace(/\s:.*/, '')).sort();

export const anne = { name: 'Anne Le Goff', address: 'anne@mairie.example' };
export const paul = { name: 'Paul "Polo" Durand', address: 'paul@mairie.example' };
/** People whose names and addresses must not be found in anybody else's mail. */
const known = [anne, paul];

export class SendingStage {
  private constructor(
    readonly app: TestApp,
    readonly server: TestMailServer,
    readonly actor: Actor,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<SendingStage> {
    const server = await startMailServer();
    const app = await startTestApp({
      now: '2026-12-01T08:30:00Z',
      settings: { SMTP_URL: server.url, ...settings },
    });
    await placeTowns(app.source);
    const personId = await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:84');
    const grant = {
      role: 'REGIONAL_ORGANIZER',
      scopeKind: 'region',
      scopeId: '84',
      validFrom: new Date(0),
      validTo: null,
    } as const;
    return new SendingStage(app, server, new Actor(personId, [grant], app.clock.now()));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.close();
  }

  get invitations(): Invitations {
    return this.app.app.get(Invitations);
  }

  get changes(): SessionChanges {
    return this.app.app.get(SessionChanges);
  }

  session(wanted: SessionWanted = {}): Promise<string> {
    const trainerIds = this.actor.personId === null ? [] : [this.actor.personId];
    return this.app.source.transaction((tx) => aSession(tx, { trainerIds, ...wanted }));
  }

  /** Opens the invitations of a registration, as the registrations room does once a place is held. */
  async invite(sessionId: string, attendee = anne, change: Partial<Invited> = {}): Promise<string> {
    const registrationId = change.registrationId ?? randomUUID();
    await this.app.source.transaction(async (tx) => {
      const personId =
        change.personId ??
        (await aPerson(tx, { familyName: 'Orvault', givenName: attendee.name, email: attendee.address }));
      await this.invitations.open(tx, { registrationId, sessionId, personId, attendee, ...change });
    });
    return registrationId;
  }

  withdraw(registrationId: string) {
    return this.app.source.transaction((tx) => this.invitations.withdraw(tx, registrationId));
  }

  /** Sends what is due; what arrived, by day and person, each calendar object through the lint beside its mail. */
  async receive(): Promise<Received[]> {
    this.server.taken.length = 0;
    const { failures } = await this.app.runJobs();
    expect(failures).toEqual([]);
    const received = await Promise.all(this.server.taken.map((message) => read(message.toString())));
    const key = (one: Received) => `${line(one, 'DTSTART;') ?? ''} ${one.to}`;
    return received.sort((one, other) => key(one).localeCompare(key(other)));
  }

  async version(sessionId: string): Promise<number> {
    const [row] = await this.app.source.query<{ version: number }[]>(
      `select version from sessions where id = $1`,
      [sessionId],
    );
    return row?.version ?? 0;
  }

  /** Moves a session; what is not told stays as it is. */
  async move(
    sessionId: string,
    change: Partial<Parameters<SessionChanges['move']>[2]> | { days?: object[] },
  ): Promise<void> {
    const [row] = await this.app.source.query<{ venueId: string; room: string; joinUrl: string | null }[]>(
      `select venue_id as "venueId", room, join_url as "joinUrl" from sessions where id = $1`,
      [sessionId],
    );
    const { days } = await storedTimetable(this.app.source.manager, sessionId);
    await this.changes.move(this.actor, sessionId, {
      version: await this.version(sessionId),
      venueId: row?.venueId ?? null,
      room: row?.room ?? '',
      joinUrl: row?.joinUrl ?? null,
      days: days.map(({ id, date, halfDays }) => ({
        id,
        date,
        halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
      })),
      ...change,
    } as Parameters<SessionChanges['move']>[2]);
  }

  async dayIds(sessionId: string): Promise<string[]> {
    return (await storedTimetable(this.app.source.manager, sessionId)).days.map(({ id }) => id);
  }

  async cancel(sessionId: string, reason: string): Promise<void> {
    await this.changes.cancel(this.actor, sessionId, await this.version(sessionId), reason);
  }

  /** Stored answer of an invitation, as a reply writes it. */
  async answer(registrationId: string, partstat: 'ACCEPTED' | 'DECLINED'): Promise<void> {
    await this.app.source.query(
      `update invitations set partstat = $2, partstat_sequence = sequence, partstat_at = $3, partstat_source = 'REPLY',
         answered_at = $3 where registration_id = $1 and wanted = 'REQUEST'`,
      [registrationId, partstat, this.app.clock.now()],
    );
  }
}

/** Reads one message: [7.6-17] nobody else is named anywhere in it, [7.6-18] it goes to one address. */
async function read(raw: string): Promise<Received> {
  const mail = await simpleParser(raw);
  const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const ics = part?.content.toString('utf8') ?? '';
  const addresses = Array.isArray(mail.to) ? [] : (mail.to?.value ?? []);
  expect(addresses).toHaveLength(1);
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  const to = addresses[0]?.address ?? '';
  const others = known
    .filter(({ address }) => address !== to && !to.startsWith('mairie@'))
    .flatMap(({ name, address }) => [address, name.split(' ')[0] ?? '']);
  const words = `${mail.subject ?? ''}\n${mail.text ?? ''}\n${String(mail.html)}`;
  for (const other of others) expect(words).not.toContain(other);
  if (part) {
    const type = part.headers.get('content-type') as StructuredHeader;
    const method = type.params['method'] ?? '';
    expect(lintInMail(ics, { from: mail.from?.value[0]?.address ?? '', to, method, others })).toEqual([]);
    expect(part.headers.has('content-disposition')).toBe(false);
  }
  return { mail, raw, to, ics, lines: unfold(ics) };
}
