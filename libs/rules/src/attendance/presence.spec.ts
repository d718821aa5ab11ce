// The derived presence: signatures, corrections and minutes, whatever the order of facts.
import * as fc from 'fast-check';
import { countedMinutes, countPresences, presenceOf, type PresenceFact } from './presence';

const fact = (
  kind: PresenceFact['kind'],
  state: PresenceFact['state'],
  late = 0,
  early = 0,
): PresenceFact => ({
  kind,
  state,
  lateMinutes: late,
  earlyMinutes: early,
});
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
    const presence = presenceOf(facts);
    expect(presence.state).toBe(state);
    expect(countedMinutes(presence, 210)).toBe(minutes);
    expect(presence.signature !== null).toBe(hasSignature);
  });

  it('keeps the first signature', () => {
    const second = fact('SIGNED', 'PRESENT');
    expect(presenceOf([signed, second]).signature).toBe(signed);
  });
});

const anyFact = fc.record({
  kind: fc.constantFrom('MARKED' as const, 'SIGNED' as const, 'CORRECTED' as const),
  state: fc.constantFrom('PRESENT' as const, 'ABSENT' as const, 'EXCUSED' as const),
  lateMinutes: fc.nat(600),
  earlyMinutes: fc.nat(600),
});

describe('properties', () => {
  it('hours are never negative and never more than planned', () => {
    fc.assert(
      fc.property(fc.array(anyFact), fc.nat(600), (facts, planned) => {
        const minutes = countedMinutes(presenceOf(facts), planned);
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
        const { state, lateMinutes } = presenceOf([...before, correction, ...others]);
        expect({ state, lateMinutes }).toEqual({ state: 'PRESENT', lateMinutes: 20 });
      }),
    );
  });

  it('a signature is in force only of somebody present', () => {
    fc.assert(
      fc.property(fc.array(anyFact), (facts) => {
        const { state, signature } = presenceOf(facts);
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
        } = countPresences(people.map(presenceOf));
        expect(expected + present + absent + excused).toBe(people.length);
        expect(signatures).toBeLessThanOrEqual(present);
      }),
    );
  });
});
