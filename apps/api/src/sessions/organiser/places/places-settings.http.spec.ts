// Settings of places through HTTP: what may change, what is refused with its number, who is served by it.
import type { PlacesSettings } from '@treize/contract/places';
import { app, bretagne, create, editOf, facts, open, publish, reset, send } from '../organiser.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(() => app.close());

const settings = async (id: string) => (await send<PlacesSettings>('GET', `sessions/${id}/places`)).body;
const save = async (id: string, change: Partial<PlacesSettings> | object) =>
  send<PlacesSettings & { code: string; facts?: object; errors?: { path: string }[] }>(
    'PUT',
    `sessions/${id}/places`,
    {
      ...(await settings(id)),
      ...change,
    },
  );
const lunch = { kind: 'LUNCH', label: 'Déjeuner', capacity: 12, included: 0 };
const workshop = (label: string, capacity = 10) => ({ kind: 'WORKSHOP', label, capacity, included: 0 });
const count = (sessionId: string, columns: string) =>
  app.source.query(`update sessions set ${columns} where id = $1`, [sessionId]);

describe('settings of places', () => {
  it('start from what a session is, and are kept whole', async () => {
    const { id, version } = await create();
    expect(await settings(id)).toMatchObject({
      version,
      capacity: 20,
      share: null,
      limits: [],
      offers: 'AUTO',
    });
    const block = {
      label: 'Cantal',
      departmentCode: '15',
      kind: 'ELECTED',
      places: 4,
      releasesAt: '2027-01-16T08:00:00.000Z',
    };
    const saved = await save(id, {
      share: 3,
      eligibility: { kind: 'ELECTED', delegationRequired: true, programmes: ['PVD'], ownRegionOnly: true },
      priorityRule: 'FIRST_YEAR_DUTY',
      validation: 'ORGANIZER',
      closeWhenFull: true,
      limits: [lunch, workshop('Friches'), workshop('Halles')],
      blocks: [block],
    });
    expect(saved).toMatchObject({
      status: 200,
      body: {
        version: version + 1,
        share: 3,
        eligibility: { programmes: ['PVD'], delegationRequired: true },
        priorityRule: 'FIRST_YEAR_DUTY',
        closeWhenFull: true,
        limits: [
          { ...lunch, taken: 0 },
          { label: 'Friches', taken: 0 },
          { label: 'Halles', taken: 0 },
        ],
        blocks: [{ ...block, taken: 0 }],
      },
    });
    expect(await settings(id)).toEqual(saved.body);
  });

  it('two limits swap their names and order', async () => {
    const { id } = await create();
    const [a, b] = (await save(id, { limits: [workshop('A'), workshop('B')] })).body.limits;
    const swapped = await save(id, {
      limits: [
        { ...b, label: 'A' },
        { ...a, label: 'B' },
      ],
    });
    expect(swapped.body.limits).toMatchObject([
      { id: b?.id, label: 'A' },
      { id: a?.id, label: 'B' },
    ]);
  });

  it('refuses a stale edit, and says nothing to another region', async () => {
    const { id } = await create();
    const form = await settings(id);
    await save(id, { share: 2 });
    expect(await send('PUT', `sessions/${id}/places`, form)).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', facts: { version: 2 } },
    });
    expect((await send('GET', `sessions/${id}/places`, undefined, bretagne)).status).toBe(404);
    expect((await send('PUT', `sessions/${id}/places`, form, bretagne)).status).toBe(404);
  });

  it('never goes under what is taken: confirmed, offered, held and promised, but exceptional places', async () => {
    const { id } = await publish();
    await count(id, 'confirmed = 11, offered = 1');
    await app.source.query(
      `insert into seat_holds (id, session_id, places, created_at, expires_at) values (gen_random_uuid(), $1, 2, $2, $3)`,
      [id, app.clock.now(), new Date('2027-01-05T08:10:00Z')],
    );
    expect(await save(id, { capacity: 13 })).toMatchObject({
      status: 409,
      body: {
        code: 'capacity-below-taken',
        facts: { taken: 14, capacity: 13 },
        errors: [{ path: 'body.capacity' }],
      },
    });
    expect((await save(id, { capacity: 14 })).status).toBe(200);
    app.clock.set('2027-01-05T08:11:00Z');
    await app.source.query(
      `insert into seat_invitations (session_id, name, email, places, is_blocking, expires_at, created_at)
       values ($1, 'Camille Orvault', 'camille@prefecture.example', 1, true, $2, $3)`,
      [id, new Date('2027-01-05T09:00:00Z'), app.clock.now()],
    );
    expect(await save(id, { capacity: 12 })).toMatchObject({ status: 409, body: { facts: { taken: 13 } } });
    app.clock.set('2027-01-05T09:00:01Z');
    expect((await save(id, { capacity: 12 })).status).toBe(200);
  });

  it('the form of the session keeps the same law', async () => {
    const session = await publish();
    await count(session.id, 'confirmed = 11, offered = 1');
    expect(await send('PUT', `sessions/${session.id}`, editOf(session, { capacity: 11 }))).toMatchObject({
      status: 409,
      body: { code: 'capacity-below-taken', facts: { taken: 12, capacity: 11 } },
    });
  });

  it('a limit is lowered to what is taken, and its number is told with its name', async () => {
    const { id } = await publish();
    const [stored] = (await save(id, { limits: [lunch] })).body.limits;
    await app.source.query('update session_limits set confirmed = 7, offered = 1 where id = $1', [
      stored?.id,
    ]);
    expect(await save(id, { limits: [{ ...stored, capacity: 7 }] })).toMatchObject({
      status: 409,
      body: {
        code: 'capacity-below-taken',
        facts: { taken: 8, capacity: 7, label: 'Déjeuner' },
        errors: [{ path: 'body.limits.0.capacity' }],
      },
    });
    expect((await save(id, { limits: [{ ...stored, capacity: 8 }] })).status).toBe(200);
    expect(await save(id, { limits: [] })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', facts: { label: 'Déjeuner', taken: 8 } },
    });
  });

  it('what everybody takes is settled before anybody registers', async () => {
    const { id } = await publish();
    await count(id, 'waiting = 1');
    expect(await save(id, { limits: [{ ...lunch, included: 1 }] })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', facts: { label: 'Déjeuner' } },
    });
    expect((await save(id, { limits: [lunch] })).status).toBe(200);
  });

  it.each([
    [{ limits: [workshop('A'), workshop('A')] }, 'body.limits.1.label'],
    [{ limits: [{ ...lunch, id: '00000000-0000-7000-8000-000000000001' }] }, 'body.limits.0.id'],
    [
      { blocks: [{ label: 'Ailleurs', departmentCode: '999', kind: null, places: 1, releasesAt: null }] },
      'body.blocks.0.departmentCode',
    ],
  ])('says which field is wrong: %j', async (change, path) => {
    const { id } = await create();
    expect(await save(id, change)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('whoever waits is served by a change, and again when a block lets its places go', async () => {
    const { id } = await publish();
    await count(id, 'waiting = 1');
    await save(id, {
      blocks: [
        {
          label: 'Retirées',
          departmentCode: null,
          kind: null,
          places: 2,
          releasesAt: '2027-01-16T08:00:00.000Z',
        },
      ],
    });
    expect(facts).toEqual([
      { name: 'seats-freed', payload: { sessionId: id } },
      { name: 'seats-freed', payload: { sessionId: id }, startAfter: new Date('2027-01-16T08:00:01Z') },
    ]);
  });
});

describe('closing registration', () => {
  const act = async (id: string, verb: 'close' | 'reopen') =>
    send<PlacesSettings & { code: string }>('POST', `sessions/${id}/${verb}`, {
      version: (await settings(id)).version,
    });

  it('Q16 by hand: a closed session reads full with places left, until it is reopened', async () => {
    const { id } = await publish();
    expect(await act(id, 'close')).toMatchObject({
      status: 200,
      body: { closedAt: '2027-01-05T08:00:00.000Z' },
    });
    const page = async () =>
      (await app.inject({ method: 'GET', url: `/api/sessions/${id}` })).json<{
        phase: string;
        seats: { verdict: string; left: number };
      }>();
    expect(await page()).toMatchObject({ phase: 'CLOSED', seats: { verdict: 'FULL', left: 0 } });
    expect(await act(id, 'close')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await act(id, 'reopen')).toMatchObject({ status: 200, body: { closedAt: null } });
    expect(await page()).toMatchObject({ phase: 'PUBLISHED', seats: { verdict: 'OPEN', left: 20 } });
    expect((await act(id, 'reopen')).status).toBe(409);
  });

  it('is not for drafts', async () => {
    const { id } = await create();
    expect((await act(id, 'close')).status).toBe(409);
  });
});
