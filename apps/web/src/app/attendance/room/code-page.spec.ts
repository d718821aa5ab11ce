// The drawing of a code, and how its digits are read aloud.
import { qrPath } from '../../platform/scan/qr-code';
import { spoken } from './code-page';

it('reads in two groups of three', () => {
  expect(spoken('012345')).toBe('012\u00a0345');
});

it('draws the three corner squares and a quiet zone of four', () => {
  const { d, size } = qrPath('https://treize.example/sign/01890a5d-ac96-774b-bcce-b30209900001?code=012345');
  const dark = new Set(d.match(/M\d+ \d+/g));
  for (const corner of ['M4 4', `M${size - 5} 4`, `M4 ${size - 5}`]) expect(dark.has(corner)).toBe(true);
  expect(dark.has('M3 4')).toBe(false);
  expect(size).toBeGreaterThan(29);
});
