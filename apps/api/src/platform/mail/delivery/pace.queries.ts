// Buckets of the pace, one row for each recipient domain and one for all mails: the same for every worker.
import type { Bucket } from '@treize/rules/mails/pacing';
import type { EntityManager } from 'typeorm';

export interface PaceRow extends Bucket {
  domain: string;
}

/** Those among these domains that have refused for the moment lately. */
export async function troubledDomains(tx: EntityManager, domains: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ domain: string }[]>(
    `select domain from domain_paces where domain = any($1) and troubles > 0`,
    [domains],
  );
  return rows.map(({ domain }) => domain);
}

/** Locks the buckets of these domains, always in the same order; those that exist. */
export async function lockPaces(tx: EntityManager, domains: readonly string[]): Promise<PaceRow[]> {
  return tx.query<PaceRow[]>(
    `select domain, tokens, refilled_at as "refilledAt", line_ends_at as "lineEndsAt", closed_until as "closedUntil", troubles
     from domain_paces where domain = any($1) order by domain for update`,
    [domains],
  );
}

/** Opens buckets; one that another worker has opened meanwhile stays as it is. */
export async function insertPaces(tx: EntityManager, paces: readonly PaceRow[]): Promise<void> {
  await tx.query(
    `insert into domain_paces (domain, tokens, refilled_at)
     select p."domain", p."tokens", p."refilledAt"
     from jsonb_to_recordset($1::jsonb) as p ("domain" text, "tokens" double precision, "refilledAt" timestamptz)
     order by 1 on conflict (domain) do nothing`,
    [JSON.stringify(paces)],
  );
}

/** Writes locked buckets. */
export async function writePaces(tx: EntityManager, paces: readonly PaceRow[]): Promise<void> {
  await tx.query(
    `update domain_paces d set tokens = p."tokens", refilled_at = p."refilledAt", line_ends_at = p."lineEndsAt",
       closed_until = p."closedUntil", troubles = p."troubles"
     from jsonb_to_recordset($1::jsonb) as p ("domain" text, "tokens" double precision, "refilledAt" timestamptz,
       "lineEndsAt" timestamptz, "closedUntil" timestamptz, "troubles" integer)
     where d.domain = p."domain"`,
    [JSON.stringify(paces)],
  );
}
