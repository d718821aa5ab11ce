// For tests of the organiser's routes: two organisers, a valid draft, and the acts that tests start from.
import type { OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { someoneWith } from '../../auth/auth.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aModule, aTrack } from '../../tracks/tracks.fixture';
import { aDay, aVenue } from '../sessions.fixture';

export let app: TestApp;
/** Cookies of the organisers of regions 84 and 53. */
export let auvergne: { cookie: string };
export let bretagne: { cookie: string };
export let draft: SessionDraft;
/** Facts published since the last `reset`. */
export const facts: { name: string; payload: unknown; startAfter?: Date }[] = [];
export const ids: Record<string, string> = {};

export async function open(): Promise<void> {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  const publish = app.jobs.publish.bind(app.jobs);
  app.jobs.publish = (tx, fact, payload, when = {}) => {
    facts.push({ name: fact.name, payload, ...when });
    return publish(tx, fact, payload, when);
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
}

export function reset(): void {
  facts.length = 0;
  app.clock.set('2027-01-05T08:00:00Z');
}

export const send = async <T = { code: string }>(
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
export const create = async (change: Partial<SessionDraft> = {}) =>
  (await send<OrganiserSession>('POST', 'sessions', { ...draft, ...change })).body;
export const publish = async (change: Partial<SessionDraft> = {}) => {
  const { id, version } = await create(change);
  return (await send<OrganiserSession>('POST', `sessions/${id}/publish`, { version })).body;
};
export const editOf = (session: OrganiserSession, change: object = {}) => ({
  ...draft,
  version: session.version,
  days: session.days.map(({ id, date, halfDays }) => ({
    id,
    date,
    halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
  })),
  ...change,
});
export const placingOf = (session: OrganiserSession, change: object = {}) => {
  const { version, days, venueId, room, joinUrl } = editOf(session);
  return { version, days, venueId, room, joinUrl, ...change };
};
