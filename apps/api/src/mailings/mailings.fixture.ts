// For tests of mailings and reminders: people registered, present, tied to a town; a session moved; what was queued.
import { randomUUID } from 'node:crypto';
import type { MailingDraft } from '@treize/contract/mailings';
import type { OrganiserSession } from '@treize/contract/sessions';
import { aGrant } from '../attendance/attendance.fixture';
import { aPerson } from '../people/people.fixture';
import { app, auvergne, organiserId, people, send } from '../registrations/organiser/organiser-acts.fixture';
import { aDay } from '../sessions/sessions.fixture';
import { Reminding } from './reminders/reminding.service';

export const remind = () => app.app.get(Reminding).run();

/** Text and links of the mails of these kinds, in the order of their addresses. */
export const mailsLike = (kind: string) =>
  app.source.query<
    {
      kind: string;
      to: string;
      subject: string;
      text: string;
      html: string;
      urgency: number;
      giveUpAt: Date | null;
      unsubscribeUrl: string | null;
      registrationId: string | null;
    }[]
  >(
    `select kind, to_address as "to", subject, text_body as text, html_body as html, urgency, give_up_at as "giveUpAt",
       unsubscribe_url as "unsubscribeUrl", registration_id as "registrationId"
     from mails where kind like $1 order by to_address, created_at, id`,
    [kind],
  );
export const addresses = async (kind: string) => (await mailsLike(kind)).map(({ to }) => to);

/** Nothing is queued, sent or refused any more. */
export async function forgetMails(): Promise<void> {
  for (const table of ['mails', 'mailings', 'mail_opt_outs', 'blocked_addresses', 'reminder_rules'])
    await app.source.query(`truncate ${table} cascade`);
  await app.source.query('delete from pgboss.job');
  await app.source.query(`update sessions set state = 'CANCELLED'`);
}

/** Registered people of Saint-Flour, confirmed, with no job left. */
export async function registered(sessionId: string, count: number, change: object = {}) {
  const found = await people(sessionId, count, change);
  await app.runJobs();
  return found;
}

export async function moveTo(sessionId: string, date: string): Promise<void> {
  const { body } = await send<OrganiserSession>('GET', `sessions/${sessionId}`);
  const { version, venueId, room, joinUrl } = body;
  const moved = await send('POST', `sessions/${sessionId}/move`, {
    days: [{ ...aDay(date), id: body.days[0]?.id }],
    venueId,
    room,
    joinUrl,
    version,
  });
  if (moved.status !== 200) throw new Error(JSON.stringify(moved));
}

/** A mark of the sheet of the first half-day. */
export async function mark(
  sessionId: string,
  registrationId: string,
  state: 'PRESENT' | 'ABSENT' | 'EXCUSED',
  kind: 'MARKED' | 'CORRECTED' = 'MARKED',
): Promise<void> {
  await app.source.query(
    `insert into attendance_facts (id, session_id, half_day_id, registration_id, kind, state, method, reason, recorded_by,
       device_at, received_at, hash)
     select $1, $2, (select id from half_days where session_id = $2 order by starts_at limit 1), $3, $4, $5,
       'TRAINER_DEVICE_MARK', case when $4 = 'CORRECTED' then 'Erreur' end, $6, $7, $7, 'x'`,
    [randomUUID(), sessionId, registrationId, kind, state, organiserId, app.clock.now()],
  );
}

/** A person with a mandate in this commune; returns the id. */
export async function anElected(
  email: string,
  municipalityCode = '15187',
  change: object = {},
): Promise<string> {
  const tx = app.source.manager;
  const personId = await aPerson(tx, { email });
  const row = { municipality_code: municipalityCode, function: 'Maire', starts_on: '2026-03-22', ...change };
  const names = Object.keys(row);
  await tx.query(
    `insert into mandates (person_id, ${names.join(', ')}) values ($1, ${names.map((_, at) => `$${at + 2}`).join(', ')})`,
    [personId, ...Object.values(row)],
  );
  return personId;
}

/** A contact of the commune; returns the id. */
export async function aContact(email: string, municipalityCode = '15187'): Promise<string> {
  const tx = app.source.manager;
  const personId = await aPerson(tx, { email });
  await aGrant(tx, personId, 'MUNICIPALITY_MANAGER', 'municipality', municipalityCode);
  return personId;
}

export const aMailing = (target: Partial<MailingDraft['target']>, change: Partial<MailingDraft> = {}) => ({
  purpose: target.audience === 'TERRITORY' ? ('INVITATION' as const) : ('SERVICE' as const),
  target: { regionCode: '84', audience: 'REGISTERED' as const, ...target },
  subject: 'Salle changée\u00a0: {session}',
  body: 'Bonjour {prenom},\n\nRendez-vous {ou}.',
  ...change,
});

/** A call under `/api/organiser/mailings`. */
export const post = async <T = { code: string; errors?: { path: string }[]; facts?: object }>(
  path: string,
  payload: object,
  key: string = randomUUID(),
  who: Record<string, string> = auvergne,
) => send<T>('POST', `mailings${path}`, payload, { ...who, 'idempotency-key': key });
