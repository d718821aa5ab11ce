// The senders that regions chose, and which region an address speaks for.
import type { RegionSenderDraft } from '@treize/contract/calendar';
import type { EntityManager } from 'typeorm';

export interface RegionSenderRow {
  regionCode: string;
  name: string;
  localPart: string;
  subjectPrefix: string;
  signature: string;
}

const columns = `region_code as "regionCode", name, local_part as "localPart", subject_prefix as "subjectPrefix", signature`;

/** The rows of these regions, and those that have one of these local parts. */
export async function findSenders(
  tx: EntityManager,
  regionCodes: readonly string[],
  localParts: readonly string[],
): Promise<RegionSenderRow[]> {
  return tx.query<RegionSenderRow[]>(
    `select ${columns} from region_senders where region_code = any($1) or local_part = any($2)`,
    [regionCodes, localParts],
  );
}

/** One change of senders at a time: two regions never take the same address. Readers do not wait. */
export async function lockSenders(tx: EntityManager): Promise<void> {
  await tx.query(`lock table region_senders in share row exclusive mode`);
}

export async function writeSender(
  tx: EntityManager,
  regionCode: string,
  draft: RegionSenderDraft,
  actorId: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into region_senders (region_code, name, local_part, subject_prefix, signature, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (region_code) do update set name = excluded.name, local_part = excluded.local_part,
       subject_prefix = excluded.subject_prefix, signature = excluded.signature, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by`,
    [regionCode, draft.name, draft.localPart, draft.subjectPrefix, draft.signature, now, actorId],
  );
}

/** The region whose mails left last from this address, also before it chose another one. */
export async function regionThatWroteFrom(tx: EntityManager, address: string): Promise<string | null> {
  const [row] = await tx.query<{ regionCode: string }[]>(
    `select region_code as "regionCode" from mails where from_address = $1 and region_code is not null
     order by created_at desc limit 1`,
    [address],
  );
  return row?.regionCode ?? null;
}
