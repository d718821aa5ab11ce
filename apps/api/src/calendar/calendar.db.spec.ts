// Invitations on a real PostgreSQL, carried by a real mail server: moves, cancellations, order, once each.
import { randomUUID } from 'node:crypto';
import { simpleParser, type ParsedMail, type StructuredHeader } from 'mailparser';
import { someoneWith } from '../auth/auth.fixture';
import { Actor } from '../platform/http/actor';
import { startMailServer, type TestMailServer } from '../platform/mail/mail-server.fixture';
import { Mails } from '../platform/mail/mails.service';
import { SessionChanges } from '../sessions/organiser/session-changes.service';
import { storedTimetable } from '../sessions/organiser/timetable.queries';
import { aDay, aSession, type SessionWanted } from '../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { Announcements } from './announcements.service';
import { anOutgoingMail } from '../platform/mail/mail.fixture';
import { Invitations } from './calendar.service';
import { unfold } from './ics/lines';
import { lintInMail } from './lint/lint';
import { mailKeyOf } from './rendered';

let server: TestMailServer;
let app: TestApp;
let actor: Actor;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now: '2026-12-01T08:30:00Z', settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
  const personId = await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:84');
  const grant = {
    role: 'REGIONAL_ORGANIZER',
    scopeKind: 'region',
    scopeId: '84',
    validFrom: new Date(0),
    validTo: null,
  } as const;
  actor = new Actor(personId, [grant], app.clock.now());
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => {
  server.taken.length = server.next.length = 0;
});

const people = [
  { name: 'Anne Le Goff', address: 'anne@mairie.example' },
  { name: 'Paul "Polo" Durand', address: 'paul@mairie.example' },
];
const invitations = () => app.app.get(Invitations);
const session = (wanted: SessionWanted = {}) =>
  app.source.transaction((tx) =>
    aSession(tx, { trainerIds: actor.personId === null ? [] : [actor.personId], ...wanted }),
  );

/** Confirms a registration as the registrations room does: opens, and mails each day's object. */
async function confirm(
  sessionId: string,
  person = people[0],
  registrationId: string = randomUUID(),
): Promise<string> {
  const attendee = person ?? { name: '', address: '' };
  await app.source.transaction(async (tx) => {
    for (const invitation of await invitations().open(tx, { registrationId, sessionId, attendee })) {
      await app.app.get(Mails).queue(
        tx,
        anOutgoingMail({
          from: {
            name: 'Treize · Auvergne-Rhône-Alpes',
            address: 'auvergne-rhone-alpes@mail.treize.example',
          },
          to: attendee,
          dedupeKey: mailKeyOf(invitation),
          calendar: invitation,
          invitationId: invitation.id,
          revision: invitation.sequence,
          registrationId,
        }),
      );
    }
  });
  return registrationId;
}

interface Received {
  mail: ParsedMail;
  to: string;
  ics: string;
  lines: string[];
}

/** Sends what is due; what arrived, by day and person, each calendar object through the lint beside its mail. */
async function receive(): Promise<Received[]> {
  server.taken.length = 0;
  const { failures } = await app.runJobs();
  expect(failures).toEqual([]);
  const received = await Promise.all(
    server.taken.map(async (message) => {
      const mail = await simpleParser(message);
      const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
      const ics = part?.content.toString('utf8') ?? '';
      const to = Array.isArray(mail.to) ? '' : (mail.to?.value[0]?.address ?? '');
      if (part) {
        const type = part.headers.get('content-type') as StructuredHeader;
        const others = people
          .filter(({ address }) => address !== to && !to.startsWith('mairie@'))
          .flatMap(({ name, address }) => [address, name.split(' ')[0] ?? '']);
        const envelope = {
          from: mail.from?.value[0]?.address ?? '',
          to,
          method: type.params['method'] ?? '',
          others,
        };
        expect(lintInMail(ics, envelope)).toEqual([]);
        expect(part.headers.has('content-disposition')).toBe(false);
      }
      return { mail, to, ics, lines: unfold(ics) };
    }),
  );
  const key = (one: Received) => `${line(one, 'DTSTART;') ?? ''} ${one.to}`;
  return received.sort((one, other) => key(one).localeCompare(key(other)));
}

const line = (received: Received | undefined, name: string) =>
  received?.lines.filter((one) => one.startsWith(name)).at(-1);
const uid = (received: Received | undefined) => line(received, 'UID:');

async function move(sessionId: string, change: { days?: object[]; room?: string }): Promise<void> {
  const [row] = await app.source.query<{ version: number; venueId: string }[]>(
    `select version, venue_id as "venueId" from sessions where id = $1`,
    [sessionId],
  );
  const { days } = await storedTimetable(app.source.manager, sessionId);
  await app.app.get(SessionChanges).move(actor, sessionId, {
    version: row?.version ?? 0,
    venueId: row?.venueId ?? null,
    room: 'Salle du conseil',
    joinUrl: null,
    days: days.map(({ id, date, halfDays }) => ({
      id,
      date,
      halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
    })),
    ...change,
  } as Parameters<SessionChanges['move']>[2]);
}

