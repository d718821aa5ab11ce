// What is told of the room on the device, before the day.
import { askStorage, storageTrouble, type StorageFacts } from './storage-room';

const well: StorageFacts = { secure: true, persisted: true, free: 2_000_000_000 };
const told = (facts: Partial<StorageFacts>): string => storageTrouble({ ...well, ...facts });

it('says nothing when all is well, or when the browser cannot say', () => {
  expect(told({})).toBe('');
  expect(told({ persisted: null, free: null })).toBe('');
});

it('says that storage is refused, nearly full, or that the address is not secured', () => {
  expect(told({ persisted: false })).toContain('ne promet pas de garder');
  expect(told({ free: 12 * 1_048_576 })).toContain('(12\u00a0Mo)');
  expect(told({ free: -1 })).toContain('(0\u00a0Mo)');
  expect(told({ secure: false })).toContain('https');
});

it('asks the browser to keep what is stored, and how much is left', async () => {
  const storage = { persist: async () => false, estimate: async () => ({ quota: 100, usage: 40 }) };
  const scope = { isSecureContext: true, navigator: { storage } } as unknown as typeof globalThis;
  expect(await askStorage(scope)).toEqual({ secure: true, persisted: false, free: 60 });
  const old = { isSecureContext: true, navigator: {} } as unknown as typeof globalThis;
  expect(await askStorage(old)).toEqual({ secure: true, persisted: null, free: null });
});
