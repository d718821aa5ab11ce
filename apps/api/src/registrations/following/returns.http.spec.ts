// A session postponed, given its new date, cancelled, reinstated: what becomes of its people, places and calendars.
import { aDraft, countsOf, register } from '../registrations.fixture';
import {
  act,
  app,
  auditOf,
  close,
  mailsOf,
  open,
  people,
  resetClock,
  send,
  session,
} from '../organiser/organiser-acts.fixture';
import { aDay } from '../../sessions/sessions.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

interface SessionRow {
  version: number;
  state: string;
  venueId: string;
  trainers: string[];
}
const rowOf = async (sessionId: string): Promise<SessionRow> => {
  const [row] = await app.source.query<SessionRow[]>(
    `select version, state, venue_id as "venueId" from sessions where id = $1`,
    [sessionId],
  );
  return row as SessionRow;
};
const run = async () => {
  const { failures } = await app.runJobs();
  expect(failures).toEqual([]);
};
/** An act on the whole session, at its present version; then everything it starts is done. */
async function change(sessionId: string, verb: string, body: object = {}) {
  const { version } = await rowOf(sessionId);
  const answer = await send<{ notified: number; code: string }>('POST', `sessions/${sessionId}/${verb}`, {
    version,
    ...body,
  });
  await run();
  app.clock.advance(60_000);
  return answer;
}
const postpone = (id: string) => change(id, 'postpone', { reason: 'Neige annoncée' });
const cancel = (id: string) => change(id, 'cancel', { reason: 'Formatrice souffrante' });
const reinstate = (id: string) => change(id, 'reinstate');
const moveTo = async (id: string, date: string) => {
  const { venueId } = await rowOf(id);
  return change(id, 'move', { venueId, room: 'Salle du conseil', joinUrl: null, days: [aDay(date)] });
};
const statusesOf = (sessionId: string) =>
  app.source
    .query<{ status: string }[]>(`select status from registrations where session_id = $1 order by position`, [
      sessionId,
    ])
    .then((rows) => rows.map(({ status }) => status));
const uidsOf = (email: string) =>
  app.source
    .query<{ body: string | null }[]>(
      `select calendar_body as body from mails where to_address = $1 and calendar_body is not null order by created_at, id`,
      [email],
    )
    .then((rows) => rows.map(({ body }) => /UID:(.*)\r/.exec(body ?? '')?.[1]));
const mailOf = async (email: string, kind: string) => {
  const [mail] = await app.source.query<{ subject: string; text: string }[]>(
    `select subject, text_body as text from mails where to_address = $1 and kind = $2 order by created_at desc, id desc`,
    [email, kind],
  );
  return mail;
};

/** Two places held, one person waiting; a trainer, so that the session can be published again. */
async function full() {
  const sessionId = await session({ capacity: 2, publishedAt: new Date('2026-12-01T08:00:00Z') });
  await app.source.query(
    `insert into session_trainers (session_id, person_id) select $1, person_id from grants limit 1`,
    [sessionId],
  );
  const three = await people(sessionId, 3);
  await run();
  app.clock.advance(60_000);
  return { sessionId, three, emails: three.map(({ email }) => email) as [string, string, string] };
}

