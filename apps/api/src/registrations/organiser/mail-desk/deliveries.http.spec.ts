// What an organiser sees of the mails of a session, and what they send again: on the real queue, by a real mail server.
import type { Roster } from '@treize/contract/roster';
import { DataSource } from 'typeorm';
import { statementsOf } from '../../../platform/database/statement-counter.fixture';
import { Actor } from '../../../platform/http/actor';
import { Links } from '../../../platform/http/links';
import { Deliveries } from './deliveries.service';
import {
  app,
  auditOf,
  auvergne,
  bounce,
  bretagne,
  close,
  deliveriesOf,
  historyOf,
  invited,
  mailsOf,
  moveRoom,
  objectsOf,
  open,
  organiserId,
  resend,
  retry,
  reset,
  rowOf,
  run,
  send,
  server,
  session,
  twoDays,
} from './mail-desk.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

const copies = async (sessionId: string, registrationId: string) =>
  (await rowOf(sessionId, registrationId)).days.map(({ revision, held, isStale }) => ({
    revision,
    held,
    isStale,
  }));
const minute = 60_000;

describe('deliveries of a session', () => {
  it('tell each day of each person: what was made, what is held, the last mail', async () => {
    const sessionId = await twoDays();
    const { id, number, email } = await invited(sessionId);
    const { counts, items } = await deliveriesOf(sessionId);
    expect(items).toMatchObject([
      { registrationId: id, number, email, status: 'CONFIRMED', blocked: null, answer: null },
    ]);
    expect(items[0]?.last).toMatchObject({ state: 'ACCEPTED', bounce: null, toAddress: email });
    expect(items[0]?.last?.kind).toBe('invitation.sent');
    expect(items[0]?.days).toMatchObject([
      { date: '2027-01-12', revision: 0, held: 0, isStale: false, channel: 'MAIL', answer: null },
      { date: '2027-01-13', revision: 0, held: 0, isStale: false, channel: 'MAIL', answer: null },
    ]);
    expect(counts).toMatchObject({ people: 1, accepted: 1, waiting: 0, failed: 0, stale: 0, silent: 1 });
  });

  it('[5.1.1] a bounced invitation is not held, and its address is told blocked', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    await bounce(id);
    expect(await rowOf(sessionId, id)).toMatchObject({
      blocked: { cause: 'HARD' },
      days: [{ revision: 0, held: null, isStale: true }],
    });
    expect((await deliveriesOf(sessionId)).counts).toMatchObject({ stale: 1, bounced: 1 });
    const { body } = await send<Roster>('GET', `sessions/${sessionId}/registrations`);
    expect(body.items[0]?.mails).toMatchObject({ waiting: 0, failed: 1 });
    const neighbour = await invited(sessionId);
    await app.source.query(
      'update registrations set email = (select email from registrations where id = $2) where id = $1',
      [neighbour.id, id],
    );
    expect((await deliveriesOf(sessionId)).counts).toMatchObject({ bounced: 2 });
  });

  it('a copy stays old while the new revision is refused, and counts as failed', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    server.next.push('reject');
    await moveRoom(sessionId);
    await run();
    expect(await copies(sessionId, id)).toEqual([{ revision: 1, held: 0, isStale: true }]);
    const { counts, items } = await deliveriesOf(sessionId);
    expect(counts.failed + counts.bounced).toBe(1);
    expect(items[0]?.last?.lastText).not.toContain('@');
  });

  it('whoever waits in line was never invited', async () => {
    const sessionId = await session({ capacity: 1 });
    await invited(sessionId);
    const { id } = await invited(sessionId);
    expect(await rowOf(sessionId, id)).toMatchObject({
      status: 'WAITLISTED',
      days: [{ revision: null, held: null, isStale: false }],
    });
  });

  it('count each person expected once: their answer, a maybe when days differ, to reconfirm, or silent', async () => {
    const sessionId = await twoDays();
    const answers = [
      ['ACCEPTED', 'ACCEPTED'],
      ['TENTATIVE', 'TENTATIVE'],
      ['DECLINED', 'DECLINED'],
      ['ACCEPTED', 'DECLINED'],
      ['ACCEPTED', null],
      [null, null],
    ];
    for (const given of answers) {
      const { id } = await invited(sessionId);
      const { days } = await rowOf(sessionId, id);
      for (const [index, answer] of given.entries())
        await app.source.query(
          `update invitations set partstat = $3, partstat_source = 'LINK', answered_at = $4, answer_comment = 'Oui'
           where registration_id = $1 and session_day_id = $2`,
          [id, days[index]?.dayId, answer, app.clock.now()],
        );
    }
    await app.source.query(
      `update registrations set status = 'TO_RECONFIRM', reconfirm_since = $2 where id = (
         select id from registrations where session_id = $1 order by position desc limit 1)`,
      [sessionId, app.clock.now()],
    );
    const { counts, items } = await deliveriesOf(sessionId);
    expect(counts).toMatchObject({ people: 6, coming: 1, maybe: 2, declined: 1, silent: 1, toReconfirm: 1 });
    expect(items.map(({ answer }) => answer).toSorted()).toEqual([
      'ACCEPTED',
      'DECLINED',
      'TENTATIVE',
      null,
      null,
      null,
    ]);
    expect(items[0]?.days[0]).toMatchObject({
      source: 'LINK',
      comment: 'Oui',
      answeredAt: app.clock.now().toISOString(),
    });
  });

  it('of a postponed session hold no answer: those given were about the date given up', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    await app.source.query(
      `update invitations set partstat = 'ACCEPTED', partstat_source = 'LINK', answered_at = $2 where registration_id = $1`,
      [id, app.clock.now()],
    );
    expect(await rowOf(sessionId, id)).toMatchObject({ answer: 'ACCEPTED', days: [{ answer: 'ACCEPTED' }] });
    const { body } = await send<{ version: number }>('GET', `sessions/${sessionId}`);
    await send('POST', `sessions/${sessionId}/postpone`, { version: body.version, reason: 'Neige' });
    await run();
    const none = { answer: null, source: null, answeredAt: null };
    expect(await rowOf(sessionId, id)).toMatchObject({ answer: null, days: [none] });
  });

  it('are read in two statements whatever the number of people', async () => {
    const sessionId = await twoDays();
    const { id } = await invited(sessionId);
    await app.source.query(
      `with clones as (
         insert into people (family_name, given_name, name_key, email, email_key, created_at)
         select 'Nombre' || n, 'Camille', 'nombre' || n, n || '@foule.example', n || '@foule.example', $2
         from generate_series(1, 2000) n returning id, family_name, email),
       standing as (
         insert into registrations (number, session_id, person_id, status, kind, function, family_name, given_name, email,
           source, idempotency_key, request_hash, position, created_at, updated_at)
         select 'F-' || c.id, r.session_id, c.id, 'CONFIRMED', r.kind, r.function, c.family_name, 'Camille', c.email,
           'SELF', gen_random_uuid(), '', 100 + row_number() over (), $2, $2
         from clones c, registrations r where r.id = $1 returning id, session_id, person_id, email),
       asked as (
         insert into invitations (registration_id, session_id, session_day_id, person_id, epoch, organizer_name,
           organizer_address, attendee_name, attendee_address, sequence, created_at, sent_at)
         select s.id, s.session_id, i.session_day_id, s.person_id, 1, '', 'a@b.example', '', s.email, 0, $2, $2
         from standing s, invitations i where i.registration_id = $1
         returning id, registration_id, session_id, attendee_address)
       insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
         message_id, state, session_id, registration_id, invitation_id, revision, created_at)
       select 'invitation.sent', 'crowd:' || id, '', 'a@b.example', '', attendee_address, 'Invitation', '', '',
         '<' || id || '>', 'ACCEPTED', session_id, registration_id, id, 0, $2 from asked`,
      [id, app.clock.now()],
    );
    const grant = {
      role: 'REGIONAL_ORGANIZER',
      scopeKind: 'region',
      scopeId: '84',
      validFrom: new Date(0),
      validTo: null,
    } as const;
    const actor = new Actor(organiserId, [grant], app.clock.now());
    let people = 0;
    const sent = await statementsOf(app.app.get(DataSource), async () => {
      const { counts } = await app.app.get(Deliveries).list(actor, sessionId);
      people = counts.people;
      expect(counts).toMatchObject({ accepted: 2001, stale: 0, silent: 2001 });
    });
    expect([people, sent.length]).toEqual([2001, 2]);
  });

  it('leave as a CSV whose cells cannot become formulas', async () => {
    const sessionId = await session();
    await invited(sessionId, { familyName: '=1+1 Dupont', givenName: 'Zoé' });
    const { id, email } = await invited(sessionId, { familyName: 'Zurlin' });
    await bounce(id);
    const answer = await app.inject({
      url: `/api/organiser/sessions/${sessionId}/deliveries.csv`,
      headers: auvergne,
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="messages-/);
    const [head, row, blocked] = answer.body.split('\n');
    expect(blocked).toContain(`;${email};oui;`);
    expect(head?.startsWith('\uFEFFNuméro;État;Nom;')).toBe(true);
    expect(row).toContain(";'=1+1 Dupont;");
    expect(row).toContain('2027-01-12 : à jour');
    expect(await auditOf(sessionId)).toMatchObject([{ action: 'deliveries.exported', details: { rows: 2 } }]);
  });
});

