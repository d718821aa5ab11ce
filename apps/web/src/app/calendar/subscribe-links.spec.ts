// The addresses that calendar programs are given.
import { subscribeLinks, webcalOf } from './subscribe-links';

const url = 'https://treize.example/api/feeds/regions/84.ics';
const hrefs = subscribeLinks(url, 'Treize · Pays & côtes').map(({ href }) => href);

it('gives Outlook the address and the name, escaped', () => {
  for (const [href, host] of [
    [hrefs[0], 'outlook.office.com'],
    [hrefs[1], 'outlook.live.com'],
  ] as const) {
    const link = new URL(href ?? '');
    expect([link.host, link.pathname]).toEqual([host, '/calendar/0/addfromweb']);
    expect([...link.searchParams]).toEqual([
      ['url', url],
      ['name', 'Treize · Pays & côtes'],
    ]);
  }
});

it('gives Google and the device webcal: Google adds an https address as a mere link', () => {
  expect(new URL(hrefs[2] ?? '').searchParams.get('cid')).toBe(
    'webcal://treize.example/api/feeds/regions/84.ics',
  );
  expect(hrefs[3]).toBe('webcal://treize.example/api/feeds/regions/84.ics');
  expect(webcalOf('http://localhost:3000/a.ics')).toBe('webcal://localhost:3000/a.ics');
});
