// Every act that takes or frees a place, many at once on two sessions: typed refusals only, no circle of locks, all in order at the end.
import { randomInt, randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { someoneWith } from '../../auth/auth.fixture';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { aDay, aSession } from '../../sessions/sessions.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aModule } from '../../tracks/tracks.fixture';
import { FollowedRegistrations } from '../followed-registrations.service';
import { aContact, aListed, guingamp, runJobsDue } from '../municipality/municipality.fixture';
import { brokenInvariants } from '../registering/invariants.fixture';
import { aDraft, postRegistration } from '../registrations.fixture';

const now = '2027-01-05T09:00:00Z';
const days = [aDay('2027-03-16')];
const actors = 12;
const actsOfEach = 30;
const communes = [guingamp, '15187', '63003'];

let app: TestApp;
let sessionIds: string[];
let limitIds: Record<string, string[]>;
let organiser: { cookie: string };
let organiserId: string;
let contact: Awaited<ReturnType<typeof aContact>>;
const holds: { sessionId: string; key: string }[] = [];
const codes = new Map<string, number>();

const oneOf = <T>(all: readonly T[]): T => all[randomInt(all.length)] as T;

/** Two sessions of one module, small, with workshops, a lunch for all, a share, a block and priorities. */
async function openSessions(): Promise<void> {
  const tx = app.source.manager;
  const moduleId = await aModule(tx);
  const rules = {
    moduleId,
    days,
    capacity: 6,
    sharePerMunicipality: 4,
    priorityRule: 'FIRST_OF_MUNICIPALITY',
  } as const;
  sessionIds = [
    await aSession(tx, { ...rules, validation: 'MUNICIPALITY' }),
    await aSession(tx, rules),
  ].sort();
  limitIds = {};
  for (const sessionId of sessionIds) {
    const limits = await tx.query<{ id: string }[]>(
      `insert into session_limits (session_id, kind, label, position, included, capacity) values
         ($1, 'WORKSHOP', 'A', 1, 0, 4), ($1, 'WORKSHOP', 'B', 2, 0, 6), ($1, 'LUNCH', 'Repas', 3, 1, 8) returning id`,
      [sessionId],
    );
    limitIds[sessionId] = limits.slice(0, 2).map(({ id }) => id);
    await tx.query(
      `insert into seat_blocks (session_id, label, department_code, places, position, releases_at)
       values ($1, 'Côtes-d’Armor', '22', 2, 1, $2)`,
      [sessionId, new Date('2027-02-01T00:00:00Z')],
    );
  }
}

beforeAll(async () => {
  app = await startTestApp({ now, settings: { DATABASE_POOL: '24' } });
  await placeTowns(app.source);
  await openSessions();
  organiserId = await someoneWith(app.source.manager, 'NATIONAL_PILOT', 'nation');
  organiser = await app.signIn(organiserId);
  contact = await aContact(app);
});
afterAll(() => app.close());

/** What an act answered; anything but success, a refusal that means something, or "try again" breaks the test. */
function note(act: string, { statusCode, body }: LightMyRequestResponse): void {
  const code = statusCode < 300 ? 'done' : (JSON.parse(body) as { code: string }).code;
  codes.set(`${act} ${code}`, (codes.get(`${act} ${code}`) ?? 0) + 1);
  if (statusCode >= 500 && code !== 'busy') throw new Error(`${act}: ${statusCode} ${body}`);
}

const somebody = async (
  statuses: string[],
): Promise<{ id: string; municipality_code: string } | undefined> => {
  const rows = await app.source.query<{ id: string; municipality_code: string }[]>(
    'select id, municipality_code from registrations where status = any($1::text[]) order by random() limit 1',
    [statuses],
  );
  return rows[0];
};
const active = ['CONFIRMED', 'PENDING_VALIDATION', 'WAITLISTED', 'OFFERED'];

const draftOf = (sessionId: string) =>
  aDraft({
    municipalityCode: oneOf(communes),
    extras: [{ limitId: oneOf(limitIds[sessionId] ?? []), quantity: 1 }],
  });
const post = (url: string, payload: object = {}, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers });
const byOrganiser = (action: object) => post('/api/organiser/registrations/actions', action, organiser);

