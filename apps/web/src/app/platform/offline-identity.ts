// Who prepared this device, so that their pages open without the server; it says nothing that the server would trust.
import type { Me } from '@treize/contract/auth';

const [place, table, key] = ['treize-identity', 'kept', 'me'];

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });

/** `mayCreate` false: looking leaves no empty store behind. @throws DOMException then, as when the browser keeps nothing */
function open(mayCreate: boolean): Promise<IDBDatabase> {
  const request = indexedDB.open(place, 1);
  request.onupgradeneeded = () => {
    if (mayCreate) request.result.createObjectStore(table);
    else request.transaction?.abort();
  };
  return done(request);
}

/** Resolves once the change is on the disk: a tablet killed the moment after still holds it. */
async function change(act: (kept: IDBObjectStore) => void): Promise<void> {
  const file = await open(true);
  try {
    await new Promise<void>((resolve, reject) => {
      const written = file.transaction(table, 'readwrite', { durability: 'strict' });
      written.oncomplete = () => resolve();
      written.onabort = () => reject(written.error as DOMException);
      act(written.objectStore(table));
    });
  } finally {
    file.close();
  }
}

/** Keeps the name and the permissions of whoever prepares; not their address. @throws DOMException when nothing can be kept */
export function keepOffline({ personId, givenName, familyName, permissions }: Me): Promise<void> {
  const kept: Me = { personId, givenName, familyName, email: '', grants: [], permissions };
  return change((store) => store.put(kept, key));
}

export async function keptOffline(): Promise<Me | null> {
  try {
    const file = await open(false);
    const read = done<Me | undefined>(file.transaction(table).objectStore(table).get(key));
    return (await read.finally(() => file.close())) ?? null;
  } catch {
    return null;
  }
}

/** Nothing was kept when it fails. */
export const forgetOffline = (): Promise<void> => change((store) => store.delete(key)).catch(() => undefined);