describe('sending again', () => {
  it('to all whose copy is old: same SEQUENCE, own Message-ID; a second click within a minute adds nothing', async () => {
    const sessionId = await session();
    const [{ id }, fine] = [await invited(sessionId), await invited(sessionId)];
    await bounce(id, '4.2.2');
    app.clock.advance(10 * minute);
    expect(await resend(sessionId)).toEqual({ resent: 1, refused: [] });
    expect((await resend(sessionId)).refused).toEqual([]);
    await run();
    const [first, again, ...more] = await objectsOf(id);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ revision: 0, method: 'REQUEST', uid: first?.uid, state: 'ACCEPTED' });
    expect(again?.messageId).not.toBe(first?.messageId);
    expect(await objectsOf(fine.id)).toHaveLength(1);
    expect(await copies(sessionId, id)).toEqual([{ revision: 0, held: 0, isStale: false }]);
    expect((await auditOf(id)).filter(({ action }) => action === 'invitation.resent')).toMatchObject([
      { actor_id: organiserId, details: { sessionId, sequence: 0 } },
    ]);
    expect(await resend(sessionId)).toEqual({ resent: 0, refused: [] });
  });

  it('to a person named: every day leaves again, even held; a minute later once more', async () => {
    const sessionId = await twoDays();
    const { id } = await invited(sessionId);
    app.clock.advance(2 * minute);
    expect(await resend(sessionId, [id])).toEqual({ resent: 1, refused: [] });
    await run();
    expect(await objectsOf(id)).toHaveLength(4);
    await resend(sessionId, [id]);
    await run();
    expect(await objectsOf(id)).toHaveLength(4);
    app.clock.advance(2 * minute);
    await resend(sessionId, [id]);
    await run();
    expect(await objectsOf(id)).toHaveLength(6);
  });

  it('refuses each person who cannot receive it, and sends to the others', async () => {
    const sessionId = await session({ capacity: 2 });
    const elsewhere = await invited(await session());
    const [blocked, fine, waiting] = [
      await invited(sessionId),
      await invited(sessionId),
      await invited(sessionId),
    ];
    await bounce(blocked.id);
    app.clock.advance(2 * minute);
    const answer = await resend(sessionId, [blocked.id, fine.id, waiting.id, elsewhere.id]);
    expect(answer.resent).toBe(1);
    expect(
      Object.fromEntries(answer.refused.map(({ registrationId, code }) => [registrationId, code])),
    ).toEqual({ [blocked.id]: 'address-blocked', [waiting.id]: 'not-invited', [elsewhere.id]: 'not-found' });
    expect(await resend(sessionId)).toEqual({
      resent: 0,
      refused: [{ registrationId: blocked.id, code: 'address-blocked' }],
    });
  });

  it('a revision still in the queue is not doubled', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    server.next.push('defer');
    await moveRoom(sessionId);
    await app.runJobs();
    expect((await objectsOf(id)).at(-1)).toMatchObject({ revision: 1, state: 'DEFERRED' });
    expect(await resend(sessionId)).toEqual({ resent: 0, refused: [] });
    await resend(sessionId, [id]);
    await run();
    expect((await objectsOf(id)).filter(({ revision }) => revision === 1)).toHaveLength(1);
  });

  it('[M5] a withdrawal that came back leaves again: same SEQUENCE, own Message-ID, of the same event', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    const token = app.app.get(Links).sign('registration', id);
    const left = await app.inject({
      method: 'POST',
      url: `/api/registrations/link/${token}/cancel`,
      payload: {},
    });
    expect(left.statusCode).toBe(200);
    await run();
    expect(await copies(sessionId, id)).toEqual([{ revision: 1, held: 1, isStale: false }]);
    expect(await resend(sessionId)).toEqual({ resent: 0, refused: [] });

    await bounce(id, '4.2.2');
    expect((await deliveriesOf(sessionId)).counts).toMatchObject({ stale: 1 });
    app.clock.advance(10 * minute);
    expect(await resend(sessionId)).toEqual({ resent: 1, refused: [] });
    await run();
    const [first, cancel, again, ...more] = await objectsOf(id);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ method: 'CANCEL', revision: 1, uid: first?.uid, state: 'ACCEPTED' });
    expect(again?.messageId).not.toBe(cancel?.messageId);
    expect(await copies(sessionId, id)).toEqual([{ revision: 1, held: 1, isStale: false }]);
    const [told] = await historyOf(id);
    expect(told?.text).toContain('retire l’événement de cet agenda');
    expect(told?.text).not.toContain('L’inscription est conservée');

    app.clock.advance(10 * minute);
    expect(await resend(sessionId, [id])).toEqual({ resent: 1, refused: [] });
    await run();
    expect((await objectsOf(id)).filter(({ method }) => method === 'CANCEL')).toHaveLength(3);
  });

  it('is over with the session', async () => {
    const sessionId = await session();
    await invited(sessionId);
    app.clock.set('2027-01-05T09:00:00Z');
    await app.source.query('update sessions set ends_at = $2, starts_at = $2 where id = $1', [
      sessionId,
      app.clock.now(),
    ]);
    expect(await resend(sessionId)).toMatchObject({ code: 'too-late' });
  });
});

