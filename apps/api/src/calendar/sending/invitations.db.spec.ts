// First invitations, withdrawals, new addresses: on a real PostgreSQL, carried by a real mail server.
import { randomUUID } from 'node:crypto';
import { Jobs } from '../../platform/jobs/jobs.service';
import { aPerson } from '../../people/people.fixture';
import { Senders } from '../../platform/mail/senders/senders.service';
import { aDay } from '../../sessions/sessions.fixture';
import { senderChanged } from '../calendar.jobs';
import { anne, line, paul, SendingStage, subjects, uid } from './sending.fixture';

let stage: SendingStage;
beforeAll(async () => {
  stage = await SendingStage.start();
});
afterAll(() => stage.close());

const rowsOf = (registrationId: string) =>
  stage.app.source.query<{ id: string; wanted: string; epoch: number; channel: string }[]>(
    `select id, wanted, epoch, channel from invitations where registration_id = $1 order by epoch, id`,
    [registrationId],
  );

describe('a first invitation', () => {
  it('[7.6-1] carries one event a day, SEQUENCE 0, from the region to one person', async () => {
    await stage.invite(await stage.session({ days: [aDay('2027-03-27'), aDay('2027-03-28')] }));
    const received = await stage.receive();
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
    expect(line(received[0], 'ATTENDEE')).toContain('PARTSTAT=NEEDS-ACTION;RSVP=TRUE');
    expect(line(received[0], 'LOCATION')).toContain('Salle du conseil\\, Mairie de Saint-Flour');
  });

  it('[7.6-50] [M2] tells everything in French words too, with the two answers by link', async () => {
    const sessionId = await stage.session({ format: 'HYBRID', joinUrl: 'https://visio.example/salle' });
    await stage.invite(sessionId);
    const [received] = await stage.receive();
    expect(received?.mail.subject).toBe('Invitation\u00a0: Lire son centre-bourg, mardi 12 janvier');
    const [dayId] = await stage.dayIds(sessionId);
    const text = received?.mail.text?.replace(/\s+/g, ' ') ?? '';
    for (const words of [
      'Bonjour Anne Le Goff,',
      'mardi 12 janvier 2027, 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45',
      'Salle du conseil, Mairie de Saint-Flour, 1 place d’Armes, 15100 Saint-Flour',
      'https://visio.example/salle',
      'contact@treize.example',
      `?answer=ACCEPTED&day=${dayId}`,
      `?answer=DECLINED&day=${dayId}`,
    ])
      expect(text).toContain(words);
    expect(String(received?.mail.html)).toContain('lang="fr"');
    // Read aloud, a link is what it does, then its address, whole, on a line of its own.
    const lines = (received?.mail.text ?? '').split('\n').filter((words) => words !== '');
    const links = lines.flatMap((words, at) => (words.startsWith('https://treize') ? [lines[at - 1]] : []));
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const label of links) expect(label).toMatch(/^\p{Lu}.+\u00a0:$/u);
    expect(received?.mail.text).not.toMatch(/<[a-z/]|&[a-z]+;|\[object|undefined/);
  });

  it('opened again sends nothing more', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    expect(await stage.receive()).toHaveLength(1);
    stage.app.clock.advance(5000);
    await stage.invite(sessionId, anne, { registrationId });
    expect(await stage.receive()).toHaveLength(0);
  });

  it('[7.6-16] of two people on one mailbox gives two events; one leaving leaves the other', async () => {
    const sessionId = await stage.session();
    const address = 'mairie@mairie.example';
    const first = await stage.invite(sessionId, { name: 'Jeanne Orvault', address });
    const second = await stage.invite(sessionId, { name: 'Luc Orvault', address });
    const received = await stage.receive();
    expect(new Set(received.map(uid)).size).toBe(2);
    expect(await stage.withdraw(first)).toHaveLength(1);
    expect((await rowsOf(second)).map(({ wanted }) => wanted)).toEqual(['REQUEST']);
  });

  it('of a cancelled or postponed session opens nothing, nor of a day that is over', async () => {
    await stage.invite(await stage.session({ state: 'CANCELLED' }));
    await stage.invite(await stage.session({ state: 'POSTPONED' }));
    const begun = await stage.session({ days: [aDay('2026-11-30'), aDay('2026-12-02')] });
    const registrationId = await stage.invite(begun);
    expect(await rowsOf(registrationId)).toHaveLength(1);
    expect((await stage.receive()).map((one) => line(one, 'DTSTART;'))).toEqual([
      'DTSTART;TZID=Europe/Paris:20261202T093000',
    ]);
  });

  it('[7.6-32] of a transaction rolled back leaves no invitation, no job, no mail', async () => {
    const sessionId = await stage.session();
    const registrationId = randomUUID();
    const personId = await aPerson(stage.app.source.manager);
    const rolledBack = stage.app.source.transaction(async (tx) => {
      await stage.invitations.open(tx, { registrationId, sessionId, personId, attendee: anne });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await rowsOf(registrationId)).toEqual([]);
    expect(await stage.receive()).toEqual([]);
  });

  it('to somebody who follows their own feed is stored, and mails nothing', async () => {
    const { source } = stage.app;
    const personId = await aPerson(source.manager);
    await source.query(
      `insert into calendar_choices (person_id, channel, updated_at) values ($1, 'FEED', $2)`,
      [personId, stage.app.clock.now()],
    );
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId, anne, { personId });
    expect(await rowsOf(registrationId)).toMatchObject([{ channel: 'FEED', wanted: 'REQUEST' }]);
    expect(await stage.receive()).toEqual([]);
    await stage.move(sessionId, { room: 'Salle des fêtes' });
    const [update] = await stage.receive();
    expect(update?.mail.subject).toMatch(/^Modification\s: /);
    expect(update?.mail.text).toContain('abonné·e');
    expect(update?.ics).toBe('');
    await stage.cancel(sessionId, 'Neige');
    const cancels = await stage.receive();
    expect(cancels.map(({ ics, mail }) => [ics, mail.text?.includes('Neige')])).toEqual([['', true]]);
  });
});

