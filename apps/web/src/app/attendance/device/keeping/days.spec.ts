/** @jest-environment node */
// Preparing a day: interrupted, renewed, forgotten; and an update of the application, which keeps every row.
import { Dexie } from 'dexie';
import { aDay, aServer, aStore, halfDayId, personId, sessionId, signing } from '../device.fixture';
import { append, keepEnrolled } from '../sending/chain';
import { Queue } from '../sending/queue';
import { Days, type FetchDay } from './days';
import { Vault } from './vault';

const offline = () => Promise.reject(new TypeError('Failed to fetch'));

async function aTablet() {
  const store = aStore();
  const vault = new Vault(store);
  await vault.create(personId, '482915');
  const days = (fetch: FetchDay) => new Days(store, vault, fetch);
  /** As "Préparer pour le hors-ligne" does. */
  const prepare = async (fetch: FetchDay, date = '2027-01-12') => {
    await days(fetch).want(personId, sessionId, date);
    await days(fetch).resume(personId);
  };
  return { store, vault, days, prepare };
}

it('keeps the day encrypted', async () => {
  const { store, days, prepare } = await aTablet();
  await prepare(async () => aDay());
  const [row] = await store.days.toArray();
  expect(row).toMatchObject({ title: 'Journée de Saint-Flour', wanted: 0, halfDays: [halfDayId] });
  expect(new TextDecoder().decode(row?.box?.cipher)).not.toContain('Astier');
  expect(await days(offline).opened()).toEqual([aDay()]);
});

it('[C17] an interrupted first download resumes where it stopped: the days already here are not fetched again', async () => {
  const { days, prepare } = await aTablet();
  await prepare(async () => aDay());
  await expect(prepare(offline, '2027-01-13')).rejects.toThrow();
  const fetched: string[] = [];
  const back: FetchDay = async (_session, date) => (fetched.push(date), aDay({ date }));
  await days(back).resume(personId);
  await days(back).resume(personId);
  expect(fetched).toEqual(['2027-01-13']);
  expect((await days(offline).opened()).map(({ date }) => date)).toEqual(['2027-01-12', '2027-01-13']);
});

it('[C17] an interrupted update is retried without loss: the former copy serves until the new one is whole', async () => {
  const { days, prepare } = await aTablet();
  await prepare(async () => aDay());
  await expect(prepare(offline)).rejects.toThrow();
  expect(await days(offline).opened()).toEqual([aDay()]);
  const renewed = aDay({ preparedAt: '2027-01-12T06:00:00.000Z' });
  await days(async () => renewed).resume(personId);
  expect(await days(offline).opened()).toEqual([renewed]);
});

it('takes a newer sheet of the server into the day', async () => {
  const { days } = await aTablet();
  const kept = days(async () => aDay());
  await kept.want(personId, sessionId, '2027-01-12');
  await kept.resume(personId);
  const [sheet] = aDay().sheets as [ReturnType<typeof aDay>['sheets'][number]];
  await kept.renew({ ...sheet, isOpen: true, rows: [] });
  expect((await kept.opened())[0]?.sheets[0]).toMatchObject({ isOpen: true, rows: [] });
});

it('forgets a day on demand, and by itself two weeks after', async () => {
  const { store, days } = await aTablet();
  const kept = days(async (_session, date) => aDay({ date }));
  for (const date of ['2027-01-12', '2027-01-13']) await kept.want(personId, sessionId, date);
  expect(await kept.resume(personId)).toBe(2);
  await kept.forget(sessionId, '2027-01-13');
  expect(await store.days.count()).toBe(1);
  await kept.forgetOld('2027-01-27');
  expect(await store.days.count()).toBe(1);
  await kept.forgetOld('2027-01-28');
  expect(await store.days.count()).toBe(0);
});

it('an update of the application keeps the queue and the days, and the chain goes on', async () => {
  const { store, vault, prepare } = await aTablet();
  const server = await aServer();
  await keepEnrolled(store, personId, server.enrolled, { offsetMs: 0, at: new Date() });
  await prepare(async () => aDay());
  const before = await append(store, vault, personId, signing());
  store.close();

  /** The next release: the same tables and one more. */
  const next = new Dexie(store.name) as typeof store;
  const tables = Object.fromEntries(
    store.tables.map(({ name, schema }) => [
      name,
      [schema.primKey, ...schema.indexes].map(({ src }) => src).join(),
    ]),
  );
  next.version(1).stores(tables);
  next.version(2).stores({ scans: 'id' });
  await next.open();
  const [queue, kept, record] = [
    new Queue(next, server.sync),
    new Days(next, vault, offline),
    await append(next, vault, personId, signing()),
  ];
  expect(await kept.opened()).toEqual([aDay()]);
  expect(record.seq).toBe(2);
  expect(await queue.send(personId)).toBe('done');
  expect(server.placed).toEqual([before, record]);
});
