// Updates of moved sessions: one mail per person and revision, gathered, held at night, in order.
import { aPerson } from '../../people/people.fixture';
import { aDay } from '../../sessions/sessions.fixture';
import { Announcements } from './announcements.service';
import { anne, line, paul, SendingStage, subjects, uid } from './sending.fixture';

const minutes = (count: number) => count * 60_000;

describe('a moved session', () => {
  let stage: SendingStage;
  beforeAll(async () => {
    stage = await SendingStage.start();
  });
  afterAll(() => stage.close());

  it('[7.6-7] [7.6-26] sends each person one update: same UID, SEQUENCE + 1, before and now in words', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId, anne);
    await stage.invite(sessionId, paul);
    const first = await stage.receive();
    await stage.move(sessionId, { room: 'Salle des fêtes' });
    const updates = await stage.receive();
    expect(updates).toHaveLength(2);
    for (const update of updates) {
      const before = first.find(({ to }) => to === update.to);
      expect(uid(update)).toBe(uid(before));
      expect(line(update, 'SEQUENCE')).toBe('SEQUENCE:1');
      expect(update.lines).toContain('METHOD:REQUEST');
      expect(update.mail.subject).toMatch(/^Modification\s: Lire son centre-bourg$/);
      expect(update.mail.inReplyTo).toBe(before?.mail.messageId);
      expect(update.mail.messageId).not.toBe(before?.mail.messageId);
      for (const words of ['Avant', 'Salle du conseil, Mairie', 'Maintenant', 'Salle des fêtes, Mairie']) {
        expect(update.mail.text).toContain(words);
        expect(update.mail.html).toContain(words);
      }
      // The day has not changed: it is told once, as it stands.
      expect((update.mail.text ?? '').match(/Avant/g)).toHaveLength(1);
      expect(update.mail.text).toContain('Quand : mardi 12 janvier 2027'.replace(' :', '\u00a0:'));
      expect(update.mail.text).toContain('https://treize.example/registrations/link/');
    }
    const [id] = await stage.dayIds(sessionId);
    await stage.move(sessionId, { days: [{ ...aDay('2027-01-13'), id }] });
    const again = await stage.receive();
    expect(again.map((one) => line(one, 'SEQUENCE'))).toEqual(['SEQUENCE:2', 'SEQUENCE:2']);
    expect(again[0]?.mail.text).toMatch(
      /Avant\s: mardi 12 janvier 2027[^]*Maintenant\s: mercredi 13 janvier 2027/,
    );
  });

  it('[7.6-8] keeps an acceptance when the place changes, asks again when the hours do', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    await stage.receive();
    await stage.answer(registrationId, 'ACCEPTED');
    await stage.move(sessionId, { room: 'Salle des fêtes' });
    const [elsewhere] = await stage.receive();
    expect(line(elsewhere, 'ATTENDEE')).toContain('PARTSTAT=ACCEPTED;RSVP=FALSE');
    expect(elsewhere?.mail.text).not.toContain('?answer=');
    const [id] = await stage.dayIds(sessionId);
    await stage.move(sessionId, { days: [{ ...aDay('2027-01-13'), id }] });
    const [later] = await stage.receive();
    expect(line(later, 'ATTENDEE')).toContain('PARTSTAT=NEEDS-ACTION;RSVP=TRUE');
    expect(later?.mail.text).toContain('?answer=ACCEPTED');
    const [row] = await stage.app.source.query<object[]>(
      `select sequence, times_sequence as "timesSequence", partstat, answered_at as "answeredAt" from invitations
       where registration_id = $1`,
      [registrationId],
    );
    expect(row).toEqual({ sequence: 2, timesSequence: 2, partstat: null, answeredAt: null });
  });

  it('[7.6-8] does not take a refusal for an acceptance', async () => {
    const sessionId = await stage.session();
    const registrationId = await stage.invite(sessionId);
    await stage.receive();
    await stage.answer(registrationId, 'DECLINED');
    await stage.move(sessionId, { room: 'Salle des fêtes' });
    expect(line((await stage.receive())[0], 'ATTENDEE')).toContain('PARTSTAT=NEEDS-ACTION;RSVP=TRUE');
  });

  it('[7.6-9] [3.4-43] told twice sends nothing twice, and a change of words nothing at all', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    await stage.receive();
    await stage.move(sessionId, { room: 'Salle 2' });
    expect(await stage.receive()).toHaveLength(1);
    const announcements = stage.app.app.get(Announcements);
    await announcements.moved(sessionId);
    await stage.app.source.query(
      `update sessions set title = 'Lire son bourg', summary = 'Sans faute' where id = $1`,
      [sessionId],
    );
    await announcements.moved(sessionId);
    expect(await stage.receive()).toHaveLength(0);
  });

  it('withdraws a removed day and invites to a new one', async () => {
    const sessionId = await stage.session({ days: [aDay('2027-01-12'), aDay('2027-01-13')] });
    await stage.invite(sessionId);
    const first = await stage.receive();
    const [id] = await stage.dayIds(sessionId);
    await stage.move(sessionId, { days: [{ ...aDay('2027-01-12'), id }, aDay('2027-01-20')] });
    const changes = await stage.receive();
    expect(subjects(changes)).toEqual(['Annulation d’une journée', 'Invitation']);
    const gone = changes.find(({ lines }) => lines.includes('METHOD:CANCEL'));
    expect(uid(gone)).toBe(uid(first[1]));
    expect(gone?.lines).toContain('STATUS:CANCELLED');
    const added = changes.find(({ lines }) => lines.includes('METHOD:REQUEST'));
    expect(line(added, 'DTSTART;')).toContain('20270120T093000');
    expect(line(added, 'SEQUENCE')).toBe('SEQUENCE:0');
    expect(added?.mail.text).toContain('Une journée s’ajoute');
  });

  it('replaced day for day withdraws the old one and invites to the new one', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    const [first] = await stage.receive();
    await stage.move(sessionId, { days: [aDay('2027-01-26')] });
    const changes = await stage.receive();
    expect(changes.map((one) => [line(one, 'METHOD'), uid(one) === uid(first)]).sort()).toEqual([
      ['METHOD:CANCEL', true],
      ['METHOD:REQUEST', false],
    ]);
  });

  it('invites whoever has seen nothing yet, in the words of a first invitation', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    await stage.move(sessionId, { room: 'Salle des fêtes' });
    await stage.app.app.get(Announcements).moved(sessionId);
    const received = await stage.receive();
    expect(subjects(received)).toEqual(['Invitation']);
    expect(line(received[0], 'LOCATION')).toContain('Salle des fêtes');
    expect(received[0]?.mail.text).toContain('a changé depuis votre inscription');
  });

  it('[7.6-29] compares with what the person was last told, not with what never left', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    const [first] = await stage.receive();
    const announcements = stage.app.app.get(Announcements);
    await stage.move(sessionId, { room: 'Salle 2' });
    await announcements.moved(sessionId); // queued, not sent
    await stage.move(sessionId, { room: 'Salle 3' });
    await announcements.moved(sessionId);
    const received = await stage.receive();
    expect(received.map((one) => [uid(one), line(one, 'SEQUENCE')])).toEqual([[uid(first), 'SEQUENCE:2']]);
    expect(received[0]?.mail.text).toMatch(/Avant\s: Salle du conseil/);
    expect(received[0]?.mail.text).not.toContain('Salle 2');
  });
});

