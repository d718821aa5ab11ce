// Any story told by three devices, whatever their clocks, delivered in any turns and batches, sent again: one ledger, one sheet;
// and what is sealed never changes, whatever comes after it.
import { attendancePaths, sheet, type Sheet } from '@treize/contract/attendance';
import {
  devicePaths,
  type DeviceRecord,
  type RecordAction,
  type RecordResult,
} from '@treize/contract/devices';
import { evidencePaths } from '@treize/contract/evidence';
import { readKeys } from '@treize/evidence/evidence-file';
import { verifySheet } from '@treize/evidence/sheet';
import * as fc from 'fast-check';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aRunningSession, type RunningSession } from '../attendance.fixture';
import { closing, entered, left, marked, signed, TestDevice } from '../records/device.fixture';
import { sealedSheetOf } from '../sealing/sealing.queries';
import { brokenLink } from './evidence';
import { factsOfHalfDay } from './ledger.queries';

const during = '2027-01-12T09:00:00Z';
const begins = Date.parse('2027-01-12T08:00:00Z');
/** How far the clock of each device runs behind ours; measured, so that it counts for nothing. */
const behind = [0, 47 * 60_000, -26 * 3_600_000];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187']);
});
afterAll(() => app.close());

interface World {
  session: RunningSession;
  trainer: { cookie: string };
  devices: TestDevice[];
}
async function aWorld(): Promise<World> {
  app.clock.set(during);
  const session = await app.source.transaction((tx) => aRunningSession(tx));
  await app.source.query(`update sessions set arrival_rules = '{"multipleEntries": true}' where id = $1`, [
    session.sessionId,
  ]);
  const trainer = await app.signIn(session.trainerId);
  const devices = [];
  for (const name of ['Tablette', 'Téléphone', 'Ordinateur'])
    devices.push(await TestDevice.enrol(app, trainer, name));
  return { session, trainer, devices };
}

const kinds = ['PRESENT', 'LATE', 'ABSENT', 'EXCUSED', 'SIGNED', 'ENTERED', 'LEFT'] as const;
const action = (kind: (typeof kinds)[number], who: string): RecordAction => {
  if (kind === 'SIGNED') return signed(who, [[[1, 2]]]);
  if (kind === 'ENTERED') return entered(who);
  if (kind === 'LEFT') return left(who);
  return kind === 'LATE' ? marked(who, 'PRESENT', 20, 15) : marked(who, kind);
};
const said = fc.record({
  device: fc.nat(2),
  person: fc.nat(2),
  kind: fc.constantFrom(...kinds),
  // Few moments, before the start too: several facts of one instant are told apart by their ids.
  minute: fc.constantFrom(-25, -10, 0, 5, 5, 20, 50),
});
const story = fc.array(said, { minLength: 3, maxLength: 9 });
type Story = { device: number; person: number; kind: (typeof kinds)[number]; minute: number }[];

let worlds = 0;
/** Ids in one order, the same in every world, and of this world alone. */
const idOf = (world: number, index: number): string =>
  `${((index * 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${world.toString(16).padStart(12, '0')}`;

/** Each device's own records, in the order of its clock. */
function lanesOf({ session, devices }: World, told: Story): DeviceRecord[][] {
  const world = ++worlds;
  const inTime = told
    .map((one, index) => ({ ...one, id: idOf(world, index) }))
    .toSorted((one, other) => one.minute - other.minute);
  return devices.map((device, which) =>
    inTime
      .filter((one) => one.device === which)
      .map(({ id, kind, person, minute }) => {
        const offsetMs = behind[which] as number;
        const deviceAt = new Date(begins + minute * 60_000 - offsetMs).toISOString();
        const who = session.registrations[person]?.id ?? '';
        return device.next(session.morning, action(kind, who), { id, deviceAt, offsetMs, offline: true });
      }),
  );
}

/** What the answers say of each record, whether it was sent once or again. */
function noted(outcomes: Map<string, string | null>, results: readonly RecordResult[]): void {
  for (const { id, outcome, code } of results) {
    const told = outcome === 'REFUSED' ? code : null;
    if (outcomes.has(id ?? '')) expect([id, outcomes.get(id ?? '')]).toEqual([id, told]);
    outcomes.set(id ?? '', told);
  }
}

async function sheetOf({ session, trainer }: World): Promise<Sheet> {
  const url = attendancePaths.sheet(session.morning);
  return sheet.parse((await app.inject({ method: 'GET', url, headers: trainer })).json());
}
const ledgerOf = ({ session }: World) => factsOfHalfDay(app.source.manager, session.morning, null);

/** The sheet without what is of this world alone. */
async function shown(world: World) {
  return (await sheetOf(world)).rows.map(
    ({ state, lateMinutes, earlyMinutes, minutes, since, hasLeft, flags, conflict, signature }) => ({
      ...{ state, lateMinutes, earlyMinutes, minutes, since, hasLeft, flags },
      said: conflict?.map(({ at, what }) => [at, what]),
      signed: signature !== null,
    }),
  );
}

