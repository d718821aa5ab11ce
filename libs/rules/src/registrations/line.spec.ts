// The line: cases with their numbers, then every small world against the rule said slowly.
import { ownReasons, slowPlace, slowServe } from './fair-line.fixture';
import {
  aBlock,
  aLimit,
  anInvitation,
  aWaitingParty,
  inWords,
  someFacts,
  type SeekerDraft,
} from './ground.fixture';
import { lineForNewcomers, serveLine, type LineFacts, type Party, type WaitingParty } from './line';

const served = (facts: Partial<LineFacts>, ...waiting: WaitingParty[]) =>
  serveLine(someFacts(facts), waiting).verdicts.map(inWords);
const wanting = (takes: Record<string, number>, draft: SeekerDraft = {}) =>
  aWaitingParty([{ ...draft, takes }]);

describe('who is served by what is free', () => {
  it('W1 one seat goes to the first in line', () => {
    expect(served({ capacity: 1 }, aWaitingParty(), aWaitingParty())).toEqual(['placed', 'ROOM']);
  });
  it('W2 7 seats, 10 waiting: the first 7, the last 3 still wait', () => {
    const ten = Array.from({ length: 10 }, () => aWaitingParty());
    const words = served({ capacity: 7 }, ...ten);
    expect(words).toEqual([...Array<string>(7).fill('placed'), ...Array<string>(3).fill('ROOM')]);
  });
  it('W3 without limit everyone is offered', () => {
    expect(served({ capacity: null }, aWaitingParty(3), aWaitingParty())).toEqual(['placed', 'placed']);
  });
  it('W4 a full workshop in the line does not stop another', () => {
    const limits = [aLimit('A', { capacity: 0 }), aLimit('B')];
    expect(served({ limits }, wanting({ A: 1 }), wanting({ B: 1 }), wanting({ A: 1 }))).toEqual([
      'LIMIT A',
      'placed',
      'LIMIT A',
    ]);
  });
  it('W10 no place outside removed ones: no offer until a place is unblocked', () => {
    expect(served({ blocks: [aBlock('removed', 2)] }, aWaitingParty())).toEqual(['RESERVED']);
    expect(served({ blocks: [aBlock('removed', 1)] }, aWaitingParty(), aWaitingParty())).toEqual([
      'placed',
      'RESERVED',
    ]);
  });
  it('W13 a commune at its share of 2 waits, the next commune does not', () => {
    const share = { share: 2, seatedByBody: new Map([['22113', 2]]) };
    expect(served(share, aWaitingParty(), wanting({}, { body: '22050' }))).toEqual(['SHARE 22113', 'placed']);
  });
});

describe('who may be passed', () => {
  it('a group of 2 at the head blocks the one place left; split, its first gets it', () => {
    expect(served({ capacity: 1 }, aWaitingParty(2), aWaitingParty())).toEqual(['ROOM', 'QUEUE']);
    expect(served({ capacity: 1 }, aWaitingParty(), aWaitingParty(), aWaitingParty())).toEqual([
      'placed',
      'ROOM',
      'ROOM',
    ]);
  });
  it('a group that lacks one workshop place holds up that workshop, and nobody else', () => {
    const limits = [aLimit('A', { capacity: 1 }), aLimit('B')];
    const pair = aWaitingParty([{ takes: { A: 1 } }, { takes: { A: 1 } }]);
    expect(served({ capacity: 4, limits }, pair, wanting({ A: 1 }), wanting({ B: 1 }))).toEqual([
      'LIMIT A',
      'QUEUE',
      'placed',
    ]);
  });
  it('whoever waits behind it for that workshop is no reason to keep a newcomer of another one out', () => {
    const facts = someFacts({ capacity: 4, limits: [aLimit('A', { capacity: 1 }), aLimit('B')] });
    const pair = aWaitingParty([{ takes: { A: 1 } }, { takes: { A: 1 } }]);
    const line = lineForNewcomers(facts, [pair, wanting({ A: 1 })]);
    expect(inWords(line.look(wanting({ B: 1 })))).toBe('placed');
    expect(inWords(line.look(wanting({ A: 1 })))).toBe('QUEUE');
    expect(line.claims()).toEqual({ room: false, limitIds: ['A'] });
  });
  it('a group that cannot use a block lets those through for whom it is kept', () => {
    const facts = { capacity: 3, blocks: [aBlock('finistère', 3, { departmentCode: '29' })] };
    const other = wanting({}, { department: '29', body: '29019' });
    expect(served(facts, aWaitingParty(3), aWaitingParty())).toEqual(['RESERVED', 'RESERVED']);
    expect(served(facts, aWaitingParty(3), other)).toEqual(['ROOM, RESERVED', 'placed']);
    expect(served(facts, aWaitingParty(4), other)).toEqual(['ROOM, RESERVED', 'placed']);
  });
  it('a group that would sit partly in a block is not passed by those of the same block', () => {
    const facts = {
      capacity: 3,
      blocks: [aBlock('finistère', 2, { departmentCode: '29' }), aBlock('removed', 1)],
    };
    const there = { department: '29', body: '29019' };
    expect(served(facts, aWaitingParty([there, there, there]), wanting({}, there))).toEqual([
      'RESERVED',
      'QUEUE',
    ]);
  });
  it('a pair sits in two blocks whichever of them could sit in both', () => {
    const blocks = [aBlock('here', 1, { departmentCode: '22' }), aBlock('elected', 1, { kind: 'ELECTED' })];
    const pair = aWaitingParty([{}, { kind: 'STAFF' }]);
    expect(serveLine(someFacts({ blocks }), [pair]).verdicts).toEqual([
      { isPlaced: true, blockIds: ['elected', 'here'], invited: 0 },
    ]);
  });
  it('whoever is not eligible any more is passed by everybody', () => {
    expect(served({ capacity: 1 }, wanting({}, { faults: ['PROGRAMME'] }), aWaitingParty())).toEqual([
      'ELIGIBILITY, ROOM',
      'placed',
    ]);
  });
  it('somebody invited passes those who wait for the room, not those who wait for the same workshop', () => {
    const facts = {
      capacity: 1,
      limits: [aLimit('A', { capacity: 1 })],
      invitations: [anInvitation('i', 1)],
    };
    const invited = (takes: Record<string, number>) => aWaitingParty([{ takes }], { invitationId: 'i' });
    expect(served(facts, aWaitingParty(), invited({}))).toEqual(['ROOM', 'placed']);
    const pair = aWaitingParty([{ takes: { A: 1 } }, { takes: { A: 1 } }]);
    expect(served({ ...facts, capacity: 3 }, pair, invited({ A: 1 }))).toEqual(['LIMIT A', 'QUEUE']);
  });
  it('a place given behind may let somebody ahead go on: the line is read again', () => {
    // The pair lacks a place of A; once its commune is at its share as well, others may pass it for A.
    const facts = { capacity: 9, share: 2, limits: [aLimit('A', { capacity: 1 })] };
    const pair = aWaitingParty([{ takes: { A: 1 } }, { takes: { A: 1 } }]);
    const other = wanting({ A: 1 }, { body: '29019' });
    expect(served(facts, pair, other)).toEqual(['LIMIT A', 'QUEUE']);
    expect(served(facts, pair, other, aWaitingParty())).toEqual(['LIMIT A, SHARE 22113', 'placed', 'placed']);
  });
});

