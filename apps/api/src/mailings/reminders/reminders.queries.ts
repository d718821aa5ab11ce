// SQL of reminders: rules written by regions and organisers, what has run, who was told.
import type { ReminderDraft } from '@treize/contract/mailings';
import type { RemindedSession } from '@treize/rules/mailings/reminders';
import type { EntityManager } from 'typeorm';

export interface StoredRule {
  code: string;
  regionCode: string | null;
  sessionId: string | null;
  draft: ReminderDraft;
}

const ruleColumns = `code, region_code as "regionCode", session_id as "sessionId", json_build_object('anchor', anchor,
  'days', days, 'localTime', local_time, 'fixedOn', fixed_on, 'statuses', statuses, 'presence', presence,
  'addressees', addressees, 'limitId', limit_id, 'subject', subject, 'body', body, 'enabled', enabled) as draft`;

/** Rules of these regions and of these sessions. */
export function rulesOf(
  tx: EntityManager,
  regionCodes: readonly string[],
  sessionIds: readonly string[],
): Promise<StoredRule[]> {
  return tx.query<StoredRule[]>(
    `select ${ruleColumns} from reminder_rules
     where region_code = any($1::text[]) or session_id = any($2::uuid[]) order by code`,
    [regionCodes, sessionIds],
  );
}

/** Where a rule is written: one region or one session. */
export interface RulePlace {
  code: string;
  regionCode: string | null;
  sessionId: string | null;
}

export async function writeRule(
  tx: EntityManager,
  { code, regionCode, sessionId }: RulePlace,
  rule: ReminderDraft,
  actorId: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into reminder_rules (code, region_code, session_id, anchor, days, local_time, fixed_on, statuses, presence,
       addressees, limit_id, subject, body, enabled, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (code, coalesce(region_code, ''), coalesce(session_id, '00000000-0000-0000-0000-000000000000'))
     do update set anchor = excluded.anchor, days = excluded.days, local_time = excluded.local_time,
       fixed_on = excluded.fixed_on, statuses = excluded.statuses, presence = excluded.presence,
       addressees = excluded.addressees, limit_id = excluded.limit_id, subject = excluded.subject, body = excluded.body,
       enabled = excluded.enabled, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [
      code,
      regionCode,
      sessionId,
      rule.anchor,
      rule.days,
      rule.localTime,
      rule.fixedOn,
      rule.statuses,
      rule.presence,
      rule.addressees,
      rule.limitId,
      rule.subject,
      rule.body,
      rule.enabled,
      now,
      actorId,
    ],
  );
}

export async function deleteRule(
  tx: EntityManager,
  { code, regionCode, sessionId }: RulePlace,
): Promise<void> {
  await tx.query(
    `delete from reminder_rules where code = $1 and region_code is not distinct from $2::text
       and session_id is not distinct from $3::uuid`,
    [code, regionCode, sessionId],
  );
}

export interface Run {
  code: string;
  dueAt: Date;
  ranAt: Date;
  recipients: number;
}
/** Instants as PostgreSQL writes them in JSON. */
type RunJson = Omit<Run, 'dueAt' | 'ranAt'> & { dueAt: string; ranAt: string };

export interface SessionToRemind extends RemindedSession {
  id: string;
  regionCode: string;
  runs: Run[];
}

const sessionColumns = `s.id, s.region_code as "regionCode", s.state, s.starts_at as "startsAt", s.ends_at as "endsAt",
  (select coalesce(json_agg(json_build_object('code', u.code, 'dueAt', u.due_at, 'ranAt', u.ran_at,
      'recipients', u.recipients)), '[]') from reminder_runs u where u.session_id = s.id) as runs`;
const withInstants = (row: SessionToRemind & { runs: unknown }): SessionToRemind => ({
  ...row,
  runs: (row.runs as unknown as RunJson[]).map((run) => ({
    ...run,
    dueAt: new Date(run.dueAt),
    ranAt: new Date(run.ranAt),
  })),
});

/** Sessions that a rule may concern: published or closed, and not ended before `since`. */
export async function sessionsToRemind(tx: EntityManager, since: Date): Promise<SessionToRemind[]> {
  const rows = await tx.query<SessionToRemind[]>(
    `select ${sessionColumns} from sessions s where s.state in ('PUBLISHED','FINALIZED') and s.ends_at > $1 order by s.id`,
    [since],
  );
  return rows.map(withInstants);
}

export async function sessionToRemind(
  tx: EntityManager,
  sessionId: string,
): Promise<SessionToRemind | undefined> {
  const [row] = await tx.query<SessionToRemind[]>(
    `select ${sessionColumns} from sessions s where s.id = $1`,
    [sessionId],
  );
  return row && withInstants(row);
}

/** Nobody moves or cancels the session until this transaction ends. */
export async function holdSession(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query('select 1 from sessions where id = $1 for share', [sessionId]);
}

/** Takes the run of a rule for one instant: true for the first only, whatever worker, and again once the session moved. */
export async function claimRun(
  tx: EntityManager,
  sessionId: string,
  code: string,
  dueAt: Date,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into reminder_runs as u (session_id, code, due_at, ran_at, recipients) values ($1, $2, $3, $4, 0)
     on conflict (session_id, code) do update set due_at = excluded.due_at, ran_at = excluded.ran_at
       where u.due_at <> excluded.due_at
     returning code`,
    [sessionId, code, dueAt, now],
  );
  return rows.length > 0;
}

/** Notes who was told under this key (`toldKey` of the rules), and how many were in all. */
export async function recordReminded(
  tx: EntityManager,
  sessionId: string,
  code: string,
  told: string,
  registrationIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into reminded_registrations (session_id, code, registration_id)
     select $1, $2, x from unnest($3::uuid[]) x on conflict do nothing`,
    [sessionId, told, registrationIds],
  );
  await tx.query(
    `update reminder_runs set recipients = (select count(*) from reminded_registrations d
       where d.session_id = $1 and d.code = $3) where session_id = $1 and code = $2`,
    [sessionId, code, told],
  );
}

export async function limitExists(tx: EntityManager, sessionId: string, limitId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select 1 from session_limits where session_id = $1 and id = $2', [
    sessionId,
    limitId,
  ]);
  return rows.length > 0;
}
