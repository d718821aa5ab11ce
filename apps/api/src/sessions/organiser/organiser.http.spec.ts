// What an organiser reaches: the sessions of their regions, the choices of the form.
import { grantRole, someoneWith } from '../../auth/auth.fixture';
import { aDay, aSession } from '../sessions.fixture';
import {
  app,
  auvergne,
  bretagne,
  create,
  draft,
  editOf,
  ids,
  open,
  publish,
  reset,
  send,
} from './organiser.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(() => app.close());

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
    await aSession(app.source.manager, { regionCode: '53', venueId: ids['breton venue'] ?? null });
    const total = async (who: { cookie: string }) =>
      (await send<{ total: number }>('GET', 'sessions?period=all', undefined, who)).body.total;
    expect([await total(bretagne), await total(pilot)]).toEqual([1, 1 + (await total(auvergne))]);
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