const cancelSession = async (sessionId: string, reason: string) => {
  const [row] = await app.source.query<{ version: number }[]>(`select version from sessions where id = $1`, [
    sessionId,
  ]);
  await app.app.get(SessionChanges).cancel(actor, sessionId, row?.version ?? 0, reason);
};

describe('a confirmation', () => {
  it('carries one event a day, from the region to one person', async () => {
    await confirm(await session({ days: [aDay('2027-03-27'), aDay('2027-03-28')] }));
    const received = await receive();
    expect(received).toHaveLength(2);
    expect(received.map((one) => line(one, 'DTSTART;'))).toEqual([
      'DTSTART;TZID=Europe/Paris:20270327T093000',
      'DTSTART;TZID=Europe/Paris:20270328T093000',
    ]);
    expect(received.map((one) => line(one, 'DTEND;'))).toEqual([
      'DTEND;TZID=Europe/Paris:20270327T164500',
      'DTEND;TZID=Europe/Paris:20270328T164500',
    ]);
    expect(new Set(received.map(uid)).size).toBe(2);
    expect(line(received[0], 'SEQUENCE')).toBe('SEQUENCE:0');
    expect(line(received[0], 'LOCATION')).toContain('Salle du conseil\\, Mairie de Saint-Flour');
    expect(line(received[0], 'DESCRIPTION')).toContain(
      'Matin\u00a0: 9\u00a0h\u00a030 – 12\u00a0h\u00a030\\nAprès-midi',
    );
  });

  it('opened again gives the same objects, and no second mail', async () => {
    const sessionId = await session();
    const registrationId = await confirm(sessionId);
    expect(await receive()).toHaveLength(1);
    app.clock.advance(5000);
    await confirm(sessionId, people[0], registrationId);
    expect(await receive()).toHaveLength(0);
  });

  it('of two people on one mailbox gives two events', async () => {
    const sessionId = await session();
    await confirm(sessionId, { name: 'Anne Le Goff', address: 'mairie@mairie.example' });
    await confirm(sessionId, { name: 'Luc Le Goff', address: 'mairie@mairie.example' });
    const received = await receive();
    expect(new Set(received.map(uid)).size).toBe(2);
  });

  it('of a cancelled session opens nothing', async () => {
    const sessionId = await session({ state: 'CANCELLED' });
    await confirm(sessionId);
    expect(await receive()).toHaveLength(0);
  });
});

describe('a moved session', () => {
  it('sends each person one update: same UID, SEQUENCE + 1, before and now in both versions', async () => {
    const sessionId = await session();
    const registrations = [await confirm(sessionId, people[0]), await confirm(sessionId, people[1])];
    const first = await receive();
    await move(sessionId, { room: 'Salle des fêtes' });
    const updates = await receive();
    expect(updates).toHaveLength(2);
    for (const update of updates) {
      const before = first.find(({ to }) => to === update.to);
      expect(uid(update)).toBe(uid(before));
      expect(line(update, 'SEQUENCE')).toBe('SEQUENCE:1');
      expect(update.lines).toContain('METHOD:REQUEST');
      expect(update.mail.subject).toMatch(/^Modification\s: Lire son centre-bourg$/);
      expect(update.mail.inReplyTo).toBe(before?.mail.messageId);
      for (const words of ['Avant', 'Salle du conseil, Mairie', 'Maintenant', 'Salle des fêtes, Mairie']) {
        expect(update.mail.text).toContain(words);
        expect(update.mail.html).toContain(words);
      }
      expect(update.mail.text).not.toContain('Quand');
      expect(update.mail.text).toContain('https://treize.example/registrations/link/');
    }
    expect(registrations).toHaveLength(2);
    await move(sessionId, {
      days: [
        { ...aDay('2027-01-13'), id: (await storedTimetable(app.source.manager, sessionId)).days[0]?.id },
      ],
    });
    const again = await receive();
    expect(again.map((one) => line(one, 'SEQUENCE'))).toEqual(['SEQUENCE:2', 'SEQUENCE:2']);
    expect(again[0]?.mail.text).toMatch(
      /Avant\s: mardi 12 janvier 2027[^]*Maintenant\s: mercredi 13 janvier 2027/,
    );
  });

  it('told twice sends nothing twice, and a change of words nothing at all', async () => {
    const sessionId = await session();
    await confirm(sessionId);
    await receive();
    await move(sessionId, { room: 'Salle 2' });
    expect(await receive()).toHaveLength(1);
    await app.app.get(Announcements).moved(sessionId);
    await app.source.query(`update sessions set title = 'Lire son bourg' where id = $1`, [sessionId]);
    await app.app.get(Announcements).moved(sessionId);
    expect(await receive()).toHaveLength(0);
  });

  it('withdraws a removed day and invites to a new one', async () => {
    const sessionId = await session({ days: [aDay('2027-01-12'), aDay('2027-01-13')] });
    await confirm(sessionId);
    const first = await receive();
    const { days } = await storedTimetable(app.source.manager, sessionId);
    await move(sessionId, { days: [{ ...aDay('2027-01-12'), id: days[0]?.id }, aDay('2027-01-20')] });
    const changes = await receive();
    expect(changes.map(({ mail }) => mail.subject?.replace(/\s:.*/, '')).sort()).toEqual([
      'Annulation d’une journée',
      'Invitation',
    ]);
    const gone = changes.find(({ lines }) => lines.includes('METHOD:CANCEL'));
    expect(uid(gone)).toBe(uid(first[1]));
    expect(gone?.lines).toContain('STATUS:CANCELLED');
    const added = changes.find(({ lines }) => lines.includes('METHOD:REQUEST'));
    expect(line(added, 'DTSTART;')).toContain('20270120T093000');
    expect(line(added, 'SEQUENCE')).toBe('SEQUENCE:0');
  });

  it('replaced day for day withdraws the old one and invites to the new one', async () => {
    const sessionId = await session();
    await confirm(sessionId);
    const [first] = await receive();
    await move(sessionId, { days: [aDay('2027-01-26')] });
    const changes = await receive();
    expect(changes.map((one) => [line(one, 'METHOD'), uid(one) === uid(first)]).sort()).toEqual([
      ['METHOD:CANCEL', true],
      ['METHOD:REQUEST', false],
    ]);
  });
});

