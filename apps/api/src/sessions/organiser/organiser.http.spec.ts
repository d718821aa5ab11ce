// The organiser's work through HTTP: create, edit, publish, move, cancel; scopes, versions, every refusal.
import type { OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { grantRole, someoneWith } from '../../auth/auth.fixture';
import { aPerson } from '../../people/people.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aModule, aTrack } from '../../tracks/tracks.fixture';
import { aDay, aSession, aVenue } from '../sessions.fixture';

let app: TestApp;
let auvergne: { cookie: string };
let bretagne: { cookie: string };
let draft: SessionDraft;
const facts: { name: string; payload: unknown }[] = [];
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  const publish = app.jobs.publish.bind(app.jobs);
  app.jobs.publish = (tx, fact, payload) => {
    facts.push({ name: fact.name, payload });
    return publish(tx, fact, payload);
  };
  await placeTowns(app.source);
  const tx = app.source.manager;
  ids['trainer'] = await someoneWith(tx, 'TRAINER', 'region:84');
  ids['module'] = await aModule(tx);
  ids['track'] = await aTrack(tx, [ids['module']]);
  ids['venue'] = await aVenue(tx);
  ids['breton venue'] = await aVenue(tx, { name: 'Mairie de Guingamp', municipalityCode: '22070' });
  ids['organiser'] = await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84');
  auvergne = await app.signIn(ids['organiser']);
  bretagne = await app.signIn(await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:53'));
  draft = {
    moduleId: ids['module'],
    trackId: ids['track'],
    regionCode: '84',
    title: 'Lire son centre-bourg à Saint-Flour',
    summary: 'Une journée',
    format: 'ONSITE',
    funding: 'FREE',
    contactEmail: 'contact@treize.example',
    capacity: 20,
    opensAt: '2027-01-05T08:00:00.000Z',
    closesAt: '2027-01-20T08:00:00.000Z',
    trainerIds: [ids['trainer']],
    days: [aDay('2027-01-26') as SessionDraft['days'][number]],
    venueId: ids['venue'],
    room: 'Salle du conseil',
    joinUrl: null,
  };
});
beforeEach(() => {
  facts.length = 0;
  app.clock.set('2027-01-05T08:00:00Z');
});
afterAll(() => app.close());

