// The code of a printed page, and files that may leave.
import { faultOf, printedPageOf } from './photo';

const halfDayId = '01890a5d-ac96-774b-bcce-b30209900001';

it('reads the half-day and the page, whatever the site', () => {
  expect(printedPageOf(`https://treize.example/trainer/paper/${halfDayId}/2`)).toEqual({
    halfDayId,
    page: 2,
  });
});

it.each([
  null,
  '',
  `https://treize.example/sign/${halfDayId}?code=123456`,
  `https://treize.example/trainer/paper/${halfDayId}/0`,
  `https://treize.example/trainer/paper/${halfDayId}/2/3`,
  'https://treize.example/trainer/paper/ailleurs/2',
])('%s is no page', (text) => expect(printedPageOf(text)).toBeNull());

it('a photograph of any weight leaves, a heavy PDF and other files do not', () => {
  const file = (type: string, size = 10) => new Blob([new Uint8Array(size)], { type });
  expect(faultOf(file('image/jpeg', 11 * 1024 * 1024))).toBe('');
  expect(faultOf(file('application/pdf'))).toBe('');
  expect(faultOf(file('application/pdf', 11 * 1024 * 1024))).toContain('dépasse 10\u00a0Mo');
  expect(faultOf(file('image/heic'))).toContain('ni une photo');
  expect(faultOf(file('text/html'))).toContain('ni une photo');
});
