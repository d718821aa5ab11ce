// What a device shows before the server answers: its own records applied to the last sheet, as the server will derive them.
import * as fc from 'fast-check';
import { applyRecords, type LocalGround, type LocalRecord, type SheetRow } from './local';
import { countedMinutes, hasLeft, presenceOf } from './presence';
import { saidBy, type PersonAction } from './said';

interface Person {
  familyName: string;
}
type Row = SheetRow & Person;
const half = { startsAt: '2027-01-12T08:00:00.000Z', endsAt: '2027-01-12T11:30:00.000Z' };
const blank = (registrationId: string, familyName = ''): Row => ({
  registrationId,
  familyName,
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 0,
  signature: null,
  flags: [],
  since: null,
  hasLeft: false,
});
const ground = (
  rows: Row[] = [blank('a'), blank('b')],
  multipleEntries = false,
): LocalGround<Row, Person> => ({
  halfDay: half,
  isSealed: false,
  rules: { multipleEntries },
  rows,
  newcomer: (registrationId, { familyName }) => blank(registrationId, familyName),
});
const record = (
  action: LocalRecord<Person>['action'],
  change: Partial<LocalRecord<Person>> = {},
): LocalRecord<Person> => ({
  deviceAt: '2027-01-12T08:05:00.000Z',
  offsetMs: 0,
  offline: false,
  force: null,
  method: 'TRAINER_DEVICE',
  action,
  delivery: 'waiting',
  code: null,
  ...change,
});
const signature = (registrationId: string) =>
  ({ kind: 'SIGNED', registrationId, strokes: null, statement: 'Je certifie ma présence.' }) as const;

it('shows what waits at once, and counts it', () => {
  const { rows, counts, closing } = applyRecords(ground(), [record(signature('a'), { offline: true })]);
  expect(rows[0]).toMatchObject({
    state: 'PRESENT',
    minutes: 210,
    delivery: 'waiting',
    flags: ['OFFLINE'],
    since: '2027-01-12T08:05:00.000Z',
    signature: { method: 'TRAINER_DEVICE_STATEMENT' },
  });
  expect(rows[1]?.delivery).toBe('done');
  expect(counts).toEqual({ expected: 1, present: 1, absent: 0, excused: 0, signed: 1 });
  expect(closing).toBe('open');
});

it('a refused record changes nothing but what its row says', () => {
  const refused = record(signature('a'), { delivery: 'refused', code: 'registration-cancelled' });
  const [row] = applyRecords(ground(), [refused]).rows;
  expect(row).toMatchObject({ state: 'EXPECTED', delivery: 'refused', refusal: 'registration-cancelled' });
});

it('adds whoever walked in, named by what follows, and waits to be sealed', () => {
  const { rows, counts, closing } = applyRecords(ground(), [
    record({ kind: 'WALKED_IN', registrationId: 'n', person: { familyName: 'Wissan' } }),
    record(signature('n')),
    record({ kind: 'CLOSED' }),
  ]);
  expect(rows[2]).toMatchObject({ familyName: 'Wissan', state: 'PRESENT', delivery: 'waiting' });
  expect([counts.signed, closing]).toEqual([1, 'waiting']);
});

it('shows for one device what the server will derive', () => {
  const action: fc.Arbitrary<PersonAction> = fc.oneof(
    fc.record({
      kind: fc.constant('MARKED' as const),
      registrationId: fc.constant('a'),
      state: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'EXCUSED' as const),
      lateMinutes: fc.nat(100),
      earlyMinutes: fc.nat(100),
    }),
    fc.constant(signature('a')),
    fc.constant({ kind: 'ENTERED' as const, registrationId: 'a', badge: null, answer: null }),
    fc.constant({ kind: 'LEFT' as const, registrationId: 'a' }),
  );
  const times = { startsAt: new Date(half.startsAt), endsAt: new Date(half.endsAt) };
  fc.assert(
    fc.property(
      fc.array(fc.record({ action, step: fc.integer({ min: 1, max: 40 }) }), { maxLength: 6 }),
      fc.boolean(),
      (story, multipleEntries) => {
        let at = times.startsAt.getTime() - 60 * 60_000;
        const told = story.map(({ action: done, step }, index) => {
          at += step * 60_000;
          return { done, moment: new Date(at), id: String(index).padStart(3, '0') };
        });
        const server = presenceOf(
          told.map(({ done, moment, id }) => ({
            ...saidBy(done, times, moment, { multipleEntries }, 'TRAINER_DEVICE'),
            ...{ id, happenedAt: moment },
          })),
          times,
        );
        const [row] = applyRecords(
          ground(undefined, multipleEntries),
          told.map(({ done, moment }) => record(done, { deviceAt: moment.toISOString() })),
        ).rows;
        expect(row).toMatchObject({ state: server.state, hasLeft: hasLeft(server) });
        expect(row?.since ?? null).toBe(server.since?.toISOString() ?? null);
        expect((row?.signature ?? null) === null).toBe(server.signature === null);
        // An exit after which somebody comes back is told by its minutes only: a row does not keep its moment.
        if (!told.some(({ done }) => done.kind === 'MARKED' && done.earlyMinutes > 0))
          expect(row?.minutes).toBe(countedMinutes(server, 210));
      },
    ),
  );
});
