/** @jest-environment node */
// The device as its pages use it: online, prepared then cut off, started cold, its PIN forgotten, its login ended.
import { createEnvironmentInjector, type EnvironmentInjector, Injector, signal } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { DayPackage, RecordAction } from '@treize/contract/devices';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { Refused } from '../../platform/refused';
import { Device, DEVICE_STORE } from './device';
import { DeviceApi } from './device-api';
import { aDay, aServer, aStore, halfDayId, one, personId, sessionId, two } from './device.fixture';
import { DeviceStore } from './keeping/device-store';

const pin = '482915';
const signs = (registrationId: string): RecordAction => ({
  kind: 'SIGNED',
  registrationId,
  strokes: null,
  statement: 'Je certifie ma présence.',
});
const enters = (registrationId: string): RecordAction => ({
  kind: 'ENTERED',
  registrationId,
  badge: null,
  answer: null,
});
const closes: RecordAction = { kind: 'CLOSED', strokes: null, statement: 'Je certifie.' };

/** A half-day that began ten minutes ago. */
function today(changes: Partial<DayPackage> = {}): DayPackage & { sheets: [Sheet] } {
  const day = aDay(changes);
  const startsAt = new Date(Date.now() - 600_000);
  const [sheet] = day.sheets as [Sheet];
  const date = parisDate(startsAt);
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000).toISOString();
  const halfDay = { ...sheet.halfDay, startsAt: startsAt.toISOString(), endsAt };
  return { ...day, date, sheets: [{ ...sheet, date, halfDay, isOpen: true }] };
}

/** The server as the device calls it: the ledger of the fixture, with a network that can be cut. */
async function aRoom(day = today()) {
  const server = await aServer();
  const network = { cut: false, signedOut: false };
  const reached = <T>(answer: T): T => {
    if (network.cut) throw new TypeError('Failed to fetch');
    if (network.signedOut)
      throw new Refused({ type: 'about:blank', title: 'no', status: 401, code: 'unauthenticated' });
    return answer;
  };
  const signed = (registrationId: string) =>
    server.placed.find(
      ({ id, action }) =>
        action.kind === 'SIGNED' && action.registrationId === registrationId && !server.refusals.has(id),
    );
  const sheet = (): Sheet => ({
    ...day.sheets[0],
    rows: day.sheets[0].rows.map((row) => {
      const record = signed(row.registrationId);
      if (!record) return row;
      const signature = {
        at: record.deviceAt,
        method: 'TRAINER_DEVICE_STATEMENT' as const,
        statement: '',
        strokes: null,
      };
      return { ...row, state: 'PRESENT' as const, signature };
    }),
  });
  const api: Record<keyof DeviceApi, unknown> = {
    enrol: async (id: string) => reached({ ...server.enrolled, id, serverNow: new Date().toISOString() }),
    send: async (id: string, records: string[]) => server.sync(reached(id), records),
    day: async () => reached(day),
    sheet: async () => reached(sheet()),
  };
  return { server, network, api, day };
}

