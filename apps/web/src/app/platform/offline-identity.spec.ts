/** @jest-environment node */
// The name kept for a start without network: on the disk before anything is told as ready, gone when it is forgotten.
import type { Me } from '@treize/contract/auth';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { forgetOffline, keepOffline, keptOffline } from './offline-identity';

const me: Me = {
  personId: '01890a5d-ac96-474b-8cce-b302099a8001',
  givenName: 'Anne',
  familyName: 'Roy',
  email: 'anne.roy@formation.example',
  grants: [],
  permissions: ['attendance.read', 'attendance.record'],
};

beforeEach(() => Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange }));

it('keeps name and permissions, not the address; the last one who prepares is the one', async () => {
  await keepOffline({ ...me, givenName: 'Lou' });
  await keepOffline(me);
  expect(await keptOffline()).toEqual({ ...me, email: '' });
  await forgetOffline();
  expect(await keptOffline()).toBeNull();
});

it('asks the browser to write it to the disk before it answers', async () => {
  const asked: unknown[] = [];
  const [store] = [indexedDB];
  const opens = store.open.bind(store);
  store.open = (...given) => {
    const request = opens(...given);
    request.addEventListener('success', () => {
      const file = request.result;
      const starts = file.transaction.bind(file);
      file.transaction = (...said) => {
        asked.push(said[2]);
        return starts(...said);
      };
    });
    return request;
  };
  await keepOffline(me);
  expect(asked).toEqual([{ durability: 'strict' }]);
});

it('looking leaves nothing behind; a browser that keeps nothing says so when asked to keep', async () => {
  expect(await keptOffline()).toBeNull();
  expect(await indexedDB.databases()).toEqual([]);
  Object.assign(globalThis, { indexedDB: undefined });
  expect(await keptOffline()).toBeNull();
  await expect(keepOffline(me)).rejects.toThrow();
  await forgetOffline();
});