describe('the mails of one person', () => {
  it('with their words and every event; neither links that act as the person nor a code', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    await bounce(id);
    await app.source.query(
      `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
         message_id, registration_id, created_at) values ('sign-in', $1, '', '', '', '', 'Code', 'Votre code : 123456', '', $1, $2, $3)`,
      [`code:${id}`, id, app.clock.now()],
    );
    const items = await historyOf(id);
    expect(items).toHaveLength((await mailsOf(id)).length);
    const confirmed = items.find(({ kind }) => kind === 'registration.confirmed');
    expect(confirmed?.text).toContain('/registrations/link/…');
    expect(JSON.stringify(items)).not.toMatch(/registrations\/link\/[\w-]{30}|123456/);
    expect(items.find(({ bounce: kind }) => kind === 'HARD')?.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ACCEPTED', 'BOUNCED']),
    );
  });
});

it('another region sees nothing of it', async () => {
  const sessionId = await session();
  const { id } = await invited(sessionId);
  const answers = [
    await send('GET', `sessions/${sessionId}/deliveries`, undefined, bretagne),
    await send('GET', `sessions/${sessionId}/deliveries.csv`, undefined, bretagne),
    await send('POST', `sessions/${sessionId}/deliveries/resend`, { registrationIds: [id] }, bretagne),
    await send('GET', `registrations/${id}/mails`, undefined, bretagne),
    await send('POST', `registrations/${id}/address`, { email: 'x@mairie.example' }, bretagne),
    await retry(id, bretagne),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(6).fill([404, 'not-found']));
  await run();
  expect(await objectsOf(id)).toHaveLength(1);
});
