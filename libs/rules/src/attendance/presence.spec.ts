// The derived presence: signatures, corrections and minutes, whatever the order of facts.
import * as fc from 'fast-check';
import { countedMinutes, countPresences, presenceOf, type FactKind, type PresenceFact } from './presence';

const fact = (
  kind: PresenceFact['kind'],
  state: PresenceFact['state'],
  late = 0,
  early = 0,
): Omit<PresenceFact, 'id' | 'happenedAt'> => ({
  kind,
  state,
  lateMinutes: late,
  earlyMinutes: early,
});
/** The same facts, each a minute after the one before. */
const inTurn = (facts: readonly Omit<PresenceFact, 'id' | 'happenedAt'>[]): PresenceFact[] =>
  facts.map((one, index) => ({ ...one, id: String(index), happenedAt: new Date(index * 60_000) }));
const half = { startsAt: new Date(0) };
const signed = fact('SIGNED', 'PRESENT');

describe('presenceOf', () => {
  it.each([
    ['nothing recorded', [], 'EXPECTED', 0, false],
    ['marked absent', [fact('MARKED', 'ABSENT')], 'ABSENT', 0, false],
    ['signed, never marked', [signed], 'PRESENT', 210, true],
    ['late, then signed: the minutes stay', [fact('MARKED', 'PRESENT', 15), signed], 'PRESENT', 195, true],
    [
      'signed, then late: the signature stays',
      [signed, fact('MARKED', 'PRESENT', 15, 5)],
      'PRESENT',
      190,
      true,
    ],
    ['signed by mistake, then absent', [signed, fact('MARKED', 'ABSENT')], 'ABSENT', 0, false],
    [
      'absent voids the signature for good',
      [signed, fact('MARKED', 'ABSENT'), fact('MARKED', 'PRESENT')],
      'PRESENT',
      210,
      false,
    ],
    ['minutes of an absence do not count', [fact('MARKED', 'EXCUSED', 10)], 'EXCUSED', 0, false],
    ['a correction wins', [signed, fact('CORRECTED', 'PRESENT', 60)], 'PRESENT', 150, true],
    [
      'even over what is recorded after it',
      [fact('CORRECTED', 'ABSENT'), fact('MARKED', 'PRESENT'), signed],
      'ABSENT',
      0,
      false,
    ],
    [
      'the last correction wins',
      [fact('CORRECTED', 'ABSENT'), fact('CORRECTED', 'PRESENT', 30)],
      'PRESENT',
      180,
      false,
    ],
  ] as const)('%s', (_, facts, state, minutes, hasSignature) => {
    const presence = presenceOf(inTurn(facts), half);
    expect(presence.state).toBe(state);
    expect(countedMinutes(presence, 210)).toBe(minutes);
    expect(presence.signature !== null).toBe(hasSignature);
  });

  it('keeps the first signature', () => {
    const both = inTurn([signed, signed]);
    expect(presenceOf(both, half).signature).toBe(both[0]);
  });
});

const anyFact = fc.record({
  kind: fc.constantFrom<FactKind>('MARKED', 'SIGNED', 'ENTERED', 'LEFT', 'CORRECTED'),
  state: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'EXCUSED' as const),
  lateMinutes: fc.nat(600),
  earlyMinutes: fc.nat(600),
});

describe('properties', () => {
  it('hours are never negative and never more than planned', () => {
    fc.assert(
      fc.property(fc.array(anyFact), fc.nat(600), (facts, planned) => {
        const minutes = countedMinutes(presenceOf(inTurn(facts), half), planned);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(planned);
      }),
    );
  });

  it('a correction hides everything that is not a correction', () => {
    fc.assert(
      fc.property(fc.array(anyFact), fc.array(anyFact), (before, after) => {
        const correction = fact('CORRECTED', 'PRESENT', 20);
        const others = after.filter(({ kind }) => kind !== 'CORRECTED');
        const { state, lateMinutes } = presenceOf(inTurn([...before, correction, ...others]), half);
        expect({ state, lateMinutes }).toEqual({ state: 'PRESENT', lateMinutes: 20 });
      }),
    );
  });

  it('a signature is in force only of somebody present', () => {
    fc.assert(
      fc.property(fc.array(anyFact), (facts) => {
        const { state, signature } = presenceOf(inTurn(facts), half);
        expect(signature === null || state === 'PRESENT').toBe(true);
      }),
    );
  });

  it('counts add up to the people', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyFact, { maxLength: 4 })), (people) => {
        const {
          expected,
          present,
          absent,
          excused,
          signed: signatures,
        } = countPresences(people.map((facts) => presenceOf(inTurn(facts), half)));
        expect(expected + present + absent + excused).toBe(people.length);
        expect(signatures).toBeLessThanOrEqual(present);
      }),
    );
  });
});
