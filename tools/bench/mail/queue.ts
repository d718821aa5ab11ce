// What is stored and what still waits, read from the database while the worker works.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const patience = 20 * 60_000;

async function until(what: string, isTrue: () => Promise<boolean>, every = 100): Promise<void> {
  const began = Date.now();
  while (!(await isTrue())) {
    if (Date.now() - began > patience) throw new Error(`${what}: not after ${patience / 60_000} minutes`);
    await sleep(every);
  }
}

/** Calendar objects of this revision that are stored for the people of a session. */
export async function prepared(client: pg.Client, sessionId: string, revision: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from mails where session_id = $1 and revision = $2 and calendar_method = 'REQUEST'`,
    [sessionId, revision],
  );
  return rows[0]?.count ?? 0;
}

export const untilPrepared = (
  client: pg.Client,
  sessionId: string,
  revision: number,
  count: number,
): Promise<void> =>
  until(
    `revision ${revision} of everybody`,
    async () => (await prepared(client, sessionId, revision)) >= count,
  );

/** Until no mail waits and no job is due. */
export const untilQuiet = (client: pg.Client): Promise<void> =>
  until(
    'a queue that is empty',
    async () => {
      const { rows } = await client.query<{ busy: boolean }>(
        `select exists (select 1 from mails where state in ('PENDING','SENDING','DEFERRED','UNKNOWN'))
           or exists (select 1 from pgboss.job where state in ('created','active','retry') and start_after <= now()) as busy`,
      );
      return rows[0]?.busy === false;
    },
    250,
  );

/** A calendar mail as it was stored. */
export interface StoredObject {
  messageId: string;
  to: string;
  revision: number;
  method: string;
  state: string;
  uid: string;
}

export async function storedObjects(client: pg.Client, sessionId: string): Promise<StoredObject[]> {
  const { rows } = await client.query<StoredObject>(
    `select m.message_id as "messageId", m.to_address as "to", m.revision, m.calendar_method as method, m.state, i.uid
     from mails m join invitations i on i.id = m.invitation_id
     where m.session_id = $1 and m.calendar_body is not null`,
    [sessionId],
  );
  return rows;
}

/** Message-IDs of every mail ever stored. */
export async function storedIds(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>('select message_id as id from mails');
  return new Set(rows.map(({ id }) => id));
}
