// SQL of addresses that want no invitation to register.
import type { EntityManager } from 'typeorm';

/** The address behind a link, as it is compared: that of a recipient of a mailing, or of the person of a trial. */
export async function addressBehind(tx: EntityManager, subjectId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ address: string }[]>(
    `select lower(trim(address)) as address from mailing_recipients where id = $1 and address <> ''
     union all select email_key from people where id = $1 and email <> '' limit 1`,
    [subjectId],
  );
  return row?.address;
}

export async function isOptedOut(tx: EntityManager, address: string): Promise<boolean> {
  return (await tx.query<unknown[]>('select 1 from mail_opt_outs where address = $1', [address])).length > 0;
}

/** Kept with the message that led to it; a second time changes nothing. */
export async function optOut(
  tx: EntityManager,
  address: string,
  subjectId: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into mail_opt_outs (address, at, mail_id) values ($1, $3, (
       select l.id from mailing_recipients r join mails l on l.dedupe_key = 'mailing:' || r.mailing_id || ':' || r.id
       where r.id = $2)) on conflict (address) do nothing`,
    [address, subjectId, now],
  );
}

export async function undoOptOut(tx: EntityManager, address: string): Promise<void> {
  await tx.query('delete from mail_opt_outs where address = $1', [address]);
}