describe('postponed', () => {
  it('keeps registrations, takes the event out of calendars, tells each once', async () => {
    const { sessionId, emails } = await full();
    expect(await postpone(sessionId)).toMatchObject({ status: 200, body: { notified: 3 } });
    expect((await rowOf(sessionId)).state).toBe('POSTPONED');
    expect(await statusesOf(sessionId)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
    expect(await mailsOf(emails[0])).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'session.postponed CANCEL',
    ]);
    expect(await mailsOf(emails[2])).toEqual(['registration.waitlisted', 'registration.session-postponed']);
    for (const [email, kind] of [
      [emails[0], 'session.postponed'],
      [emails[2], 'registration.session-postponed'],
    ] as const) {
      const mail = await mailOf(email, kind);
      expect(mail?.subject).toMatch(/^Session reportée\s: /);
      expect(mail?.text).toMatch(/reportée, nouvelle date à venir/);
      expect(mail?.text).toContain('Neige annoncée');
      expect(mail?.text).toMatch(/Date abandonnée\s: .*12 janvier 2027/);
    }
    expect((await mailOf(emails[2], 'registration.session-postponed'))?.text).toContain('Voir ma demande');
    expect((await auditOf(sessionId)).at(-1)).toMatchObject({ action: 'session.postponed' });
    expect((await send<{ postponeReason: string }>('GET', `sessions/${sessionId}`)).body.postponeReason).toBe(
      'Neige annoncée',
    );
  });

  it('holds no date for whoever kept their place: no file for the calendar, nothing to join or answer', async () => {
    const { sessionId, three } = await full();
    const link = `/api/registrations/link/${three[0]?.token}`;
    await app.source.query(`update sessions set join_url = 'https://visio.example/x' where id = $1`, [
      sessionId,
    ]);
    await postpone(sessionId);
    expect((await app.inject({ url: `${link}/calendar.ics` })).json()).toMatchObject({ code: 'wrong-state' });
    const none = { joinUrl: null, answersCloseAt: null, leave: null };
    expect((await app.inject({ url: link })).json()).toMatchObject({ status: 'CONFIRMED', ...none });
    await moveTo(sessionId, '2027-03-02');
    expect((await app.inject({ url: `${link}/calendar.ics` })).body).toContain('BEGIN:VEVENT');
    const page = (await app.inject({ url: link })).json<Record<keyof typeof none, unknown>>();
    expect([page.answersCloseAt, page.leave]).not.toContain(null);
  });

  it('its new date publishes it again: new UIDs, everybody asked to confirm, who waits told', async () => {
    const { sessionId, emails } = await full();
    await postpone(sessionId);
    const before = (await uidsOf(emails[0]))[0];
    expect(await moveTo(sessionId, '2027-03-02')).toMatchObject({ status: 200, body: { notified: 3 } });
    expect((await rowOf(sessionId)).state).toBe('PUBLISHED');
    expect(await statusesOf(sessionId)).toEqual(['TO_RECONFIRM', 'TO_RECONFIRM', 'WAITLISTED']);
    expect((await mailsOf(emails[0])).slice(3)).toEqual(['invitation.sent REQUEST', 'session.new-date']);
    const uids = await uidsOf(emails[0]);
    expect(uids.slice(0, 2)).toEqual([before, before]);
    expect(uids[2]).not.toBe(before);
    expect((await mailOf(emails[0], 'invitation.sent'))?.text).toContain(
      'La session reportée a une nouvelle date',
    );
    expect((await mailOf(emails[0], 'session.new-date'))?.text).toContain('2 mars 2027');
    expect((await mailsOf(emails[2])).at(-1)).toBe('registration.session-moved');
    expect((await mailOf(emails[2], 'registration.session-moved'))?.subject).toMatch(/^Nouvelle date\s: /);
  });

  it('its new date asks whoever reads a feed by the mail that tells it: no invitation does', async () => {
    const { sessionId, three, emails } = await full();
    await app.source.query(
      `insert into calendar_choices (person_id, channel, updated_at)
       select person_id, 'FEED', $2 from registrations where id = $1`,
      [three[0]?.registrationId, app.clock.now()],
    );
    await postpone(sessionId);
    await moveTo(sessionId, '2027-03-02');
    const page = `/registrations/link/${three[0]?.token}`;
    expect((await mailsOf(emails[0])).at(-1)).toBe('session.new-date');
    const asked = (await mailOf(emails[0], 'session.new-date'))?.text;
    expect(asked).toContain('Dites-nous si vous venez.');
    expect(asked).toContain(`${page}?answer=ACCEPTED`);
    expect(asked).toContain(`${page}?answer=DECLINED`);
    expect((await mailOf(emails[1], 'session.new-date'))?.text).not.toContain('?answer=');
  });

  it('names each person in the subject, in a mailbox that two of them read', async () => {
    const { sessionId, three, emails } = await full();
    await app.source.query('update registrations set email = $2 where id = $1', [
      three[2]?.registrationId,
      emails[0],
    ]);
    const [who] = await app.source.query<{ name: string }[]>(
      `select given_name || ' ' || family_name as name from registrations where id = $1`,
      [three[2]?.registrationId],
    );
    await postpone(sessionId);
    const kind = 'registration.session-postponed';
    expect((await mailOf(emails[0], kind))?.subject).toContain(` (${who?.name})`);
    await moveTo(sessionId, '2027-03-02');
    expect((await mailOf(emails[1], 'session.new-date'))?.subject).not.toContain('(');
  });

  it('may be given its new date after the old one is past', async () => {
    const { sessionId } = await full();
    await postpone(sessionId);
    app.clock.set('2027-01-05T09:00:00Z');
    await app.source.query(`update sessions set starts_at = $2, ends_at = $3, closes_at = $2 where id = $1`, [
      sessionId,
      '2027-01-04T08:30:00Z',
      '2027-01-04T16:00:00Z',
    ]);
    expect(await moveTo(sessionId, '2027-03-02')).toMatchObject({ status: 200 });
  });

  it('takes back a place that was proposed, at its rank; it is proposed anew with the new date', async () => {
    const { sessionId, three } = await full();
    await act({ action: 'CANCEL', ids: [three[0]?.registrationId], reason: 'Absente', tell: true });
    await run();
    expect((await statusesOf(sessionId))[2]).toBe('OFFERED');
    await postpone(sessionId);
    expect((await statusesOf(sessionId))[2]).toBe('WAITLISTED');
    await moveTo(sessionId, '2027-03-02');
    expect((await statusesOf(sessionId))[2]).toBe('OFFERED');
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, offered: 1, waiting: 0 });
  });

  it('then cancelled is told once more to everybody, without a calendar object', async () => {
    const { sessionId, emails } = await full();
    await postpone(sessionId);
    await cancel(sessionId);
    expect((await mailsOf(emails[0])).slice(2)).toEqual([
      'session.postponed CANCEL',
      'registration.session-cancelled',
    ]);
    expect(await reinstate(sessionId)).toMatchObject({ status: 200 });
    expect((await rowOf(sessionId)).state).toBe('POSTPONED');
    expect((await mailsOf(emails[0])).at(-1)).toBe('session.reinstated');
  });

  it.each([
    ['a draft', { state: 'DRAFT' as const }],
    ['a cancelled session', { state: 'CANCELLED' as const }],
    ['a session that has begun', { days: [aDay('2027-01-05')] }],
  ])('is refused for %s', async (_, wanted) => {
    const sessionId = await session(wanted);
    app.clock.set('2027-01-05T09:30:00Z');
    expect(await postpone(sessionId)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });
});

