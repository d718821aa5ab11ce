// Any interleaving of devices, any order of delivery, records sent twice: the same state, and never more than planned.
import * as fc from 'fast-check';
import { isConflict, type SourcedFact } from './conflicts';
import { inOrder, momentOf } from './order';
import { countedMinutes, hasLeft, presenceOf, type FactKind } from './presence';
import { saidBy, type PersonAction } from './said';

const half = { startsAt: new Date('2027-01-12T08:00:00Z'), endsAt: new Date('2027-01-12T11:30:00Z') };
const planned = 210;
const registrationId = 'r';

const action: fc.Arbitrary<PersonAction> = fc.oneof(
  fc.record({
    kind: fc.constant('MARKED' as const),
    registrationId: fc.constant(registrationId),
    state: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'EXCUSED' as const),
    lateMinutes: fc.nat(planned),
    earlyMinutes: fc.nat(planned),
  }),
  fc.constant({ kind: 'SIGNED' as const, registrationId, strokes: null, statement: 'x' }),
  fc.constant({ kind: 'ENTERED' as const, registrationId, badge: null, answer: null }),
  fc.constant({ kind: 'LEFT' as const, registrationId }),
);
const fact: fc.Arbitrary<SourcedFact> = fc
  .record({
    id: fc.uuid(),
    action,
    // Often the same moment as another's: ids then decide.
    minute: fc.oneof(fc.integer({ min: -40, max: 260 }), fc.constantFrom(-10, 0, 60)),
    deviceId: fc.constantFrom('one', 'two', 'three'),
    multipleEntries: fc.boolean(),
  })
  .map(({ id, action: done, minute, deviceId, multipleEntries }) => {
    const happenedAt = new Date(half.startsAt.getTime() + minute * 60_000);
    const { kind, state, lateMinutes, earlyMinutes } = saidBy(
      done,
      half,
      happenedAt,
      { multipleEntries },
      'TRAINER_DEVICE',
    );
    const source = { deviceId, phoneKey: null, offline: true, forceReason: null, phoneShared: false };
    return { id, kind, state, lateMinutes, earlyMinutes, happenedAt, receivedAt: happenedAt, ...source };
  });
const facts = fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 12 });

/** A ledger that takes each id once, in the order of delivery. */
function delivered(order: readonly SourcedFact[]): SourcedFact[] {
  return [...new Map(order.toReversed().map((one) => [one.id, one])).values()].toReversed();
}
const stateOf = (known: readonly SourcedFact[]) => {
  const presence = presenceOf(known, half);
  return {
    ...presence,
    signature: presence.signature?.id ?? null,
    left: hasLeft(presence),
    minutes: countedMinutes(presence, planned),
    conflict: isConflict(known),
  };
};

it('gives the same state whatever the order of delivery, duplicates and replays included', () => {
  const deliveries = facts.chain((known) =>
    fc.tuple(
      fc.constant(known),
      fc.shuffledSubarray([...known, ...known], { minLength: known.length * 2, maxLength: known.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(deliveries, ([known, order]) => {
      expect(stateOf(delivered(order))).toEqual(stateOf(known));
    }),
  );
});

it('never counts more than planned, nor less than nothing, with corrections anywhere', () => {
  const kinds = fc.constantFrom<FactKind>('MARKED', 'SIGNED', 'ENTERED', 'LEFT', 'CORRECTED');
  fc.assert(
    fc.property(facts, fc.array(kinds), (known, changed) => {
      const mixed = known.map((one, index) => ({ ...one, kind: changed[index] ?? one.kind }));
      const presence = presenceOf(mixed, half);
      const minutes = countedMinutes(presence, planned);
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(planned);
      expect(presence.signature === null || presence.state === 'PRESENT').toBe(true);
      expect(presence.since === null || presence.state === 'PRESENT').toBe(true);
    }),
  );
});

it('a clock that is wrong says the same as one that is right, once its offset is counted', () => {
  const skewed = facts.chain((known) =>
    fc.tuple(
      fc.constant(known),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 12, maxLength: 12 }),
    ),
  );
  fc.assert(
    fc.property(skewed, ([known, offsets]) => {
      const told = known.map((one, index) => {
        const offsetMs = offsets[index] as number;
        return { ...one, happenedAt: momentOf(new Date(one.happenedAt.getTime() - offsetMs), offsetMs) };
      });
      expect(stateOf(told)).toEqual(stateOf(known));
    }),
  );
});

it('keeps every fact, those of a device in the order of its clock', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const ordered = inOrder(known);
      expect(new Set(ordered)).toEqual(new Set(known));
      for (const [index, one] of ordered.entries())
        if (index > 0) expect(one.happenedAt >= (ordered[index - 1] as SourcedFact).happenedAt).toBe(true);
    }),
  );
});