async function byLink(verb: string, statuses: string[], payload: (id: string) => object = () => ({})) {
  const one = await somebody(statuses);
  if (!one) return;
  const token = app.app.get(Links).sign('registration', one.id);
  note(verb, await post(`/api/registrations/link/${token}/${verb}`, payload(one.id)));
}

async function byMairie(verb: 'cancel' | 'replace', payload: object): Promise<void> {
  const one = await somebody(active);
  if (one)
    note(`mairie ${verb}`, await contact.post(`/${guingamp}/registrations/${one.id}/${verb}`, payload));
}

async function inBulk(action: string, statuses: string[], more: object = {}): Promise<void> {
  const people = [await somebody(statuses), await somebody(statuses), await somebody(statuses)];
  const ids = [...new Set(people.flatMap((one) => one?.id ?? []))];
  if (ids.length > 0) note(action, await byOrganiser({ action, ids, ...more }));
}

/** Read, changed, written: somebody else may have written meanwhile. */
async function settings(sessionId: string, change: object): Promise<void> {
  const url = `/api/organiser/sessions/${sessionId}/places`;
  const stored = (await app.inject({ method: 'GET', url, headers: organiser })).json<object>();
  note(
    'settings',
    await app.inject({ method: 'PUT', url, headers: organiser, payload: { ...stored, ...change } }),
  );
}

async function promise(sessionId: string): Promise<void> {
  const draft = { name: 'Mairie', email: null, municipalityCode: guingamp, places: 2, isBlocking: true };
  const answer = await post(
    `/api/organiser/sessions/${sessionId}/invitations`,
    { ...draft, expiresAt: '2027-01-05T09:05:00Z' },
    organiser,
  );
  note('invite', answer);
  if (answer.statusCode !== 201) return;
  const { id, url } = answer.json<{ id: string; url: string }>();
  const invitation = new URL(url).searchParams.get('invitation');
  const draftHere = { ...draftOf(sessionId), municipalityCode: guingamp };
  note('register', await postRegistration(app, sessionId, { ...draftHere, invitation }));
  if (randomInt(2) === 0)
    note('revoke', await post(`/api/organiser/invitations/${id}/revoke`, {}, organiser));
}

async function hold(sessionId: string): Promise<void> {
  const key = randomUUID();
  note('hold', await post(`/api/sessions/${sessionId}/holds`, { key, places: 1 + randomInt(2) }));
  holds.push({ sessionId, key });
}

async function release(): Promise<void> {
  const held = holds.splice(randomInt(holds.length + 1), 1)[0];
  if (!held) return;
  const url = `/api/sessions/${held.sessionId}/holds/${held.key}`;
  note('release', await app.inject({ method: 'DELETE', url }));
}