describe('[7.6-15] reinstated', () => {
  it('gives everybody their state and rank back, with new UIDs', async () => {
    const { sessionId, three, emails } = await full();
    await cancel(sessionId);
    expect(await statusesOf(sessionId)).toEqual(Array(3).fill('CANCELLED_BY_ORGANIZER'));
    expect(await reinstate(sessionId)).toMatchObject({ status: 200, body: { notified: 3 } });
    expect(await statusesOf(sessionId)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
    expect(await countsOf(app, sessionId)).toMatchObject({
      confirmed: 2,
      rowsConfirmed: 2,
      waiting: 1,
      rowsWaiting: 1,
    });
    expect(await mailsOf(emails[0])).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'session.cancelled CANCEL',
      'invitation.sent REQUEST',
      'session.reinstated',
    ]);
    const [first, cancelled, again] = await uidsOf(emails[0]);
    expect([cancelled === first, again === first]).toEqual([true, false]);
    const invitations = await app.source.query<{ uid: string }[]>(
      `select registration_id, epoch, sequence, wanted, uid from invitations
       where session_id = $1 order by registration_id, epoch`,
      [sessionId],
    );
    const seated = three.slice(0, 2).map(({ registrationId }) => registrationId);
    expect(invitations).toMatchObject(
      seated.sort().flatMap((registration_id) => [
        { registration_id, epoch: 1, sequence: 1, wanted: 'CANCEL' },
        { registration_id, epoch: 2, sequence: 0, wanted: 'REQUEST' },
      ]),
    );
    expect(new Set(invitations.map(({ uid }) => uid)).size).toBe(4);
    const mail = await mailOf(emails[2], 'session.reinstated');
    expect(mail?.subject).toMatch(/^Session rétablie\s: /);
    expect(mail?.text).toContain('rang 1');
    expect(mail?.text).not.toContain('la place ira');
    await cancel(sessionId);
    expect((await mailsOf(emails[0])).at(-1)).toBe('session.cancelled CANCEL');
    expect((await mailsOf(emails[2])).at(-1)).toBe('registration.session-cancelled');
  });

  it('lets whoever no longer fits wait, whoever was moved elsewhere there, whoever had left out', async () => {
    const { sessionId, three, emails } = await full();
    const target = await session({ days: [aDay('2027-02-02')], capacity: 5 });
    const left = aDraft();
    const gone = await register(app, sessionId, left);
    await act({ action: 'CANCEL', ids: [gone.registrationId], reason: 'À sa demande', tell: true });
    await cancel(sessionId);
    await app.source.query(`update registrations set previous_id = $2 where id = $1`, [
      (await register(app, target)).registrationId,
      three[0]?.registrationId,
    ]);
    await app.source.query(`update sessions set capacity = 0 where id = $1`, [sessionId]);
    await reinstate(sessionId);
    expect(await statusesOf(sessionId)).toEqual([
      'CANCELLED_BY_ORGANIZER',
      'WAITLISTED',
      'WAITLISTED',
      'CANCELLED_BY_ORGANIZER',
    ]);
    expect((await mailOf(emails[1], 'session.reinstated'))?.text).toContain('rang 1');
    expect((await mailsOf(emails[0])).at(-1)).toBe('session.cancelled CANCEL');
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, waiting: 2 });
  });

  it.each([
    ['a published session', {}],
    ['a draft that was cancelled', { state: 'CANCELLED' as const }],
    [
      'a session that is over',
      { state: 'CANCELLED' as const, publishedAt: new Date(0), days: [aDay('2027-01-04')] },
    ],
  ])('is refused for %s', async (_, wanted) => {
    const sessionId = await session(wanted);
    expect(await reinstate(sessionId)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });
});