describe('one person who withdraws', () => {
  it('[7.6-12] [3.4-44] gets a CANCEL without STATUS, the same if asked again', async () => {
    const registrationId = await stage.invite(await stage.session());
    await stage.receive();
    const [cancel, ...others] = await stage.withdraw(registrationId);
    expect(others).toEqual([]);
    expect(cancel?.body).toContain('METHOD:CANCEL');
    expect(cancel?.body).not.toContain('STATUS');
    expect(cancel?.sequence).toBe(1);
    stage.app.clock.advance(60_000);
    expect(await stage.withdraw(registrationId)).toEqual([cancel]);
  });

  it('[7.6-14] before the first mail left gets nothing at all', async () => {
    const registrationId = await stage.invite(await stage.session());
    expect(await stage.withdraw(registrationId)).toEqual([]);
    expect(await stage.withdraw(registrationId)).toEqual([]);
    expect(await stage.receive()).toHaveLength(0);
  });

  it('[7.6-14] while the first mail was only refused for the moment gets nothing at all', async () => {
    stage.server.next.push('defer');
    const registrationId = await stage.invite(await stage.session());
    expect(await stage.receive()).toHaveLength(0);
    expect(await stage.withdraw(registrationId)).toEqual([]);
    stage.app.clock.advance(120_000);
    expect(await stage.receive()).toHaveLength(0);
  });

  it('after a first mail that was cut on its way, then refused for the moment, gets the CANCEL: it may be there', async () => {
    stage.server.next.push('cut-after-data', 'defer');
    const registrationId = await stage.invite(await stage.session());
    await stage.receive();
    stage.app.clock.advance(11 * 60_000);
    await stage.receive();
    expect(await stage.withdraw(registrationId)).toMatchObject([{ method: 'CANCEL', sequence: 1 }]);
  });

  it('[7.6-13] and comes back gets a new UID', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    const [first] = await stage.receive();
    await stage.withdraw(registrationId);
    await stage.invite(sessionId, anne, { registrationId });
    const [second] = await stage.receive();
    expect(uid(second)).not.toBe(uid(first));
    expect(line(second, 'SEQUENCE')).toBe('SEQUENCE:0');
  });

  it('is not told of later moves', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    await stage.receive();
    await stage.withdraw(registrationId);
    await stage.move(sessionId, { room: 'Salle 4' });
    expect(await stage.receive()).toHaveLength(0);
  });
});