describe('edits in a row', () => {
  let stage: SendingStage;
  beforeAll(async () => {
    stage = await SendingStage.start({ UPDATE_DELAY_SECONDS: '90', QUIET_HOURS: '20:00-07:00' });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.app.clock.set('2026-12-01T08:30:00Z'));

  it('[7.6-10] are one revision that tells the last state; a later edit is its own', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    expect(await stage.receive()).toHaveLength(1);
    for (let edit = 1; edit <= 10; edit++) {
      await stage.move(sessionId, { room: `Salle ${edit}` });
      stage.app.clock.advance(8000);
      if (edit === 5) expect(await stage.receive()).toEqual([]);
    }
    stage.app.clock.advance(minutes(3));
    const updates = await stage.receive();
    expect(updates.map((one) => line(one, 'SEQUENCE'))).toEqual(['SEQUENCE:1']);
    expect(line(updates[0], 'LOCATION')).toContain('Salle 10');
    await stage.move(sessionId, { room: 'Salle 11' });
    stage.app.clock.advance(minutes(2));
    expect((await stage.receive()).map((one) => line(one, 'SEQUENCE'))).toEqual(['SEQUENCE:2']);
  });

  it('undone before anybody was told, send nothing', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    await stage.receive();
    await stage.move(sessionId, { room: 'Salle 2' });
    await stage.move(sessionId, { room: 'Salle du conseil' });
    stage.app.clock.advance(minutes(2));
    expect(await stage.receive()).toEqual([]);
  });

  it('in the evening wait for the morning, for a session weeks away', async () => {
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    await stage.receive();
    stage.app.clock.set('2026-12-01T20:30:00Z');
    await stage.move(sessionId, { room: 'Salle 2' });
    stage.app.clock.advance(minutes(2));
    expect(await stage.receive()).toEqual([]);
    stage.app.clock.set('2026-12-02T05:59:00Z');
    expect(await stage.receive()).toEqual([]);
    stage.app.clock.set('2026-12-02T06:00:30Z');
    expect(subjects(await stage.receive())).toEqual(['Modification']);
  });

  it.each([
    ['the session was', '2026-12-03', '2027-01-12'],
    ['the session is now', '2027-01-12', '2026-12-03'],
  ])('leave at any hour when %s two days away at most', async (_, before, after) => {
    const sessionId = await stage.session({ days: [aDay(before)] });
    await stage.invite(sessionId);
    await stage.receive();
    stage.app.clock.set('2026-12-01T20:30:00Z');
    const [id] = await stage.dayIds(sessionId);
    await stage.move(sessionId, { days: [{ ...aDay(after), id }] });
    stage.app.clock.advance(minutes(2));
    expect(subjects(await stage.receive())).toEqual(['Modification']);
  });

  it('never hold a first invitation, nor a cancellation', async () => {
    stage.app.clock.set('2026-12-01T21:30:00Z');
    const sessionId = await stage.session();
    await stage.invite(sessionId);
    expect(subjects(await stage.receive())).toEqual(['Invitation']);
    await stage.cancel(sessionId, 'Neige');
    expect(subjects(await stage.receive())).toEqual(['Annulation']);
  });

  it('prepare 2,000 mails in a few seconds', async () => {
    const sessionId = await stage.session();
    const { source, app } = stage.app;
    const personId = await aPerson(source.manager);
    for (let from = 0; from < 2000; from += 100)
      await source.transaction((tx) => {
        const invited = Array.from({ length: 100 }, (_, index) => ({
          registrationId: `0199aaaa-0000-7000-8000-${String(from + index).padStart(12, '0')}`,
          sessionId,
          personId,
          attendee: { name: `Personne ${from + index}`, address: `p${from + index}@mairie.example` },
        }));
        return stage.invitations.openAll(tx, sessionId, invited, 'first');
      });
    await source.query(`update mails set attempts = 1, state = 'ACCEPTED' where session_id = $1`, [
      sessionId,
    ]);
    await source.query(`delete from pgboss.job where name = 'mail.send'`);
    await stage.move(sessionId, { room: 'Salle 2' });
    const began = process.cpuUsage();
    await app.get(Announcements).moved(sessionId);
    // Work of this process, whatever else the machine does: about 3 ms a mail.
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(12_000);
    const [row] = await source.query<{ count: number }[]>(
      `select count(*)::int as count from mails where session_id = $1 and kind = 'session.moved'`,
      [sessionId],
    );
    expect(row?.count).toBe(2000);
  }, 120_000);
});