async function walkIn(sessionId: string): Promise<void> {
  const { familyName, givenName, email } = aDraft();
  const person = {
    familyName,
    givenName,
    email,
    kind: 'STAFF' as const,
    function: 'Agent',
    municipalityCode: guingamp,
  };
  await app.source
    .transaction((tx) =>
      app.app
        .get(FollowedRegistrations)
        .addWalkIn(tx, organiserId, sessionId, { id: randomUUID(), ...person }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
}

async function register(sessionId: string, companion: boolean): Promise<void> {
  const held = holds.find((one) => one.sessionId === sessionId && randomInt(2) === 0);
  const answer = await postRegistration(app, sessionId, {
    ...draftOf(sessionId),
    companion: companion ? draftOf(sessionId) : null,
    hold: held?.key ?? null,
  });
  note('register', answer);
}

const another = (sessionId: string): string => sessionIds.find((id) => id !== sessionId) as string;

/** Each takes or frees places in its own way; the first ones fill the sessions, so they come more often. */
const acts: ((sessionId: string) => Promise<void>)[] = [
  ...Array.from({ length: 8 }, () => (sessionId: string) => register(sessionId, randomInt(4) === 0)),
  hold,
  hold,
  release,
  walkIn,
  promise,
  () => byLink('cancel', ['CONFIRMED', 'WAITLISTED', 'PENDING_VALIDATION']),
  () => byLink('cancel', ['CONFIRMED', 'PENDING_VALIDATION']),
  () => byLink('accept', ['OFFERED']),
  () => byLink('accept', ['OFFERED']),
  () => byLink('decline', ['OFFERED']),
  () => byLink('split', ['WAITLISTED']),
  (sessionId) =>
    byLink('edit', ['WAITLISTED'], () => ({
      needs: null,
      extras: [{ limitId: oneOf(limitIds[sessionId] ?? []), quantity: 1 }],
    })),
  (sessionId) => byLink('transfer', active, () => ({ sessionId })),
  (sessionId) => inBulk('TRANSFER', active, { sessionId, waitIfFull: randomInt(2) === 0 }),
  (sessionId) => inBulk('TRANSFER', active, { sessionId: another(sessionId), waitIfFull: true }),
  () => inBulk('CANCEL', active, { reason: 'essai' }),
  () => inBulk('OFFER', ['WAITLISTED']),
  () => inBulk('VALIDATE', ['PENDING_VALIDATION']),
  () => inBulk('REFUSE', ['PENDING_VALIDATION'], { reason: 'essai' }),
  () => inBulk('PRIORITISE', ['WAITLISTED'], { priority: randomInt(-2, 3), reason: 'essai' }),
  () => inBulk('SPLIT', ['WAITLISTED']),
  () => byMairie('cancel', { reason: null }),
  () => byMairie('replace', { person: aListed() }),
  (sessionId) => settings(sessionId, { capacity: randomInt(6, 14), waitingListOpen: randomInt(5) > 0 }),
  (sessionId) => settings(sessionId, { share: oneOf([2, 4, null]) }),
  async (sessionId) => {
    const people = [aListed(), aListed(), aListed()];
    const rows = people.map((person) => ({
      key: randomUUID(),
      person: { ...person, extras: [{ limitId: oneOf(limitIds[sessionId] ?? []), quantity: 1 }] },
    }));
    await contact.register(sessionId, rows, randomInt(2) === 0);
  },
  // Offers and validations come to their end at any moment.
  async () => {
    // Serving the line early is another matter: it leaves what is promised, and no later job then comes for it.
    const ended = ['registrations.offer-ended', 'registrations.validation-ended'];
    await app.source.query(
      `update pgboss.job set start_after = '2000-01-01'
       where name = any($1::text[]) and state = 'created' and random() < 0.2`,
      [ended],
    );
  },
];

const deadlocks = async (): Promise<number> => {
  const [row] = await app.source.query<{ deadlocks: number }[]>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return row?.deadlocks ?? -1;
};

it('I1-I7 leave every place in order, whatever meets whatever', async () => {
  const before = await deadlocks();
  for (const sessionId of sessionIds)
    await Promise.all(Array.from({ length: 10 }, () => register(sessionId, false)));
  const failures: string[] = [];
  let playing = actors;
  const play = async (): Promise<void> => {
    for (let turn = 0; turn < actsOfEach; turn++)
      await oneOf(acts)(oneOf(sessionIds)).catch((error: unknown) => failures.push(String(error)));
    playing -= 1;
  };
  const work = async (): Promise<void> => {
    while (playing > 0) {
      const { failures: failed } = await app.runJobs();
      // No mail server here: what was to leave stays queued.
      failures.push(
        ...failed.flatMap(({ queue, reason }) => (queue === 'mail.send' ? [] : `${queue}: ${reason}`)),
      );
    }
  };
  await Promise.all([...Array.from({ length: actors }, play), work(), work()]);
  expect(failures).toEqual([]);

  // Forms and invitations lapse: what they held goes to those in line, by the jobs that were left for it.
  app.clock.advance(11 * 60_000);
  await runJobsDue(app);
  for (const sessionId of sessionIds)
    expect(await brokenInvariants(app.source.manager, sessionId, app.clock.now())).toEqual([]);
  expect(await deadlocks()).toBe(before);
  const done = [...codes.keys()].filter((key) => key.endsWith(' done')).map((key) => key.slice(0, -5));
  expect(done).toEqual(
    expect.arrayContaining(['register', 'hold', 'cancel', 'accept', 'TRANSFER', 'mairie replace']),
  );
  const [doubled] = await app.source.query<{ n: number }[]>(
    `select count(*)::int as n from (select 1 from mails where kind in ('registration.confirmed', 'registration.cancelled')
       group by registration_id, kind having count(*) > 1) as twice`,
  );
  expect(doubled?.n).toBe(0);
}, 120_000);
