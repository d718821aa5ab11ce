// What the database says became of the received messages.
import type { DataSource } from 'typeorm';

const totalOf = async (source: DataSource, sql: string): Promise<number> =>
  (await source.query<{ n: number }[]>(sql))[0]?.n ?? 0;

export const stored = (source: DataSource): Promise<number> =>
  totalOf(source, `select count(*)::int as n from inbound_messages`);

export const unsorted = (source: DataSource): Promise<number> =>
  totalOf(source, `select count(*)::int as n from inbound_messages where sorted_at is null`);

export const outgoing = (source: DataSource): Promise<number> =>
  totalOf(source, `select count(*)::int as n from mails`);

/** How many times the calendars were told of an answer, and of how many answers. */
export async function published(source: DataSource): Promise<{ times: number; answers: number }> {
  const [row] = await source.query<{ times: number; answers: number }[]>(
    `select count(*)::int as times, count(distinct data ->> 'messageId')::int as answers
     from pgboss.job where name = 'calendar.answer-received'`,
  );
  return row ?? { times: 0, answers: 0 };
}

/** Messages by what they were found to be, with the reason when there is one: `REVIEW unknown-uid`. */
export async function sorts(source: DataSource): Promise<Record<string, number>> {
  const rows = await source.query<{ sort: string; n: number }[]>(
    `select concat_ws(' ', coalesce(sort, 'none'), reason) as sort, count(*)::int as n
     from inbound_messages group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ sort, n }) => [sort, n]));
}

/** A mail that left long ago, for a bounce to be about. */
export async function insertSentMail(source: DataSource): Promise<string> {
  const [row] = await source.query<{ id: string }[]>(
    `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       attachments, message_id, state, region_code, created_at, accepted_at, attempts)
     values ('registration.confirmed', 'judge', 'Treize', 'bretagne@mail.treize.example', 'Anne', 'anne@mairie.example',
       'Invitation', '', '', '[]', '<judge@mail.treize.example>', 'ACCEPTED', '53', $1, $1, 1) returning id`,
    [new Date()],
  );
  return (row as { id: string }).id;
}

export const bounceOf = async (source: DataSource, mailId: string): Promise<string | null> =>
  (await source.query<{ bounce: string | null }[]>(`select bounce from mails where id = $1`, [mailId]))[0]
    ?.bounce ?? null;
