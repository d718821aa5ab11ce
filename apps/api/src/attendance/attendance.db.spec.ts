// The ledger and the seals on a real PostgreSQL: append-only, chained, sealed once.
import { randomUUID } from 'node:crypto';
import { attendancePaths } from '@treize/contract/attendance';
import type { RecordAction } from '@treize/contract/devices';
import { sha256 } from '@treize/evidence/canonical';
import { placeTowns } from '../territories/territories.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { aRunningSession, type RunningSession } from './attendance.fixture';
import { brokenLink, hashOfFact } from './ledger/evidence';
import { factsOfHalfDay, insertFact } from './ledger/ledger.queries';
import { closing, marked, signed, TestDevice } from './records/device.fixture';
import { sealedSheetOf } from './sealing/sealing.queries';

const during = '2027-01-12T09:00:00Z';
let app: TestApp;
let session: RunningSession;
let trainer: { cookie: string };
let device: TestDevice;

beforeAll(async () => {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187']);
});
const begin = async () => {
  app.clock.set(during);
  session = await app.source.transaction((tx) => aRunningSession(tx));
  trainer = await app.signIn(session.trainerId);
  device = await TestDevice.enrol(app, trainer);
};
beforeEach(begin);
afterAll(() => app.close());

const person = (index: number): string => session.registrations[index]?.id ?? '';
const facts = () => factsOfHalfDay(app.source.manager, session.morning, null);
const record = (action: RecordAction) => device.do(session.morning, action);
const decideAll = async () => {
  await record(
    signed(person(0), [
      [
        [1, 2],
        [3, 4],
      ],
    ]),
  );
  await record(marked(person(1), 'ABSENT'));
  await record(marked(person(2), 'EXCUSED'));
};

describe('the ledger', () => {
  it('refuses to change or delete a fact, a sealed sheet, a record read or one kept aside', async () => {
    await decideAll();
    await record(closing());
    await record(marked(person(0)));
    for (const table of [
      'attendance_facts',
      'attendance_sheets',
      'attendance_device_records',
      'attendance_unresolved',
    ]) {
      const column = table === 'attendance_device_records' ? 'record_id' : 'session_id';
      await expect(app.source.query(`update ${table} set ${column} = ${column}`)).rejects.toThrow(
        'append-only',
      );
      await expect(app.source.query(`delete from ${table}`)).rejects.toThrow('append-only');
    }
  });

  it('keeps one unbroken chain a half-day and one a device when facts arrive together', async () => {
    const devices = await Promise.all([0, 1, 2].map(() => TestDevice.enrol(app, trainer)));
    await Promise.all(
      devices.flatMap((one, index) => [
        one.send(
          one.next(session.morning, marked(person(index))),
          one.next(session.morning, signed(person(index))),
          one.next(session.morning, marked(person(index), 'PRESENT', 5)),
        ),
      ]),
    );
    const chain = await facts();
    expect(chain).toHaveLength(9);
    expect(brokenLink(chain)).toBeNull();
    for (const { id } of devices) {
      const own = chain.filter(({ deviceId }) => deviceId === id);
      expect(own.map(({ deviceSeq }) => deviceSeq)).toEqual([1, 2, 3]);
      expect(own.map(({ devicePreviousHash }) => devicePreviousHash)).toEqual([
        null,
        own[0]?.deviceHash,
        own[1]?.deviceHash,
      ]);
    }
  });

  it('shows a changed fact, a removed one, a changed stroke and a changed device, in both versions', async () => {
    await decideAll();
    const chain = await facts();
    const [first, second, third] = chain;
    if (!first || !second || !third) throw new Error('three facts were expected');
    expect(brokenLink([first, { ...second, state: 'PRESENT' }, third])).toBe(second.id);
    expect(brokenLink([first, third])).toBe(third.id);
    expect(brokenLink([{ ...first, strokes: [[[1, 3]]] }, second, third])).toBe(first.id);
    expect(brokenLink([{ ...first, offsetMs: 1 }, second, third])).toBe(first.id);
    expect(brokenLink([{ ...first, version: 1 }, second, third])).toBe(first.id);

    const before = { ...third, version: 1, id: randomUUID(), previousHash: third.hash };
    const old = { ...before, deviceId: null, deviceHash: null, deviceSeq: null, devicePreviousHash: null };
    await insertFact(app.source.manager, { ...old, hash: hashOfFact(old) });
    await record(marked(person(1)));
    const mixed = await facts();
    expect(mixed.map(({ version }) => version)).toEqual([2, 2, 2, 1, 2]);
    expect(brokenLink(mixed)).toBeNull();
  });

  it('notes the first presence on the registration', async () => {
    await record(marked(person(0), 'ABSENT'));
    await record(marked(person(0)));
    app.clock.advance(60_000);
    await record(marked(person(0), 'PRESENT', 5));
    const [row] = await app.source.query<{ at: Date }[]>(
      'select first_presence_at as at from registrations where id = $1',
      [person(0)],
    );
    expect(row?.at.toISOString()).toBe('2027-01-12T09:00:00.000Z');
  });
});

