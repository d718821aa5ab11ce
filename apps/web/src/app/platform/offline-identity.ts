// Who prepared this device, so that their pages open without the server; it says nothing that the server would trust.
import type { Me } from '@treize/contract/auth';

const name = 'treize.offline';

/** Keeps the name and the permissions of whoever prepares; not their address. */
export function keepOffline({ personId, givenName, familyName, permissions }: Me): void {
  const kept: Me = { personId, givenName, familyName, email: '', grants: [], permissions };
  try {
    localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // The browser keeps nothing; preparing has already said so.
  }
}

export function keptOffline(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Me | null;
  } catch {
    return null;
  }
}

export function forgetOffline(): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept either.
  }
}