const lunch = { takes: { lunch: 1 } };
const elsewhere = { body: '29019', department: '29' };
const palette: (() => WaitingParty)[] = [
  () => aWaitingParty(),
  () => aWaitingParty([lunch]),
  () => aWaitingParty([elsewhere]),
  () => aWaitingParty([{ ...elsewhere, ...lunch, kind: 'STAFF' }]),
  () => aWaitingParty(2),
  () => aWaitingParty([lunch, { ...elsewhere, ...lunch }]),
  () => aWaitingParty([{ ...lunch, faults: ['KIND'] }]),
  () => aWaitingParty([lunch], { invitationId: 'i' }),
];
const newcomers: Party[] = [
  ...palette.map((build) => build()),
  ...[
    { eligibility: false, share: true, room: false },
    { eligibility: true, share: false, room: true },
  ].map((over) => ({ ...aWaitingParty([lunch]), exempt: { ...over, limitIds: over.room ? ['lunch'] : [] } })),
  { ...aWaitingParty([lunch]), held: 1 },
  { ...aWaitingParty([elsewhere]), priority: 1 },
];

function* worlds(): Generator<LineFacts> {
  const blockings = [
    [],
    [aBlock('removed', 1)],
    [aBlock('b', 1, { departmentCode: '29' })],
    [aBlock('b', 2, { kind: 'STAFF' }), aBlock('c', 1, { departmentCode: '22' })],
  ];
  for (const capacity of [0, 1, 2, 3, null])
    for (const lunches of [0, 1, 2])
      for (const share of [null, 1])
        for (const blocks of blockings)
          for (const invitations of [[], [anInvitation('i', 1)]])
            yield someFacts({
              capacity: capacity === null ? null : capacity + 1,
              held: 1,
              share,
              blocks,
              invitations,
              limits: [aLimit('lunch', { kind: 'LUNCH', capacity: lunches })],
            });
}
function* lines(length: number): Generator<WaitingParty[]> {
  if (length === 0) yield [];
  else for (const rest of lines(length - 1)) for (const build of palette) yield [...rest, build()];
}
const told = (facts: LineFacts, waiting: readonly Party[]) => JSON.stringify({ facts, waiting });

/** Fails with the whole world; counting is cheaper than an expectation for each. */
function judge(facts: LineFacts, waiting: WaitingParty[]): void {
  const { verdicts } = serveLine(facts, waiting);
  const slow = slowServe(facts, waiting);
  waiting.forEach((party, index) => {
    const own = ownReasons(slow.facts, party);
    const expected = slow.placed.includes(party)
      ? 'placed'
      : inWords({ isPlaced: false, reasons: own.length > 0 ? own : [{ kind: 'QUEUE' }] });
    if (inWords(verdicts[index]) !== expected)
      throw new Error(
        `${inWords(verdicts[index])}, not ${expected}, for ${index} of ${told(facts, waiting)}`,
      );
  });
}

/** One in `share` of these, evenly: each kind of constraint meets each kind of party many times over. */
function* some<T>(all: Iterable<T>, share: number): Generator<T> {
  let turn = 0;
  for (const one of all) if (turn++ % share === 0) yield one;
}
function* scenes(length: number): Generator<[LineFacts, WaitingParty[]]> {
  for (const waiting of lines(length)) for (const facts of worlds()) yield [facts, waiting];
}

describe('every small world, against the rule said slowly', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 23],
  ])(
    'serves whom the rule serves, and tells the reasons that remain: lines of %i, one in %i',
    (length, share) => {
      for (const [facts, waiting] of some(scenes(length), share)) judge(facts, waiting);
    },
  );
  it('gives a newcomer what the rule gives, whether those ahead were served or not', () => {
    for (const [facts, waiting] of some(scenes(2), 13))
      for (const newcomer of newcomers) {
        const isPlaced = lineForNewcomers(facts, waiting).look(newcomer).isPlaced;
        if (isPlaced !== slowPlace(facts, waiting, newcomer))
          throw new Error(`placed: ${isPlaced} ${told(facts, [...waiting, newcomer])}`);
      }
  });
});
