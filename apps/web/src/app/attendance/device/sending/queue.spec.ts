/** @jest-environment node */
// Nothing is lost between the device and the server: order, acknowledgement, faults, refusals, gaps, being killed.
import type { DeviceRecord, SyncAnswer } from '@treize/contract/devices';
import { Refused } from '../../../platform/refused';
import { aServer, aStore, halfDayId, one, personId, signing, two, walkingIn } from '../device.fixture';
import { DeviceStore } from '../keeping/device-store';
import { Vault } from '../keeping/vault';
import { append, keepEnrolled } from './chain';
import { Queue, type Transport } from './queue';

const contact = { offsetMs: 1500, at: new Date('2027-01-12T08:00:00Z') };
const refusal = (code: 'unavailable' | 'unauthenticated' | 'unexpected', status: number) =>
  new Refused({ type: 'about:blank', title: code, status, code });

async function aDevice(store = aStore()) {
  const server = await aServer();
  await keepEnrolled(store, personId, server.enrolled, contact);
  const vault = new Vault(store);
  const add = (registrationId?: string) => append(store, vault, personId, signing(registrationId));
  const queue = (transport: Transport = server.sync) => new Queue(store, transport);
  return { store, server, vault, add, queue, ids: () => server.placed.map(({ id }) => id) };
}

it('chains records and sends them in order, whatever the order of the taps', async () => {
  const { add, queue, server } = await aDevice();
  const records = await Promise.all([add(one), add(two), add(one)]);
  expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await queue().send(personId)).toBe('done');
  expect(server.placed).toEqual(records);
  expect(server.placed[0]).toMatchObject({ offsetMs: 1500, previousHash: null });
  expect(await queue().waiting(personId)).toEqual([]);
});

it('keeps nothing that can be read: a record is sealed to the server alone', async () => {
  const { add, store } = await aDevice();
  await add();
  const [row] = await store.queue.toArray();
  expect(row?.jwe.split('.')).toHaveLength(5);
  expect(JSON.stringify(row)).not.toContain('certifie');
  expect(await store.notes.count()).toBe(0);
});

it('[C18] a fault of the server, or no network, keeps everything; it leaves later with the same records', async () => {
  const { add, queue, ids } = await aDevice();
  const records = [await add(), await add()];
  for (const error of [
    refusal('unavailable', 503),
    refusal('unexpected', 500),
    new TypeError('Failed to fetch'),
  ])
    expect(await queue(() => Promise.reject(error)).send(personId)).toBe('failed');
  expect(await queue().waiting(personId)).toHaveLength(2);
  expect(await queue().send(personId)).toBe('done');
  expect(ids()).toEqual(records.map(({ id }) => id));
});

it('[C18] a definitive refusal leaves the queue for the list to resolve, with its reason, and the next ones follow', async () => {
  const { add, queue, server, store } = await aDevice();
  const [first, second] = [await add(one), await add(two)];
  server.refusals.set(first.id, 'half-day-sealed');
  expect(await queue().send(personId)).toBe('done');
  expect(await store.refused.toArray()).toMatchObject([
    { id: first.id, code: 'half-day-sealed', registrationId: one, halfDayId, kind: 'SIGNED' },
  ]);
  expect(server.placed.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await queue().waiting(personId)).toEqual([]);
});

it('an answer lost on the way is asked for again: the server knows the records, each counts once', async () => {
  const { add, queue, server, ids } = await aDevice();
  const record = await add();
  const lost: Transport = async (device, records) => {
    await server.sync(device, records);
    throw new TypeError('Failed to fetch');
  };
  expect(await queue(lost).send(personId)).toBe('failed');
  expect(await queue().waiting(personId)).toHaveLength(1);
  expect(await queue().send(personId)).toBe('done');
  expect(ids()).toEqual([record.id]);
});

it('only the records that the server answered for leave the queue', async () => {
  const { add, queue, server, ids } = await aDevice();
  for (let count = 0; count < 4; count++) await add();
  let calls = 0;
  const dying: Transport = async (device, records) => {
    if (++calls > 1) throw refusal('unavailable', 503);
    return server.sync(device, records.slice(0, 2));
  };
  expect(await queue(dying).send(personId)).toBe('failed');
  expect((await queue().waiting(personId)).map(({ seq }) => seq)).toEqual([3, 4]);
  expect(await queue().send(personId)).toBe('done');
  expect(ids()).toHaveLength(4);
});

it('the login ended: nothing leaves, nothing is lost', async () => {
  const { add, queue } = await aDevice();
  await add();
  expect(await queue(() => Promise.reject(refusal('unauthenticated', 401))).send(personId)).toBe(
    'signed-out',
  );
  expect(await queue().waiting(personId)).toHaveLength(1);
});

