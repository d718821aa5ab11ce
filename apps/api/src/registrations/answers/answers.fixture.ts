// People invited to a session, their answers by calendar and by link, and what became of both, for tests.
import type { RegistrationDraft } from '@treize/contract/registrations';
import { aReply, server, type WantedReply } from '../../calendar/answers/reply.fixture';
import type { Invitation } from '../../calendar/invitation.entity';
import { Inbox } from '../../platform/inbox/inbox.service';
import { startMailServer } from '../../platform/mail/mail-server.fixture';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aDraft, register } from '../registrations.fixture';

export const now = '2027-01-05T09:30:00Z';

/** The whole application beside a mail server that takes everything. */
export async function openApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const mailServer = await startMailServer();
  const own = { SMTP_URL: mailServer.url, MAIL_AUTHSERV_ID: server };
  const app = await startTestApp({ now, settings: { ...own, ...settings } });
  await placeTowns(app.source);
  const close = async () => {
    await app.close();
    await mailServer.close();
  };
  return { ...app, close };
}

export interface Invitee {
  sessionId: string;
  registrationId: string;
  token: string;
  email: string;
  /** Invitations, in the order of days. */
  invitations: Invitation[];
}

/** Somebody registered, confirmed and invited; on a session of their own unless one is named. */
export async function invitee(
  app: TestApp,
  wanted: SessionWanted & { sessionId?: string; draft?: Partial<RegistrationDraft> } = {},
): Promise<Invitee> {
  const { sessionId: named, draft: change, ...session } = wanted;
  const sessionId = named ?? (await app.source.transaction((tx) => aSession(tx, session)));
  const draft = aDraft(change);
  const { registrationId, token } = await register(app, sessionId, draft);
  await run(app);
  return {
    sessionId,
    registrationId,
    token,
    email: draft.email,
    invitations: await invitationsOf(app, registrationId),
  };
}

/** Runs what is due, mails included. */
export async function run(app: TestApp): Promise<void> {
  const { failures } = await app.runJobs();
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
}

export async function invitationsOf(app: TestApp, registrationId: string): Promise<Invitation[]> {
  return app.source.query<Invitation[]>(
    `select i.*, i.times_sequence as "timesSequence", i.partstat_sequence as "partstatSequence",
       i.partstat_at as "partstatAt", i.partstat_source as "partstatSource", i.answer_comment as "answerComment",
       i.session_day_id as "sessionDayId", i.organizer_address as "organizerAddress"
     from invitations i join session_days d on d.id = i.session_day_id
     where registration_id = $1 order by d.date, i.epoch`,
    [registrationId],
  );
}

/** A received message, once sorted. */
export interface Settled {
  id: string;
  sort: string;
  reason: string | null;
  region_code: string | null;
  registration_id: string | null;
  invitation_id: string | null;
  session_id: string | null;
  proposed_start: Date | null;
  proposed_end: Date | null;
}

export async function receive(app: TestApp, raw: Buffer): Promise<Settled> {
  const id = await app.app.get(Inbox).take(raw, {});
  if (id === null) throw new Error('these bytes were received already');
  await run(app);
  const [row] = await app.source.query<Settled[]>('select * from inbound_messages where id = $1', [id]);
  return row as Settled;
}

/** Their calendar answers the invitation to a day, the first one unless told otherwise. */
export function answer(
  app: TestApp,
  { invitations, email }: Invitee,
  wanted: Partial<WantedReply> = {},
  day = 0,
): Promise<Settled> {
  const { uid, organizerAddress, sequence } = invitations[day] as Invitation;
  const who = { uid, organizer: organizerAddress, sequence: sequence ?? 0, attendee: email, from: email };
  return receive(app, aReply({ ...who, ...wanted }));
}

/** Mails to an address because of an answer, oldest first. */
export async function causedMails(app: TestApp, address: string): Promise<string[]> {
  const rows = await app.source.query<{ kind: string }[]>(
    `select kind from mails where to_address = $1
       and (kind like 'answer.%' or kind in ('registration.declined','invitation.resent')) order by created_at, id`,
    [address],
  );
  return rows.map(({ kind }) => kind);
}

/** The last mail of this kind to an address. */
export async function lastMail(
  app: TestApp,
  address: string,
  kind: string,
): Promise<{ subject: string; text_body: string; calendar_body: string | null; revision: number | null }> {
  const [mail] = await app.source.query<Awaited<ReturnType<typeof lastMail>>[]>(
    'select * from mails where to_address = $1 and kind = $2 order by created_at desc, id desc limit 1',
    [address, kind],
  );
  if (!mail) throw new Error(`no ${kind} to ${address}`);
  return mail;
}
