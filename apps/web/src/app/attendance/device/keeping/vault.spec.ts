/** @jest-environment node */
// What protects a day on a lost tablet: the PIN, five tries, a key that cannot be read out.
import { aStore, personId } from '../device.fixture';
import { Vault } from './vault';

async function aVault() {
  const store = aStore();
  const vault = new Vault(store);
  await vault.create(personId, '482915');
  return { store, vault };
}

it('opens with the PIN after a restart, and reads what it encrypted', async () => {
  const { store, vault } = await aVault();
  const box = await vault.encrypt({ familyName: 'Astier' });
  expect(new TextDecoder().decode(box.cipher)).not.toContain('Astier');
  const restarted = new Vault(store);
  expect(await restarted.state()).toEqual({ state: 'locked', personId });
  await expect(restarted.decrypt(box)).rejects.toThrow('locked');
  expect(await restarted.unlock('482915')).toBe('open');
  expect(await restarted.decrypt(box)).toEqual({ familyName: 'Astier' });
});

it('takes six digits only', async () => {
  const vault = new Vault(aStore());
  await expect(vault.create(personId, '1234')).rejects.toThrow(RangeError);
  expect((await vault.state()).state).toBe('none');
});

it('counts wrong PINs over restarts, and a right one gives all tries back', async () => {
  const { store } = await aVault();
  expect(await new Vault(store).unlock('000000')).toEqual({ triesLeft: 4 });
  expect(await new Vault(store).unlock('000001')).toEqual({ triesLeft: 3 });
  expect(await new Vault(store).unlock('482915')).toBe('open');
  expect(await new Vault(store).unlock('000000')).toEqual({ triesLeft: 4 });
});

it('destroys the key and the days at the fifth wrong PIN, and leaves the queue', async () => {
  const { store, vault } = await aVault();
  const box = await vault.encrypt({});
  await store.notes.put({ id: 'n', halfDayId: 'h', box });
  const sealed = { deviceId: 'd', seq: 1, personId, id: 'r', halfDayId: 'h', kind: 'SIGNED' };
  await store.queue.put({ ...sealed, registrationId: null, deviceAt: '', jwe: 'sealed', sentAt: 0 });
  const thief = new Vault(store);
  for (const triesLeft of [4, 3, 2, 1, 0]) expect(await thief.unlock('111111')).toEqual({ triesLeft });
  expect(await thief.unlock('482915')).toEqual({ triesLeft: 0 });
  expect((await thief.state()).state).toBe('none');
  expect(await store.notes.count()).toBe(0);
  expect(await store.queue.count()).toBe(1);
});

it('keeps no key that can be read out of the browser', async () => {
  const { store } = await aVault();
  const row = await store.vault.get('pin');
  expect(row?.browserKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', row?.browserKey as CryptoKey)).rejects.toThrow();
});
