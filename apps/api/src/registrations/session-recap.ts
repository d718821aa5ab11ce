// The session of a registration, as its page and its mails tell it.
import type { SessionPage } from '@treize/contract/sessions';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../platform/http/refusal';
import { pageOf } from '../sessions/session-view';
import { sessionPages } from '../sessions/sessions.queries';

/** @throws Refusal `not-found` */
export async function sessionRecap(
  tx: EntityManager,
  sessionId: string,
  now: Date,
): Promise<{ page: SessionPage; joinUrl: string | null }> {
  const [row] = await sessionPages(tx, [sessionId], now);
  if (!row) throw new Refusal('not-found');
  return { page: pageOf(row, now), joinUrl: row.joinUrl };
}
