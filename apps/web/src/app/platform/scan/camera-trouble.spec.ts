// A camera that cannot serve says why and what to do instead; a code held before it counts once.
import { cameraTrouble, Fresh } from './camera-trouble';

it.each(['NotAllowedError', 'SecurityError', 'NotFoundError', 'NotReadableError', 'NotSupportedError'])(
  'says why of %s, and always offers typing',
  (name) => {
    const told = cameraTrouble(new DOMException('', name));
    expect(told).toMatch(/apez le nom ou le numéro\.$/);
    expect(told).not.toBe(cameraTrouble(new Error('else')));
  },
);

it('[C16] a badge held before the camera is one arrival; shown again later it is another', () => {
  const fresh = new Fresh();
  const seen = [
    ['A', 0],
    ['A', 200],
    [null, 400],
    ['A', 1400],
    ['B', 1600],
    ['A', 1800],
    ['A', 4000],
    ['A', 7001],
  ] as const;
  expect(seen.map(([text, at]) => fresh.isNew(text, at))).toEqual([
    true,
    false,
    false,
    false,
    true,
    true,
    false,
    true,
  ]);
});
