// Lowering a capacity: the number under which it may not go.
import { exceptionalOver, takenPlaces } from './capacity';

const nothing = { confirmed: 0, offered: 0, held: 0, exceptional: 0, departed: 0 };

describe('what is taken', () => {
  it.each([
    [{}, 0],
    [{ confirmed: 11, offered: 1 }, 12],
    [{ confirmed: 11, offered: 1, held: 2 }, 14],
    [{ confirmed: 22, exceptional: 2 }, 20],
    [{ confirmed: 20, departed: 3 }, 17],
    [{ exceptional: 2 }, 0],
  ])('%j: %i', (counts, taken) => {
    expect(takenPlaces({ ...nothing, ...counts })).toBe(taken);
  });

  it('keeps as exceptional only what stands over the new capacity', () => {
    const counts = { confirmed: 22, offered: 1, departed: 0 };
    expect([null, 30, 23, 21].map((capacity) => exceptionalOver(capacity, counts))).toEqual([0, 0, 0, 2]);
    expect(exceptionalOver(21, { ...counts, departed: 1 })).toBe(1);
  });
});