/** As it happened: every record alone, at its moment. */
async function asItHappened(told: Story): Promise<[World, Map<string, string | null>]> {
  const world = await aWorld();
  const lanes = lanesOf(world, told);
  const outcomes = new Map<string, string | null>();
  const momentOf = ({ deviceAt, offsetMs }: DeviceRecord) => Date.parse(deviceAt) + offsetMs;
  const all = lanes.flat().sort((one, other) => momentOf(one) - momentOf(other) || one.seq - other.seq);
  for (const one of all) {
    const device = world.devices.find(({ id }) => id === one.deviceId) as TestDevice;
    noted(outcomes, (await device.send(one)).results);
  }
  return [world, outcomes];
}

/** In other turns: batches of any length, each sent again with all that came before it, devices together. */
async function delivered(told: Story, turns: readonly { device: number; length: number }[]) {
  const world = await aWorld();
  const lanes = lanesOf(world, told);
  const outcomes = new Map<string, string | null>();
  const sent = lanes.map(() => 0);
  const rest = lanes.map((lane, device) => ({ device, length: lane.length }));
  for (const { device: which, length } of [...turns, ...rest.toReversed()]) {
    const lane = lanes[which] ?? [];
    const device = world.devices[which] as TestDevice;
    const until = Math.min(lane.length, (sent[which] ?? 0) + length);
    const batch = lane.slice(sent[which], until);
    sent[which] = until;
    if (batch.length === 0) continue;
    // The answer to the first one may be lost: what was sent goes again, whole, twice at once.
    noted(outcomes, (await device.send(...batch)).results);
    const again = await Promise.all([device.send(...lane.slice(0, until)), device.send(...batch)]);
    for (const { results } of again) noted(outcomes, results);
  }
  return [world, outcomes] as const;
}

const turns = fc.array(fc.record({ device: fc.nat(2), length: fc.integer({ min: 1, max: 3 }) }), {
  maxLength: 8,
});
/** By the place of each record in its story: ids differ from a world to the other. */
const byPlace = (outcomes: ReadonlyMap<string, string | null>) =>
  [...outcomes].map(([id, code]) => [id.slice(0, 8), code] as const).toSorted();

it('[C6] [C10] the same facts, refusals and sheet, each fact once, never more than planned', async () => {
  await fc.assert(
    fc.asyncProperty(story, turns, async (told, inTurns) => {
      const [first, firstOutcomes] = await asItHappened(told);
      const [second, secondOutcomes] = await delivered(told, inTurns);
      expect(byPlace(secondOutcomes)).toEqual(byPlace(firstOutcomes));
      const [rows, otherRows] = [await shown(first), await shown(second)];
      expect(otherRows).toEqual(rows);
      for (const { minutes } of rows) expect(minutes >= 0 && minutes <= 210).toBe(true);
      for (const [world, outcomes] of [
        [first, firstOutcomes],
        [second, secondOutcomes],
      ] as const) {
        const facts = await ledgerOf(world);
        expect(brokenLink(facts)).toBeNull();
        const recorded = [...outcomes].flatMap(([id, code]) => (code === null ? [id] : []));
        expect(facts.map(({ id }) => id).sort()).toEqual(recorded.sort());
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);

it('a sealed sheet never changes, and its evidence holds, whatever is delivered or corrected after', async () => {
  await fc.assert(
    fc.asyncProperty(story, story, fc.boolean(), async (before, after, isCorrected) => {
      const [world] = await asItHappened(before);
      const { session, trainer } = world;
      const tablet = await TestDevice.enrol(app, trainer, 'Clôture');
      for (const { registrationId, state } of (await sheetOf(world)).rows)
        if (state === 'EXPECTED') await tablet.do(session.morning, marked(registrationId, 'ABSENT'));
      expect((await tablet.do(session.morning, closing())).outcome).toBe('RECORDED');
      const [sealed, rows, facts] = [
        await sealedSheetOf(app.source.manager, session.morning),
        await shown(world),
        await ledgerOf(world),
      ];
      const late = lanesOf(world, after);
      for (const [which, lane] of late.entries())
        if (lane.length > 0)
          for (const { code } of (await (world.devices[which] as TestDevice).send(...lane)).results)
            expect(code).toBe('half-day-sealed');
      expect(await shown(world)).toEqual(rows);
      if (isCorrected) {
        const answer = await app.inject({
          method: 'GET',
          url: devicePaths.unresolved(session.sessionId),
          headers: trainer,
        });
        const [one] = answer.json<{ id: string }[]>();
        const payload = { kind: 'CORRECTED', reason: 'Arrivé après la clôture', strokes: null };
        const url = devicePaths.resolve(one?.id ?? '');
        expect((await app.inject({ method: 'POST', url, headers: trainer, payload })).statusCode).toBe(200);
      }
      expect(await sealedSheetOf(app.source.manager, session.morning)).toEqual(sealed);
      const now = await ledgerOf(world);
      expect(now.slice(0, facts.length)).toEqual(facts);
      expect(now.slice(facts.length).map(({ kind }) => kind)).toEqual(isCorrected ? ['CORRECTED'] : []);
      const keys = readKeys((await app.inject({ method: 'GET', url: evidencePaths.keys })).body);
      const file = await app.inject({
        method: 'GET',
        url: evidencePaths.sheet(session.morning),
        headers: trainer,
      });
      const verified = verifySheet(file.body, keys);
      expect(verified.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
      expect(verified.content?.rows.map(({ minutes }) => minutes)).toEqual(
        rows.map(({ minutes }) => minutes),
      );
    }),
    { numRuns: 5 },
  );
}, 240_000);
