// For tests of the organiser's routes on people: the whole app, an organiser of region 84, sessions with limits.
import { randomUUID } from 'node:crypto';
import type { PlacesSettings } from '@treize/contract/places';
import type { Roster, RosterAction, RosterActionAnswer } from '@treize/contract/roster';
import { someoneWith } from '../../auth/auth.fixture';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startMailServer, type TestMailServer } from '../../platform/mail/mail-server.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aDraft, register } from '../registrations.fixture';

export const now = '2027-01-05T08:00:00Z';
let server: TestMailServer;
export let app: TestApp;
export let organiserId: string;
/** Cookies of the organisers of regions 84 and 53. */
export let auvergne: { cookie: string };
export let bretagne: { cookie: string };

export async function open(): Promise<void> {
  server = await startMailServer();
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
  const tx = app.source.manager;
  organiserId = await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84');
  auvergne = await app.signIn(organiserId);
  bretagne = await app.signIn(await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:53'));
}
export const resetClock = () => app.clock.set(now);
/** Days later: whoever was signed in signs in again. */
export async function moveTo(instant: Date | string): Promise<void> {
  app.clock.set(instant);
  auvergne = await app.signIn(organiserId);
}
export async function close(): Promise<void> {
  await app.close();
  await server.close();
}

export const session = (wanted: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, wanted));

interface LimitWanted {
  kind: 'LUNCH' | 'WORKSHOP';
  label: string;
  included?: number;
  capacity: number | null;
}
/** Adds limits in this order; returns their ids by name. */
export async function addLimits(sessionId: string, limits: LimitWanted[]): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [index, { kind, label, included = 0, capacity }] of limits.entries()) {
    const [row] = await app.source.query<{ id: string }[]>(
      `insert into session_limits (session_id, kind, label, position, included, capacity) values ($1, $2, $3, $4, $5, $6) returning id`,
      [sessionId, kind, label, index, included, capacity],
    );
    ids[label] = (row as { id: string }).id;
  }
  return ids;
}

/** A call of an organiser; the code of a refusal is in the body. */
export async function send<T = { code: string; facts?: Record<string, unknown> }>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
  headers: Record<string, string> = auvergne,
) {
  const answer = await app.inject({
    method,
    url: `/api/organiser/${path}`,
    headers,
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
}

export const rosterOf = async (sessionId: string) =>
  (await send<Roster>('GET', `sessions/${sessionId}/registrations`)).body;
export const act = async (action: RosterAction | object, who = auvergne) =>
  (await send<RosterActionAnswer>('POST', 'registrations/actions', action, who)).body;
export const registerByHand = (sessionId: string, body: object, key: string = randomUUID()) =>
  send<{ outcome: string; code: string; registrationId: string; facts?: object }>(
    'POST',
    `sessions/${sessionId}/registrations`,
    body,
    { ...auvergne, 'idempotency-key': key },
  );

/** Registers people of these communes in order; each with their mailbox. */
export async function people(sessionId: string, count: number, change: object = {}) {
  const registered = [];
  for (let index = 0; index < count; index++) {
    const draft = aDraft(change);
    registered.push({ ...(await register(app, sessionId, draft)), email: draft.email });
  }
  return registered;
}

/** The form of settings as a screen would send it back, with this changed. */
export async function settingsWith(sessionId: string, change: object) {
  const { body } = await send<PlacesSettings>('GET', `sessions/${sessionId}/places`);
  return { ...body, ...change };
}

export const mailsOf = async (email: string) =>
  (
    await app.source.query<{ kind: string; method: string | null }[]>(
      'select kind, calendar_method as method from mails where to_address = $1 order by created_at, id',
      [email],
    )
  ).map(({ kind, method }) => (method ? `${kind} ${method}` : kind));

export const auditOf = (subjectId: string) =>
  app.source.query<{ action: string; details: Record<string, unknown>; actor_id: string | null }[]>(
    'select action, details, actor_id from audit_events where subject_id = $1 order by id',
    [subjectId],
  );
export const statuses = async (sessionId: string) =>
  (await rosterOf(sessionId)).items.map(({ familyName, status }) => `${familyName} ${status}`);