it('gives the server again what it lacks, even what it had acknowledged', async () => {
  const { add, queue, server, ids } = await aDevice();
  const records: DeviceRecord[] = [await add(), await add(), await add()];
  await queue().send(personId);
  server.placed.splice(1); // the server came back from a copy made before
  records.push(await add());
  expect(await queue().send(personId)).toBe('done');
  expect(ids()).toEqual(records.map(({ id }) => id));
  expect(await queue().waiting(personId)).toEqual([]);
});

it('says so when the server lacks what this browser no longer has', async () => {
  const { add, queue, server, store } = await aDevice();
  await add();
  await queue().send(personId);
  await store.queue.clear();
  server.placed.length = 0;
  await add();
  expect(await queue().send(personId)).toBe('gap');
  expect(await queue().waiting(personId)).toHaveLength(1);
});

it('keeps what the server cannot open, with those that follow it, and asks no more', async () => {
  const { add, queue, server } = await aDevice();
  for (let count = 0; count < 3; count++) await add();
  let calls = 0;
  const nobody = { since: null, registrationId: null, walkIn: null };
  const unread = { id: null, seq: null, outcome: 'REFUSED' as const, ...nobody };
  const rekeyed: Transport = async (device, records) => {
    calls++;
    const { results, ...answer } = await server.sync(device, records.slice(0, 1));
    return { ...answer, results: [...results, { ...unread, code: 'record-unreadable' }] };
  };
  expect(await queue(rekeyed).send(personId)).toEqual({ code: 'record-unreadable' });
  expect((await queue().waiting(personId)).map(({ seq }) => seq)).toEqual([2, 3]);
  expect(calls).toBe(1);
});

it('keeps what a walk-in became until it is read, and after: an answer asked for again changes nothing', async () => {
  const { store, server, vault, queue } = await aDevice();
  const key = crypto.randomUUID();
  const walk = await append(store, vault, personId, walkingIn(key));
  const walkIn = { before: 'WAITING' as const, merged: true, exceptional: true };
  server.became.set(walk.id, { registrationId: two, walkIn });
  const lost: Transport = async (device, records) => {
    await server.sync(device, records);
    throw new TypeError('Failed to fetch');
  };
  await queue(lost).send(personId);
  expect(await store.walkIns.toArray()).toEqual([]);
  await queue().send(personId);
  const told = { halfDayId, became: walkIn, isRead: false };
  expect(await store.walkIns.toArray()).toMatchObject([{ key, registrationId: two, told }]);
  await store.walkIns.update(key, { told: { ...told, at: '2027-01-12T09:00:00.000Z', isRead: true } });
  await store.queue.toCollection().modify({ sentAt: 0 });
  await queue().send(personId);
  expect((await store.walkIns.get(key))?.told?.isRead).toBe(true);
  await new Queue(store, server.sync, () => new Date('2027-03-01T09:00:00Z')).forgetOld();
  expect(await store.walkIns.count()).toBe(0);
});

it('does not go round for ever when the server asks again for what it was given', async () => {
  const { add, queue } = await aDevice();
  await add();
  await add();
  const stuck: Transport = async () => ({ ...nothing, gapAfter: 0 });
  const nothing = { serverNow: new Date().toISOString(), seq: 0, headHash: null, results: [] };
  expect(await queue(stuck).send(personId)).toBe('gap');
  expect(await queue(async () => ({ ...nothing, gapAfter: null })).send(personId)).toBe('failed');
  expect(await queue().waiting(personId)).toHaveLength(2);
});

it('sends one person’s records only: another’s wait for their own sign-in', async () => {
  const { add, queue, ids } = await aDevice();
  await add();
  expect(await queue().send('01890a5d-ac96-474b-8cce-b302099a8099')).toBe('done');
  expect(ids()).toEqual([]);
});

it('goes on with its chain after the page was killed in the middle of a sending', async () => {
  const { add, queue, server, store, ids } = await aDevice();
  await add();
  const killed: Transport = (device, records) =>
    server.sync(device, records).then(() => new Promise<SyncAnswer>(() => undefined));
  void queue(killed).send(personId);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const reopened = new DeviceStore(store.name);
  const record = await append(reopened, new Vault(reopened), personId, signing(two));
  expect(record.seq).toBe(2);
  expect(await new Queue(reopened, server.sync).send(personId)).toBe('done');
  expect(ids()).toHaveLength(2);
  expect(ids()[1]).toBe(record.id);
});
