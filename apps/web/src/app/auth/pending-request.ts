// Remembers, in this tab, the sign-in message just asked for: reading one's mail may reload the page.
import { id } from '@treize/contract/fields';
import * as z from 'zod';

const name = 'treize.sign-in';
/** A code lives 15 minutes. */
const lifetime = 15 * 60 * 1000;
const pendingRequest = z.object({ requestId: id, email: z.string(), askedAt: z.number() });
export type PendingRequest = z.output<typeof pendingRequest>;

/** The request still waiting for its code, or null. */
export function readPending(now = Date.now(), store: Storage = sessionStorage): PendingRequest | null {
  try {
    const pending = pendingRequest.parse(JSON.parse(store.getItem(name) ?? 'null'));
    return now - pending.askedAt < lifetime ? pending : null;
  } catch {
    return null;
  }
}

/** Keeps it, or forgets it when null; a browser that keeps nothing only loses the comfort. */
export function keepPending(pending: PendingRequest | null, store: Storage = sessionStorage): void {
  try {
    if (pending) store.setItem(name, JSON.stringify(pending));
    else store.removeItem(name);
  } catch {
    // The person asks for another code.
  }
}
