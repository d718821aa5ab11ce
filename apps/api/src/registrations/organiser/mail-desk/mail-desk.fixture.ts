// For tests of the mail desk: the whole app with a real mail server, organisers of two regions, sessions and people.
import { randomUUID } from 'node:crypto';
import type {
  AddressRetried,
  Deliveries,
  DeliveryRow,
  MailHistory,
  resent,
} from '@treize/contract/deliveries';
import type * as z from 'zod';
import { someoneWith } from '../../../auth/auth.fixture';
import { Bounces } from '../../../platform/mail/bounces/bounces.service';
import { startMailServer, type TestMailServer } from '../../../platform/mail/mail-server.fixture';
import { aDay, aSession, type SessionWanted } from '../../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../../test-app.fixture';
import { placeTowns } from '../../../territories/territories.fixture';
import { aDraft, register } from '../../registrations.fixture';

export const now = '2027-01-05T08:00:00Z';
export let app: TestApp;
export let server: TestMailServer;
export let organiserId: string;
/** Cookies of the organisers of regions 84 and 53, and of whoever sees everything. */
export let auvergne: { cookie: string };
export let bretagne: { cookie: string };
export let nation: { cookie: string };

export async function open(): Promise<void> {
  server = await startMailServer();
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
  const tx = app.source.manager;
  organiserId = await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84');
  auvergne = await app.signIn(organiserId);
  bretagne = await app.signIn(await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:53'));
  nation = await app.signIn(await someoneWith(tx, 'NATIONAL_PILOT', 'nation'));
}
export function reset(): void {
  app.clock.set(now);
  server.taken.length = server.next.length = 0;
}
export async function close(): Promise<void> {
  await app.close();
  await server.close();
}

export const session = (wanted: SessionWanted = {}) =>
  app.source.transaction((tx) => aSession(tx, { trainerIds: [organiserId], ...wanted }));
/** Two days in January. */
export const twoDays = () => session({ days: [aDay('2027-01-12'), aDay('2027-01-13')] });

/** A person registered, their mails sent. */
export async function invited(sessionId: string, change: object = {}) {
  const draft = aDraft(change);
  const { registrationId, number } = await register(app, sessionId, draft);
  await run();
  return { id: registrationId, number, email: draft.email, draft };
}

/** Runs what is due; no job may fail. */
export async function run(): Promise<void> {
  const { failures } = await app.runJobs();
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
}

export async function send<T = { code: string }>(
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
  return { status: answer.statusCode, body: answer.json<T>(), headers: answer.headers };
}

export const deliveriesOf = async (sessionId: string) =>
  (await send<Deliveries>('GET', `sessions/${sessionId}/deliveries`)).body;
export async function rowOf(sessionId: string, registrationId: string): Promise<DeliveryRow> {
  const row = (await deliveriesOf(sessionId)).items.find((one) => one.registrationId === registrationId);
  if (!row) throw new Error('the person is not in the list');
  return row;
}
export const historyOf = async (registrationId: string) =>
  (await send<MailHistory>('GET', `registrations/${registrationId}/mails`)).body.items;
export const resend = async (sessionId: string, registrationIds: string[] | null = null) =>
  (
    await send<z.output<typeof resent>>('POST', `sessions/${sessionId}/deliveries/resend`, {
      registrationIds,
    })
  ).body;
export const correct = (registrationId: string, email: string, headers = auvergne) =>
  send('POST', `registrations/${registrationId}/address`, { email }, headers);

export const retry = (registrationId: string, headers = auvergne) =>
  send<AddressRetried & { code: string }>(
    'POST',
    `registrations/${registrationId}/address/retry`,
    {},
    headers,
  );

export interface MailSeen {
  id: string;
  kind: string;
  to: string;
  from: string;
  method: string | null;
  revision: number | null;
  state: string;
  messageId: string;
  uid: string | null;
}
/** Mails about a registration in the order they were written. */
export const mailsOf = (registrationId: string): Promise<MailSeen[]> =>
  app.source.query(
    `select id, kind, to_address as "to", from_address as "from", calendar_method as method, revision, state,
       message_id as "messageId", substring(calendar_body from 'UID:([^\\r\\n]+)') as uid
     from mails where registration_id = $1 order by created_at, id`,
    [registrationId],
  );
export const objectsOf = async (registrationId: string) =>
  (await mailsOf(registrationId)).filter(({ method }) => method !== null);

/** A delivery report comes back about the last calendar object of this person. */
export async function bounce(registrationId: string, status = '5.1.1'): Promise<void> {
  const last = (await objectsOf(registrationId)).at(-1);
  const report = { action: 'failed' as const, status, text: 'unknown user', at: app.clock.now() };
  await app.source.transaction((tx) => app.app.get(Bounces).record(tx, last?.id ?? '', report));
  await run();
}

/** The session takes place elsewhere in the building, and everybody is told. */
export async function moveRoom(sessionId: string, room: string = randomUUID()): Promise<void> {
  const { body } = await send<{
    version: number;
    venueId: string;
    days: DayOfForm[];
    joinUrl: string | null;
  }>('GET', `sessions/${sessionId}`);
  const days = body.days.map(({ id, date, halfDays }) => ({
    id,
    date,
    halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
  }));
  const { version, venueId, joinUrl } = body;
  const moved = await send('POST', `sessions/${sessionId}/move`, { version, venueId, joinUrl, room, days });
  if (moved.status !== 200) throw new Error(JSON.stringify(moved.body));
}
interface DayOfForm {
  id: string;
  date: string;
  halfDays: { period: string; startTime: string; endTime: string }[];
}

export const auditOf = (subjectId: string) =>
  app.source.query<{ action: string; details: Record<string, unknown>; actor_id: string | null }[]>(
    'select action, details, actor_id from audit_events where subject_id = $1 order by id',
    [subjectId],
  );