describe('sent once more', () => {
  const resend = (id: string, why: 'asked' | 'stale' | 'refreshed') =>
    stage.app.source.transaction((tx) => stage.invitations.resend(tx, id, why));

  it('is the current revision: same UID and SEQUENCE, a Message-ID of its own in the thread', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    const [first] = await stage.receive();
    await stage.move(sessionId, { room: 'Salle 2' });
    const [update] = await stage.receive();
    stage.app.clock.advance(60_000);
    const [row] = await rowsOf(registrationId);
    expect(await resend(row?.id ?? '', 'asked')).toBe(true);
    const [again] = await stage.receive();
    expect(again?.ics).toBe(update?.ics);
    expect(again?.mail.messageId).not.toBe(update?.mail.messageId);
    expect(again?.mail.inReplyTo).toBe(first?.mail.messageId);
    expect(again?.mail.subject).toMatch(/^Invitation\s: /);
  });

  it('is refused once withdrawn, and once over', async () => {
    const registrationId = await stage.invite(await stage.session());
    await stage.receive();
    await stage.withdraw(registrationId);
    const [row] = await rowsOf(registrationId);
    expect(await resend(row?.id ?? '', 'refreshed')).toBe(false);
    expect(await resend(randomUUID(), 'stale')).toBe(false);
  });
});

it('a corrected address: CANCEL to the old one, a new UID to the new one', async () => {
  const registrationId = await stage.invite(await stage.session());
  const [first] = await stage.receive();
  await stage.app.source.transaction((tx) => stage.invitations.readdress(tx, registrationId, paul));
  const received = await stage.receive();
  expect(received.map((one) => [one.to, line(one, 'METHOD'), line(one, 'SEQUENCE')])).toEqual([
    [anne.address, 'METHOD:CANCEL', 'SEQUENCE:1'],
    [paul.address, 'METHOD:REQUEST', 'SEQUENCE:0'],
  ]);
  expect(uid(received[0])).toBe(uid(first));
  expect(uid(received[1])).not.toBe(uid(first));
  expect(received[0]?.lines.some((one) => one.startsWith('STATUS'))).toBe(false);
});

it('[7.6-51] a region that writes from another address withdraws what is to come and sends it again', async () => {
  const { source, app, clock } = stage.app;
  const toCome = await stage.session({ days: [aDay('2026-12-01'), aDay('2027-02-02')] });
  await stage.invite(toCome);
  const elsewhere = await stage.session({ regionCode: '53' });
  await stage.invite(elsewhere, paul);
  await stage.receive();
  clock.set('2026-12-02T08:30:00Z');
  await source.transaction(async (tx) => {
    const draft = { name: 'Les rencontres d’ici', localPart: 'rencontres', subjectPrefix: '', signature: '' };
    await app.get(Senders).change(tx, '84', draft, stage.actor.personId ?? '', clock.now());
    await app.get(Jobs).send(tx, senderChanged, { regionCode: '84' });
  });
  const mine = (await stage.receive()).filter((one) => (line(one, 'DTSTART;') ?? '').includes('20270202'));
  const from = (one: (typeof mine)[number]) => one.mail.from?.value[0]?.address;
  const [cancel, request] = mine.sort((one, other) =>
    (line(one, 'METHOD') ?? '').localeCompare(line(other, 'METHOD') ?? ''),
  );
  expect(mine).toHaveLength(2);
  expect([line(cancel, 'METHOD'), line(request, 'METHOD')]).toEqual(['METHOD:CANCEL', 'METHOD:REQUEST']);
  expect(cancel && from(cancel)).toBe('auvergne-rhone-alpes@mail.treize.example');
  expect(request && from(request)).toBe('rencontres@mail.treize.example');
  expect(line(request, 'ORGANIZER')).toContain('mailto:rencontres@mail.treize.example');
  expect(uid(request)).not.toBe(uid(cancel));
  const others = await source.query<unknown[]>(
    `select 1 from invitations where organizer_address like 'auvergne%' and wanted = 'REQUEST'
       and (content ->> 'end')::timestamptz > $1`,
    [clock.now()],
  );
  expect(others).toEqual([]);
  await source.transaction((tx) => app.get(Jobs).send(tx, senderChanged, { regionCode: '84' }));
  expect(subjects(await stage.receive())).toEqual([]);
});

it('gives a file to download, with or without an invitation', async () => {
  const sessionId = await stage.session({ days: [aDay('2027-01-12'), aDay('2027-01-13')] });
  const registrationId = await stage.invite(sessionId);
  const download = (id: string) => stage.invitations.downloadFor(stage.app.source.manager, id, sessionId);
  const own = await download(registrationId);
  expect(own.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(own).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/);
  expect((await download(randomUUID())).match(/BEGIN:VEVENT/g)).toHaveLength(2);
});