describe('the seal', () => {
  it('is set once by two closings at once, over the exact text kept', async () => {
    await decideAll();
    const other = await TestDevice.enrol(app, trainer);
    const outcomes = await Promise.all([device, other].map((one) => one.do(session.morning, closing())));
    expect(outcomes.map(({ code }) => code).sort()).toEqual(['half-day-sealed', null]);
    const sealed = await sealedSheetOf(app.source.manager, session.morning);
    if (!sealed) throw new Error('no sealed sheet');
    expect(sha256(sealed.canonical)).toBe(sealed.hash);
    const content = JSON.parse(sealed.canonical) as { rows: { state: string; minutes: number }[] };
    expect(content.rows.map(({ state, minutes }) => [state, minutes])).toEqual([
      ['PRESENT', 210],
      ['ABSENT', 0],
      ['EXCUSED', 0],
    ]);
  });

  it('shuts the half-day; a correction is appended once and the sealed text stays', async () => {
    await decideAll();
    const correction = {
      id: randomUUID(),
      registrationId: person(1),
      state: 'PRESENT',
      lateMinutes: 30,
      deviceAt: during,
      reason: 'Arrivé en retard',
    };
    const correct = () =>
      app.inject({
        method: 'POST',
        url: attendancePaths.corrections(session.morning),
        headers: trainer,
        payload: correction,
      });
    expect((await correct()).json()).toMatchObject({ code: 'half-day-not-sealed' });
    await record(closing());
    const canonical = (await sealedSheetOf(app.source.manager, session.morning))?.canonical;
    expect((await record(marked(person(0), 'ABSENT'))).code).toBe('half-day-sealed');
    expect((await record(signed(person(0)))).code).toBe('half-day-sealed');
    expect((await correct()).json()).toMatchObject({
      state: 'PRESENT',
      minutes: 180,
      corrections: [
        {
          by: 'Nadia Belloc',
          reason: 'Arrivé en retard',
          before: 'absent',
          after: 'présent, 30\u00a0min de retard',
        },
      ],
    });
    await correct();
    expect(await facts()).toHaveLength(4);
    expect(brokenLink(await facts())).toBeNull();
    expect((await sealedSheetOf(app.source.manager, session.morning))?.canonical).toBe(canonical);
  });

  it('a mark racing with the seal is either on the sheet or kept aside', async () => {
    await decideAll();
    const other = await TestDevice.enrol(app, trainer);
    const [late] = await Promise.all([
      other.do(session.morning, marked(person(0), 'PRESENT', 15)),
      record(closing()),
    ]);
    const sealed = await sealedSheetOf(app.source.manager, session.morning);
    const [first] = (JSON.parse(sealed?.canonical ?? '{}') as { rows: { minutes: number }[] }).rows;
    expect(first?.minutes).toBe(late.outcome === 'RECORDED' ? 195 : 210);
  });
});