describe('a cancelled session', () => {
  it('is withdrawn from every calendar with its reason, once', async () => {
    const sessionId = await session();
    await confirm(sessionId, people[0]);
    await confirm(sessionId, people[1]);
    await receive();
    await cancelSession(sessionId, 'Formatrice souffrante');
    const cancels = await receive();
    expect(cancels).toHaveLength(2);
    for (const cancel of cancels) {
      expect(cancel.lines).toEqual(
        expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']),
      );
      expect(cancel.mail.subject).toMatch(/^Annulation\s: /);
      expect(cancel.mail.text).toContain('Formatrice souffrante');
      expect(cancel.mail.html).toContain('Formatrice souffrante');
    }
    await app.app.get(Announcements).cancelled(sessionId, 'Formatrice souffrante');
    expect(await receive()).toHaveLength(0);
  });

  it('is told without any calendar object to whom no invitation left', async () => {
    const sessionId = await session();
    await confirm(sessionId);
    await cancelSession(sessionId, 'Neige');
    await app.app.get(Announcements).cancelled(sessionId, 'Neige');
    const received = await receive();
    expect(received.map(({ ics, mail }) => [ics, mail.subject?.slice(0, 10)])).toEqual([['', 'Annulation']]);
  });
});

describe('one person who withdraws', () => {
  const withdraw = (registrationId: string) =>
    app.source.transaction((tx) => invitations().withdraw(tx, registrationId));

  it('gets a CANCEL without STATUS, the same if asked again', async () => {
    const sessionId = await session();
    const registrationId = await confirm(sessionId);
    await receive();
    const [cancel, ...others] = await withdraw(registrationId);
    expect(others).toEqual([]);
    expect(cancel?.body).toContain('METHOD:CANCEL');
    expect(cancel?.body).not.toContain('STATUS');
    expect(cancel?.sequence).toBe(1);
    app.clock.advance(60_000);
    expect(await withdraw(registrationId)).toEqual([cancel]);
  });

  it('before the first mail left gets nothing at all', async () => {
    const registrationId = await confirm(await session());
    expect(await withdraw(registrationId)).toEqual([]);
    expect(await withdraw(registrationId)).toEqual([]);
    expect(await receive()).toHaveLength(0);
  });

  it('and comes back gets a new UID', async () => {
    const sessionId = await session();
    const registrationId = await confirm(sessionId);
    const [first] = await receive();
    await withdraw(registrationId);
    await confirm(sessionId, people[0], registrationId);
    const [second] = await receive();
    expect(uid(second)).not.toBe(uid(first));
    expect(line(second, 'SEQUENCE')).toBe('SEQUENCE:0');
  });

  it('is not told of later moves', async () => {
    const sessionId = await session();
    const registrationId = await confirm(sessionId);
    await receive();
    await withdraw(registrationId);
    await move(sessionId, { room: 'Salle 4' });
    expect(await receive()).toHaveLength(0);
  });
});

it('gives a file to download, with or without an invitation', async () => {
  const sessionId = await session({ days: [aDay('2027-01-12'), aDay('2027-01-13')] });
  const registrationId = await confirm(sessionId);
  const download = (id: string) => invitations().downloadFor(app.source.manager, id, sessionId);
  const own = await download(registrationId);
  expect(own.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(own).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/);
  expect((await download(randomUUID())).match(/BEGIN:VEVENT/g)).toHaveLength(2);
  await receive();
});
