// Published sessions through HTTP: corrected, moved, cancelled; what the rooms to the right are told.
import type { OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { aDay } from '../sessions.fixture';
import { app, editOf, facts, ids, open, placingOf, publish, reset, send } from './organiser.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(() => app.close());

describe('a published session', () => {
  it('changes its wording and raises its capacity, which frees places', async () => {
    const session = await publish();
    const edited = await send<OrganiserSession>(
      'PUT',
      `sessions/${session.id}`,
      editOf(session, { title: 'Corrigé', capacity: 30 }),
    );
    expect(edited.body).toMatchObject({ title: 'Corrigé', seats: { capacity: 30 } });
    expect(facts).toEqual([{ name: 'seats-freed', payload: { sessionId: session.id } }]);
  });

  it('never has less places than are taken', async () => {
    const session = await publish();
    await app.source.query('update sessions set confirmed = 11, offered = 1 where id = $1', [session.id]);
    const lowered = (capacity: number) =>
      send('PUT', `sessions/${session.id}`, editOf(session, { capacity }));
    expect(await lowered(11)).toMatchObject({
      status: 409,
      body: { code: 'capacity-below-taken', facts: { taken: 12, capacity: 11 } },
    });
    expect(await lowered(12)).toMatchObject({ status: 200 });
    expect(facts).toEqual([]);
  });

  it('forgets exceptional places once the capacity holds them, and never gives them again', async () => {
    const session = await publish();
    await app.source.query('update sessions set confirmed = 22, exceptional = 2 where id = $1', [session.id]);
    const raised = await send<OrganiserSession>(
      'PUT',
      `sessions/${session.id}`,
      editOf(session, { capacity: 25 }),
    );
    expect(raised).toMatchObject({ status: 200 });
    expect(await send('PUT', `sessions/${session.id}`, editOf(raised.body, { capacity: 21 }))).toMatchObject({
      status: 409,
      body: { facts: { taken: 22, capacity: 21 } },
    });
  });

  it.each([
    ['venueId', null],
    ['room', 'Ailleurs'],
    ['days', [aDay('2027-01-28')]],
  ])('does not change its %s by an edit', async (field, value) => {
    const session = await publish();
    const answer = await send('PUT', `sessions/${session.id}`, editOf(session, { [field]: value }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: `body.${field}` }] } });
  });

  it('O3 moves: what was told is kept for the mails, the day keeps its id', async () => {
    const session = await publish({ days: [aDay('2027-01-26'), aDay('2027-01-27')] as SessionDraft['days'] });
    const [first, second] = session.days;
    const moved = await send(
      'POST',
      `sessions/${session.id}/move`,
      placingOf(session, {
        room: 'Salle des fêtes',
        days: [{ ...aDay('2027-02-02'), id: first?.id }],
      }),
    );
    expect(moved).toEqual({
      status: 200,
      body: { id: session.id, version: 3, notified: 0, blocked: 0, withoutAddress: 0 },
    });
    expect(facts).toMatchObject([
      {
        name: 'session-moved',
        payload: {
          sessionId: session.id,
          version: 3,
          before: {
            days: [
              { id: first?.id, date: '2027-01-26' },
              { id: second?.id, date: '2027-01-27' },
            ],
            place: 'Salle du conseil, Mairie de Saint-Flour, 1 place d’Armes, 15100 Saint-Flour',
          },
        },
      },
    ]);
    const after = (await send<OrganiserSession>('GET', `sessions/${session.id}`)).body;
    expect(after.days.map(({ id, date }) => [id, date])).toEqual([[first?.id, '2027-02-02']]);
    expect(after).toMatchObject({ startsAt: '2027-02-02T08:30:00.000Z', room: 'Salle des fêtes' });

    const again = await send(
      'POST',
      `sessions/${session.id}/move`,
      placingOf(after, { days: [{ ...aDay('2027-01-27'), id: first?.id }] }),
    );
    expect(again).toMatchObject({ status: 200, body: { version: 4 } });
  });

  it('closes registration at the new end when it moves earlier', async () => {
    const session = await publish({ closesAt: '2027-01-26T15:00:00.000Z' });
    await send('POST', `sessions/${session.id}/move`, placingOf(session, { days: [aDay('2027-01-20')] }));
    expect((await send<OrganiserSession>('GET', `sessions/${session.id}`)).body.closesAt).toBe(
      '2027-01-20T15:45:00.000Z',
    );
  });

  it('does not move before registration opens', async () => {
    const session = await publish({ opensAt: '2027-01-12T08:00:00.000Z' });
    expect(
      await send('POST', `sessions/${session.id}/move`, placingOf(session, { days: [aDay('2027-01-11')] })),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'body.days' }] } });
  });

  it('tells nobody when nothing moved', async () => {
    const session = await publish();
    expect(await send('POST', `sessions/${session.id}/move`, placingOf(session))).toMatchObject({
      body: { notified: 0 },
    });
    expect(facts).toEqual([]);
  });

  it.each([
    [
      '[7.6-6] to a time the clocks skip',
      { days: [{ date: '2027-03-28', halfDays: [{ period: 'AM', startTime: '02:00', endTime: '05:00' }] }] },
      422,
      'local-time-missing',
    ],
    ['to the past', { days: [aDay('2027-01-04')] }, 400, 'invalid-request'],
    ['to nowhere', { venueId: null }, 422, 'venue-missing'],
  ])('does not move %s', async (_, change, status, code) => {
    const session = await publish();
    expect(await send('POST', `sessions/${session.id}/move`, placingOf(session, change))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('keeps the half-days that have begun', async () => {
    const session = await publish();
    app.clock.set('2027-01-26T08:05:00Z');
    const moved = await send(
      'POST',
      `sessions/${session.id}/move`,
      placingOf(session, { days: [aDay('2027-02-02')] }),
      await app.signIn(ids['organiser'] ?? ''),
    );
    expect(moved).toMatchObject({ status: 400, body: { errors: [{ path: 'body.days' }] } });
  });

  it('keeps the day that has begun under its own identity: its signatures stay on its date', async () => {
    const session = await publish({ days: [aDay('2027-01-26'), aDay('2027-01-27')] as SessionDraft['days'] });
    app.clock.set('2027-01-26T15:50:00Z');
    const who = await app.signIn(ids['organiser'] ?? '');
    const [first, second] = session.days;
    const to = (...days: object[]) =>
      send('POST', `sessions/${session.id}/move`, placingOf(session, { days }), who);
    const begun = aDay('2027-01-26');
    for (const days of [
      [
        { ...begun, id: second?.id },
        { ...aDay('2027-01-28'), id: first?.id },
      ],
      [begun, { ...aDay('2027-01-28'), id: second?.id }],
    ])
      expect(await to(...days)).toMatchObject({ status: 400, body: { errors: [{ path: 'body.days' }] } });
    expect(await to({ ...begun, id: first?.id }, { ...aDay('2027-01-28'), id: second?.id })).toMatchObject({
      status: 200,
    });
  });

  it('offers again to those who wait when it moves later', async () => {
    const session = await publish();
    await app.source.query('update sessions set waiting = 2 where id = $1', [session.id]);
    await send('POST', `sessions/${session.id}/move`, placingOf(session, { days: [aDay('2027-02-02')] }));
    expect(facts.map(({ name }) => name)).toEqual(['seats-freed', 'session-moved']);
  });

  it('O4 is cancelled with its reason, once; everybody is told', async () => {
    const session = await publish();
    const cancelled = await send('POST', `sessions/${session.id}/cancel`, {
      version: 2,
      reason: 'Neige annoncée',
    });
    expect(cancelled).toMatchObject({ status: 200, body: { version: 3 } });
    expect(facts).toEqual([
      { name: 'session-cancelled', payload: { sessionId: session.id, version: 3, reason: 'Neige annoncée' } },
    ]);
    expect(
      await send('POST', `sessions/${session.id}/cancel`, { version: 3, reason: 'Encore' }),
    ).toMatchObject({ body: { code: 'wrong-state' } });
    expect(await send('PUT', `sessions/${session.id}`, editOf(session, { version: 3 }))).toMatchObject({
      body: { code: 'wrong-state' },
    });
  });

  it('is not changed by two people at once', async () => {
    const session = await publish();
    const edits = await Promise.all(
      ['A', 'B'].map((title) => send('PUT', `sessions/${session.id}`, editOf(session, { title }))),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(edits.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'version-conflict',
      facts: { version: 3 },
    });
  });

  it('leaves a line in the audit log at each change', async () => {
    const session = await publish();
    await send('POST', `sessions/${session.id}/cancel`, { version: 2, reason: 'Neige' });
    const lines = await app.source.query<{ action: string; region_code: string }[]>(
      `select action, region_code from audit_events where subject_id = $1 order by id`,
      [session.id],
    );
    expect(lines.map(({ action }) => action)).toEqual([
      'session.created',
      'session.published',
      'session.cancelled',
    ]);
    expect(lines.every(({ region_code }) => region_code === '84')).toBe(true);
  });
});