describe('[C9] entries and exits', () => {
  const moved = (kind: 'ENTERED' | 'LEFT', time: string, id = time): SourcedFact => {
    const happenedAt = new Date(`2027-01-12T${time}:00Z`);
    const done = { kind, registrationId, badge: null, answer: null } as PersonAction;
    const said = saidBy(done, half, happenedAt, { multipleEntries: true }, 'BADGE');
    const source = { deviceId: null, phoneKey: null, offline: false, forceReason: null, phoneShared: false };
    return { ...said, ...source, id, happenedAt, receivedAt: happenedAt };
  };
  it.each<[string, SourcedFact[], number, boolean]>([
    ['came before the start and stayed', [moved('ENTERED', '07:50')], 210, false],
    ['came ten minutes late', [moved('ENTERED', '08:10')], 200, false],
    ['left half an hour early', [moved('ENTERED', '08:00'), moved('LEFT', '11:00')], 180, true],
    ['left twice', [moved('ENTERED', '08:00'), moved('LEFT', '11:00'), moved('LEFT', '11:10')], 180, true],
    [
      'went out for twenty minutes',
      [moved('ENTERED', '08:00'), moved('LEFT', '09:00'), moved('ENTERED', '09:20')],
      190,
      false,
    ],
    [
      'late, out for ten minutes, and gone a quarter of an hour early',
      [moved('ENTERED', '08:05'), moved('LEFT', '09:00'), moved('ENTERED', '09:10'), moved('LEFT', '11:15')],
      180,
      true,
    ],
    ['left after the end', [moved('ENTERED', '08:00'), moved('LEFT', '11:40')], 210, true],
    [
      'came back after the end',
      [moved('ENTERED', '08:00'), moved('LEFT', '11:00'), moved('ENTERED', '11:50')],
      180,
      false,
    ],
    [
      'came before the start, went out and was back before it',
      [moved('ENTERED', '07:40'), moved('LEFT', '07:45'), moved('ENTERED', '07:55')],
      210,
      false,
    ],
    [
      'came before the start, went out and was back five minutes after it',
      [moved('ENTERED', '07:40'), moved('LEFT', '07:45'), moved('ENTERED', '08:05')],
      205,
      false,
    ],
  ])('who %s: %#', (_, moves, minutes, isGone) => {
    const presence = presenceOf(moves, half);
    expect([countedMinutes(presence, planned), hasLeft(presence)]).toEqual([minutes, isGone]);
  });

  /** Entries and exits in turn, at these moments: who is inside between two of them, until the end without an exit. */
  const story = (moments: readonly number[], multipleEntries: boolean): SourcedFact[] =>
    moments.map((at, index) => {
      const kind = index % 2 === 0 ? 'ENTERED' : 'LEFT';
      const happenedAt = new Date(half.startsAt.getTime() + at);
      const done = { kind, registrationId, badge: null, answer: null } as PersonAction;
      const said = saidBy(done, half, happenedAt, { multipleEntries }, 'BADGE');
      const source = {
        deviceId: 'one',
        phoneKey: null,
        offline: false,
        forceReason: null,
        phoneShared: false,
      };
      return { ...said, ...source, id: String(index), happenedAt, receivedAt: happenedAt };
    });
  const inHalf = (at: number): number => Math.min(planned * 60_000, Math.max(0, at));
  /** Milliseconds of the half-day during which somebody was inside. */
  const covered = (moments: readonly number[]): number =>
    moments.reduce((sum, at, index) => {
      const until = moments[index + 1] ?? Infinity;
      return index % 2 === 0 ? sum + inHalf(until) - inHalf(at) : sum;
    }, 0);
  const momentsIn = (unit: number) =>
    fc
      .uniqueArray(fc.integer({ min: -60, max: 260 }), { minLength: 1, maxLength: 9 })
      .map((minutes) => minutes.toSorted((one, other) => one - other).map((minute) => minute * unit));
  const counted = (moments: readonly number[], multipleEntries = true): number =>
    countedMinutes(presenceOf(story(moments, multipleEntries), half), planned);

  it('what is missed is what no stay covers, before the start, after the end, however often', () => {
    fc.assert(
      fc.property(momentsIn(60_000), (moments) => {
        expect(counted(moments) * 60_000).toBe(covered(moments));
      }),
      { numRuns: 500 },
    );
  });

  it('seconds are never counted against anybody, and never for a whole minute a movement', () => {
    fc.assert(
      fc.property(momentsIn(59_317), (moments) => {
        const minutes = counted(moments);
        expect(minutes * 60_000).toBeGreaterThanOrEqual(covered(moments));
        expect(minutes * 60_000 - covered(moments)).toBeLessThan(60_000 * moments.length);
      }),
    );
  });

  it('where lateness is the trainer’s to say, the first arrival alone misses nothing', () => {
    fc.assert(
      fc.property(momentsIn(60_000), (moments) => {
        const first = inHalf(moments[0] as number) / 60_000;
        expect(counted(moments, false)).toBe(covered(moments) / 60_000 + first);
      }),
    );
  });
});