const send = async <T = { code: string }>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
  who = auvergne,
) => {
  const answer = await app.inject({
    method,
    url: `/api/organiser/${path}`,
    headers: who,
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
};
const create = async (change: Partial<SessionDraft> = {}) =>
  (await send<OrganiserSession>('POST', 'sessions', { ...draft, ...change })).body;
const publish = async (change: Partial<SessionDraft> = {}) => {
  const { id, version } = await create(change);
  return (await send<OrganiserSession>('POST', `sessions/${id}/publish`, { version })).body;
};
const editOf = (session: OrganiserSession, change: object = {}) => ({
  ...draft,
  version: session.version,
  days: session.days.map(({ id, date, halfDays }) => ({
    id,
    date,
    halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
  })),
  ...change,
});
const placingOf = (session: OrganiserSession, change: object = {}) => {
  const { version, days, venueId, room, joinUrl } = editOf(session);
  return { version, days, venueId, room, joinUrl, ...change };
};

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
      'a time the clocks skip',
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
    await app.source.query('update sessions set confirmed = 4 where id = $1', [session.id]);
    const [first, second] = session.days;
    const moved = await send(
      'POST',
      `sessions/${session.id}/move`,
      placingOf(session, {
        room: 'Salle des fêtes',
        days: [{ ...aDay('2027-02-02'), id: first?.id }],
      }),
    );
    expect(moved).toEqual({ status: 200, body: { id: session.id, version: 3, notified: 4 } });
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
    expect(again).toMatchObject({ status: 200, body: { notified: 4 } });
  });

  it('closes registration at the new end when it moves earlier', async () => {
    const session = await publish({ closesAt: '2027-01-26T15:00:00.000Z' });
    await send('POST', `sessions/${session.id}/move`, placingOf(session, { days: [aDay('2027-01-20')] }));
    expect((await send<OrganiserSession>('GET', `sessions/${session.id}`)).body.closesAt).toBe(
      '2027-01-20T15:45:00.000Z',
    );
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
      'to a time the clocks skip',
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

  it('O4 is cancelled with its reason, once; everybody is told', async () => {
    const session = await publish();
    await app.source.query('update sessions set confirmed = 20, waiting = 3 where id = $1', [session.id]);
    const cancelled = await send('POST', `sessions/${session.id}/cancel`, {
      version: 2,
      reason: 'Neige annoncée',
    });
    expect(cancelled).toMatchObject({ status: 200, body: { version: 3, notified: 23 } });
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

describe('scope', () => {
  it('hides the sessions of another region, whatever is asked', async () => {
    const { id } = await publish();
    const refused = await Promise.all([
      send('GET', `sessions/${id}`, undefined, bretagne),
      send('PUT', `sessions/${id}`, { ...draft, version: 2 }, bretagne),
      send('POST', `sessions/${id}/publish`, { version: 2 }, bretagne),
      send(
        'POST',
        `sessions/${id}/move`,
        { version: 2, days: [aDay('2027-02-02')], venueId: null, joinUrl: null },
        bretagne,
      ),
      send('POST', `sessions/${id}/cancel`, { version: 2, reason: 'x' }, bretagne),
      send('POST', 'sessions', draft, bretagne),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    const list = await send<{ total: number }>('GET', 'sessions?period=all', undefined, bretagne);
    expect(list.body.total).toBe(0);
  });

  it('does not let a session leave for another region', async () => {
    const session = await create();
    expect(
      await send('PUT', `sessions/${session.id}`, editOf(session, { regionCode: '53', trackId: null })),
    ).toMatchObject({ status: 404 });
  });

  it('is everything for the pilot, one session for an auditor, who may not write', async () => {
    const { id, version } = await create();
    const pilot = await app.signIn(await someoneWith(app.source.manager, 'NATIONAL_PILOT', 'nation'));
    expect(
      (await send<{ total: number }>('GET', 'sessions?period=all', undefined, pilot)).body.total,
    ).toBeGreaterThan(5);
    const auditor = await app.signIn(await someoneWith(app.source.manager, 'AUDITOR', `session:${id}`));
    expect((await send<{ total: number }>('GET', 'sessions?period=all', undefined, auditor)).body.total).toBe(
      1,
    );
    expect(await send('POST', `sessions/${id}/publish`, { version }, auditor)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('is nothing for a trainer, and for nobody', async () => {
    const trainer = await app.signIn(ids['trainer'] ?? '');
    expect(await send('GET', 'sessions', undefined, trainer)).toMatchObject({ status: 403 });
    expect(await send('GET', 'sessions', undefined, { cookie: '' })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
  });
});

describe('list and form', () => {
  it('searches title, reference and town without accents or capitals', async () => {
    const session = await create({ title: 'Rénover l’école d’Été' });
    for (const q of ['ecole', 'ÉTÉ', session.ref, 'saint-flour'])
      expect(
        (
          await send<{ items: { id: string }[] }>('GET', `sessions?pageSize=100&q=${encodeURIComponent(q)}`)
        ).body.items.map(({ id }) => id),
      ).toContain(session.id);
    expect((await send<{ total: number }>('GET', 'sessions?q=50%25_')).body.total).toBe(0);
  });

  it('tells the past from what is to come', async () => {
    const past = await aSession(app.source.manager, { title: 'Passée', days: [aDay('2026-12-01')] });
    const titles = async (query: string) =>
      (await send<{ items: { id: string }[] }>('GET', `sessions?${query}`)).body.items.map(({ id }) => id);
    expect(await titles('period=past')).toEqual([past]);
    expect(await titles('pageSize=100')).not.toContain(past);
    expect(await titles('period=past&state=DRAFT')).toEqual([]);
  });

  it('offers choices within the regions of the organiser', async () => {
    const { body } = await send<{
      regions: { code: string }[];
      venues: { name: string }[];
      trainers: { id: string }[];
    }>('GET', 'options', undefined, bretagne);
    expect(body.regions).toEqual([{ code: '53', name: 'Bretagne' }]);
    expect(body.venues.map(({ name }) => name)).toEqual(['Mairie de Guingamp']);
    expect(body.trainers.map(({ id }) => id)).toContain(ids['trainer']);
  });

  it('creates a venue in the region only, in a commune that exists', async () => {
    const venue = {
      name: 'Salle polyvalente',
      address: 'Rue du Stade',
      postcode: '63600',
      municipalityCode: '63003',
    };
    expect(await send('POST', 'venues', venue)).toMatchObject({
      status: 201,
      body: { town: 'Ambert', wheelchairAccess: true },
    });
    expect(await send('POST', 'venues', venue, bretagne)).toMatchObject({ status: 404 });
    expect(await send('POST', 'venues', { ...venue, municipalityCode: '99999' })).toMatchObject({
      status: 422,
      body: { code: 'unknown-municipality' },
    });
  });

  it('adds up the regions of somebody who has two', async () => {
    const both = await someoneWith(app.source.manager, 'REGIONAL_ORGANIZER', 'region:53');
    await grantRole(app.source.manager, both, 'REGIONAL_ORGANIZER', 'region:94');
    const { body } = await send<{ regions: { code: string }[] }>(
      'GET',
      'options',
      undefined,
      await app.signIn(both),
    );
    expect(body.regions.map(({ code }) => code)).toEqual(['53', '94']);
  });
});