const open: EnvironmentInjector[] = [];
/** The page, opened (again) by this person on the browser of that store. */
async function aPage(room: { api: unknown }, store: DeviceStore, who: string | null = personId) {
  const me = signal(
    who && { personId: who, givenName: 'Anne', familyName: 'Roy', email: '', grants: [], permissions: [] },
  );
  const injector = createEnvironmentInjector(
    [
      Device,
      { provide: DeviceApi, useValue: room.api },
      { provide: Identity, useValue: { me } },
      { provide: DEVICE_STORE, useValue: store },
    ],
    Injector.NULL as EnvironmentInjector,
  );
  open.push(injector);
  const device = injector.get(Device);
  await device.ready;
  const row = (id: string) =>
    device
      .sheet(halfDayId)()
      ?.rows.find(({ registrationId }) => registrationId === id);
  return { device, row };
}
const again = (store: DeviceStore) => new DeviceStore(store.name);
async function until(true_: () => boolean): Promise<void> {
  for (let count = 0; count < 200 && !true_(); count++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(true_()).toBe(true);
}

beforeAll(() => {
  const events = new EventTarget();
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  Object.assign(globalThis, {
    addEventListener: addEventListener.bind(events),
    removeEventListener: removeEventListener.bind(events),
    dispatchEvent: dispatchEvent.bind(events),
  });
});
afterEach(() => open.splice(0).forEach((injector) => injector.destroy()));

it('online without preparation: a signature shows at once, leaves at once, and the sheet read again holds it', async () => {
  const room = await aRoom();
  const { device, row } = await aPage(room, aStore());
  device.follow(room.day.sheets[0], room.day.rules);
  const other = row(two);
  expect(await device.record(halfDayId, signs(one))).toBeNull();
  expect(row(one)).toMatchObject({ state: 'PRESENT', delivery: 'waiting' });
  expect(row(two)).toBe(other);
  await device.sync();
  await until(() => row(one)?.delivery === 'done' && device.waiting() === 0);
  expect(row(one)?.signature).not.toBeNull();
  expect(room.server.placed).toHaveLength(1);
  expect(device.lastExchange()).not.toBeNull();
});

it('prepared, cut off, killed, started cold with the PIN: nothing is lost, and all leaves when the network is back', async () => {
  const room = await aRoom();
  const store = aStore();
  const first = await aPage(room, store);
  await first.device.prepare(sessionId, room.day.date, pin);
  expect(first.device.state()).toBe('open');
  room.network.cut = true;
  await first.device.sync();
  expect(first.device.online()).toBe(false);
  expect(await first.device.record(halfDayId, signs(one))).toBeNull();
  open.splice(0).forEach((injector) => injector.destroy());

  const { device, row } = await aPage(room, again(store), null);
  expect(device.state()).toBe('locked');
  expect(device.prepared()).toMatchObject([{ sessionId, title: 'Journée de Saint-Flour' }]);
  expect(device.sheet(halfDayId)()).toBeUndefined();
  expect(await device.unlock('000000')).toEqual({ triesLeft: 4 });
  expect(await device.unlock(pin)).toBe('open');
  expect(row(one)).toMatchObject({ state: 'PRESENT', delivery: 'waiting', familyName: 'Astier' });
  expect(await device.record(halfDayId, signs(two))).toBeNull();
  expect([device.waiting(), device.signatures()]).toEqual([2, 2]);

  room.network.cut = false;
  globalThis.dispatchEvent(new Event('online'));
  await until(() => device.waiting() === 0);
  expect(room.server.placed.map(({ seq, offline }) => [seq, offline])).toEqual([
    [1, true],
    [2, true],
  ]);
  await until(() => row(two)?.delivery === 'done');
});

it('[C16] a second scan on the same device is refused at once, before anything is sent', async () => {
  const room = await aRoom();
  const { device, row } = await aPage(room, aStore());
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  expect(await device.record(halfDayId, enters(one))).toBeNull();
  const since = row(one)?.since;
  expect(await device.record(halfDayId, enters(one))).toEqual({
    refused: 'already-present',
    since,
    forcible: true,
  });
  expect(device.waiting()).toBe(1);
  const twice = await Promise.all([
    device.record(halfDayId, enters(two)),
    device.record(halfDayId, enters(two)),
  ]);
  expect(twice.map((refusal) => refusal?.refused ?? null)).toEqual([null, 'already-present']);
});

it('tells without network why somebody is not let in, and records nothing', async () => {
  const person = { familyName: 'Caron', givenName: 'Lou', body: 'Aurillac' };
  const [cancelled, waits] = [crypto.randomUUID(), crypto.randomUUID()];
  const outsiders: DayPackage['outsiders'] = [
    { registrationId: cancelled, ...person, reason: 'CANCELLED' },
    { registrationId: waits, ...person, reason: 'WAITING' },
  ];
  const day = today({ outsiders });
  const room = await aRoom({ ...day, rules: { ...day.rules, admitsPending: true } });
  const { device, row } = await aPage(room, aStore());
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  const refusal = async (id: string, confirmPending = false) =>
    (await device.record(halfDayId, enters(id), { confirmPending }))?.refused ?? null;
  expect(await refusal(cancelled)).toBe('registration-cancelled');
  expect(await refusal(crypto.randomUUID())).toBe('wrong-session');
  expect(await refusal(waits)).toBe('not-confirmed');
  expect(device.waiting()).toBe(0);
  expect(await refusal(waits, true)).toBeNull();
  expect(row(waits)).toMatchObject({ familyName: 'Caron', state: 'PRESENT', delivery: 'waiting' });
});

it('[C17] a preparation cut in the middle goes on by itself when the network is back', async () => {
  const room = await aRoom();
  const { device } = await aPage(room, aStore());
  room.network.cut = true;
  await expect(device.prepare(sessionId, room.day.date, pin)).rejects.toThrow('Failed to fetch');
  expect([device.online(), device.prepared().length]).toEqual([false, 0]);
  room.network.cut = false;
  globalThis.dispatchEvent(new Event('online'));
  await until(() => device.prepared().length === 1);
  expect(device.packages()).toMatchObject([{ sessionId }]);
});

it('a forgotten PIN loses nothing: the days are erased, the queue leaves', async () => {
  const room = await aRoom();
  const store = aStore();
  const { device } = await aPage(room, store);
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  await device.record(halfDayId, signs(one));
  device.lock();
  for (const triesLeft of [4, 3, 2, 1, 0]) expect(await device.unlock('111111')).toEqual({ triesLeft });
  expect(device.state()).toBe('none');
  await until(() => device.prepared().length === 0);
  expect(device.waiting()).toBe(1);
  room.network.cut = false;
  await device.sync();
  await until(() => device.waiting() === 0);
  expect(room.server.placed).toHaveLength(1);
  await device.prepare(sessionId, room.day.date, '135790');
  expect(device.state()).toBe('open');
});

it('the login ended: said so, and signing in again sends what waits', async () => {
  const room = await aRoom();
  const { device } = await aPage(room, aStore());
  device.follow(room.day.sheets[0], room.day.rules);
  await device.sync();
  room.network.signedOut = true;
  await device.record(halfDayId, signs(one));
  await device.sync();
  expect([device.signedOut(), device.waiting()]).toEqual([true, 1]);
  room.network.signedOut = false;
  await device.sync();
  await until(() => device.waiting() === 0);
  expect(device.signedOut()).toBe(false);
});

it('what the server refuses shows on its row until it is read', async () => {
  const room = await aRoom();
  const { device, row } = await aPage(room, aStore());
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  await device.record(halfDayId, signs(one));
  const [note] = await device['store'].queue.toArray();
  room.server.refusals.set(note?.id ?? '', 'registration-cancelled');
  room.network.cut = false;
  await device.sync();
  await until(() => row(one)?.delivery === 'refused');
  expect(row(one)).toMatchObject({ refusal: 'registration-cancelled', state: 'EXPECTED' });
  await device.dismiss(note?.id ?? '');
  await until(() => row(one)?.delivery === 'done');
});

it('closes without network: refused while somebody is undecided, then nothing more is recorded', async () => {
  const room = await aRoom();
  const { device } = await aPage(room, aStore());
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  await device.record(halfDayId, signs(one));
  expect((await device.record(halfDayId, closes))?.refused).toBe('attendance-undecided');
  const absent = { state: 'ABSENT' as const, lateMinutes: 0, earlyMinutes: 0 };
  await device.record(halfDayId, { kind: 'MARKED', registrationId: two, ...absent });
  expect(await device.record(halfDayId, closes)).toBeNull();
  expect(device.sheet(halfDayId)()?.closing).toBe('waiting');
  expect(await device.record(halfDayId, signs(two))).toMatchObject({
    refused: 'half-day-sealed',
    forcible: false,
  });
});

it('somebody who walked in is on the sheet at once, and may sign', async () => {
  const room = await aRoom();
  const { device, row } = await aPage(room, aStore());
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  const registrationId = crypto.randomUUID();
  const person = {
    familyName: 'Bardet',
    givenName: 'Jo',
    email: null,
    kind: 'ELECTED' as const,
    function: 'Adjointe',
    municipalityCode: '15014',
  };
  expect(await device.record(halfDayId, { kind: 'WALKED_IN', registrationId, person })).toBeNull();
  expect(await device.record(halfDayId, signs(registrationId))).toBeNull();
  expect(row(registrationId)).toMatchObject({ walkIn: true, state: 'PRESENT', familyName: 'Bardet' });
  expect(
    device
      .sheet(halfDayId)()
      ?.rows.map(({ familyName }) => familyName),
  ).toEqual(['Astier', 'Bardet', 'Bonnet']);
});

it('another person on the same browser sends nothing of the first, whose days they cannot read', async () => {
  const room = await aRoom();
  const store = aStore();
  const { device } = await aPage(room, store);
  await device.prepare(sessionId, room.day.date, pin);
  room.network.cut = true;
  await device.record(halfDayId, signs(one));
  await device.sync();
  open.splice(0).forEach((injector) => injector.destroy());
  room.network.cut = false;
  const other = await aPage(room, again(store), crypto.randomUUID());
  await other.device.sync();
  expect([other.device.waiting(), other.device.othersWaiting()]).toEqual([1, 1]);
  expect(other.device.isOthers()).toBe(true);
  expect(room.server.placed).toEqual([]);
});

it('at a door, without any sheet: kept through a cut, sent once, its fate told, and no name kept', async () => {
  const room = await aRoom();
  const store = aStore();
  const { device } = await aPage(room, store);
  await device.join();
  room.network.cut = true;
  const kept = await device.greet(halfDayId, enters(one));
  const id = 'id' in kept ? kept.id : '';
  expect(device.fateOf(id)).toBe('waiting');
  await device.sync();
  expect([device.online(), device.fateOf(id)]).toEqual([false, 'waiting']);
  open.splice(0).forEach((injector) => injector.destroy());
  room.network.cut = false;
  const { device: reopened } = await aPage(room, again(store));
  await reopened.sync();
  await until(() => reopened.fateOf(id) === 'sent' && reopened.waiting() === 0);
  expect(room.server.placed.map((record) => record.id)).toEqual([id]);
  expect(await again(store).notes.count()).toBe(0);
});

it('at a door: what the server refuses is told, with its reason', async () => {
  const room = await aRoom();
  const send = room.server.sync;
  room.server.sync = async (device, records) => {
    const answer = await send(device, records);
    const results = answer.results.map((result) => ({
      ...result,
      outcome: 'REFUSED' as const,
      code: 'not-confirmed',
    }));
    return { ...answer, results };
  };
  const { device } = await aPage(room, aStore());
  const kept = await device.greet(halfDayId, enters(two));
  const id = 'id' in kept ? kept.id : '';
  await until(() => device.fateOf(id) === 'refused');
  expect(device.refused()).toMatchObject([{ id, registrationId: two, code: 'not-confirmed' }]);
});
