// Drafts through HTTP: created, refused for each fault, edited freely, published.
import type { OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { aPerson } from '../../people/people.fixture';
import { aDay } from '../sessions.fixture';
import { app, create, draft, editOf, ids, open, publish, reset, send } from './organiser.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(() => app.close());

describe('a draft', () => {
  it('is created with its reference, hidden from the public, and gives its trainer a grant on it', async () => {
    const session = await create();
    expect(session).toMatchObject({
      ref: expect.stringMatching(/^84-2027-\d{3}$/),
      state: 'DRAFT',
      version: 1,
      plannedMinutes: 360,
    });
    expect((await app.inject({ method: 'GET', url: `/api/sessions/${session.id}` })).statusCode).toBe(404);
    const grants = await app.source.query(
      `select person_id from grants where scope_kind = 'session' and scope_id = $1`,
      [session.id],
    );
    expect(grants).toEqual([{ person_id: ids['trainer'] }]);
    const next = await create();
    expect(Number(next.ref.slice(-3))).toBe(Number(session.ref.slice(-3)) + 1);
  });

  it.each([
    [
      '[7.6-6] a time the clocks skip',
      { days: [{ date: '2027-03-28', halfDays: [{ period: 'AM', startTime: '02:30', endTime: '05:00' }] }] },
      422,
      'local-time-missing',
      'body.days.0.halfDays.0.startTime',
    ],
    [
      'half-days that overlap',
      {
        days: [
          {
            date: '2027-01-26',
            halfDays: [
              { period: 'AM', startTime: '09:00', endTime: '13:00' },
              { period: 'PM', startTime: '12:00', endTime: '15:00' },
            ],
          },
        ],
      },
      422,
      'half-days-overlap',
      'body.days.0.halfDays.1.startTime',
    ],
    [
      'a deadline after the end',
      { closesAt: '2027-01-27T08:00:00.000Z' },
      422,
      'closes-after-start',
      'body.closesAt',
    ],
    [
      'a deadline before the opening',
      { closesAt: '2027-01-04T08:00:00.000Z' },
      400,
      'invalid-request',
      'body.closesAt',
    ],
    [
      'an unknown module',
      { moduleId: '01900000-0000-7000-8000-000000000001' },
      400,
      'invalid-request',
      'body.moduleId',
    ],
    [
      'a day of another session',
      { days: [{ id: '01900000-0000-7000-8000-000000000001', ...aDay('2027-01-26') }] },
      400,
      'invalid-request',
      'body.days.0.id',
    ],
    ['a date that is not', { days: [aDay('2027-02-30')] }, 400, 'invalid-request', 'body.days.0.date'],
    ['a link that is not HTTPS', { joinUrl: 'http://visio.example' }, 400, 'invalid-request', 'body.joinUrl'],
    ['no title', { title: ' ' }, 400, 'invalid-request', 'body.title'],
  ])('is refused with %s', async (_, change, status, code, path) => {
    const answer = await send('POST', 'sessions', { ...draft, ...change });
    expect(answer).toMatchObject({ status, body: { code, errors: [{ path }] } });
  });

  it('is refused with a venue of another region, or a trainer who is not one', async () => {
    expect(await send('POST', 'sessions', { ...draft, venueId: ids['breton venue'] })).toMatchObject({
      body: { errors: [{ path: 'body.venueId' }] },
    });
    const stranger = await aPerson(app.source.manager);
    expect(await send('POST', 'sessions', { ...draft, trainerIds: [stranger] })).toMatchObject({
      body: { errors: [{ path: 'body.trainerIds' }] },
    });
  });

  it('changes freely, days removed and added', async () => {
    const session = await create({ days: [aDay('2027-01-26'), aDay('2027-01-27')] as SessionDraft['days'] });
    const kept = session.days[1];
    const edited = await send<OrganiserSession>(
      'PUT',
      `sessions/${session.id}`,
      editOf(session, {
        title: 'Nouveau titre',
        capacity: null,
        trainerIds: [],
        days: [{ ...aDay('2027-02-03'), id: kept?.id }, aDay('2027-02-02')],
      }),
    );
    expect(edited.body).toMatchObject({
      title: 'Nouveau titre',
      version: 2,
      trainerIds: [],
      seats: { verdict: 'UNLIMITED' },
    });
    expect(edited.body.days.map(({ date }) => date)).toEqual(['2027-02-02', '2027-02-03']);
    expect(edited.body.days[1]?.id).toBe(kept?.id);
    const [rows] = await app.source.query<{ days: number; open: number }[]>(
      `select (select count(*)::int from session_days where session_id = $1) as days,
         (select count(*)::int from grants where scope_id = $1::text and valid_to is null) as open`,
      [session.id],
    );
    expect(rows).toEqual({ days: 2, open: 0 });
  });

  it.each([
    ['without a venue', { venueId: null }, 'venue-missing'],
    ['without a link', { format: 'REMOTE' as const, venueId: null }, 'join-link-missing'],
    ['without a trainer', { trainerIds: [] }, 'trainer-missing'],
  ])('is not published %s', async (_, change, code) => {
    const { id, version } = await create(change);
    expect(await send('POST', `sessions/${id}/publish`, { version })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('is published once, and not when it is over', async () => {
    const session = await publish();
    expect(session).toMatchObject({ state: 'PUBLISHED', phase: 'PUBLISHED', version: 2 });
    expect((await app.inject({ method: 'GET', url: `/api/sessions/${session.id}` })).statusCode).toBe(200);
    expect(await send('POST', `sessions/${session.id}/publish`, { version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
    const late = await create();
    app.clock.set('2027-02-01T08:00:00Z');
    const later = await app.signIn(ids['organiser'] ?? '');
    expect(await send('POST', `sessions/${late.id}/publish`, { version: 1 }, later)).toMatchObject({
      body: { code: 'wrong-state' },
    });
  });
});
