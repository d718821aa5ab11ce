// The drawn signature fits the contract's box whatever the pad's size.
import { strokes as contractStrokes } from '@treize/contract/attendance';
import { pathOf, strokesOf } from './strokes';

describe('strokesOf', () => {
  it('scales to the box by one factor and centres', () => {
    expect(
      strokesOf(
        [
          {
            points: [
              { x: 0, y: 0 },
              { x: 500, y: 200 },
            ],
          },
        ],
        500,
        200,
      ),
    ).toEqual([
      [
        [0, 0],
        [1000, 400],
      ],
    ]);
    expect(
      strokesOf(
        [
          {
            points: [
              { x: 0, y: 0 },
              { x: 200, y: 200 },
            ],
          },
        ],
        200,
        200,
      ),
    ).toEqual([
      [
        [300, 0],
        [700, 400],
      ],
    ]);
  });

  it('drops repeated points, keeps a dot, clamps what leaves the pad', () => {
    const drawn = [
      {
        points: [
          { x: 10, y: 10 },
          { x: 10, y: 10 },
        ],
      },
      { points: [{ x: -50, y: 900 }] },
    ];
    expect(strokesOf(drawn, 1000, 400)).toEqual([[[10, 10]], [[0, 400]]]);
  });

  it('is null when nothing was drawn', () => expect(strokesOf([], 300, 120)).toBeNull());

  it('always passes the contract', () => {
    const points = Array.from({ length: 5000 }, (_, index) => ({ x: index / 7, y: (index * 13) % 300 }));
    const given = strokesOf(
      Array.from({ length: 300 }, () => ({ points })),
      720,
      288,
    );
    expect(contractStrokes.safeParse(given).success).toBe(true);
    expect(given?.[0]?.length).toBe(2000);
  });
});

it('writes a path of lines, and a dot for a single point', () => {
  expect(
    pathOf([
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6]],
    ]),
  ).toBe('M1 2L3 4M5 6h0');
});
