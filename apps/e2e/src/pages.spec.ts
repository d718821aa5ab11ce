// Every page of the site as each person sees it: accessible, narrow or zoomed, by keyboard, light, without a complaint.
import { jest } from '@jest/globals';
import { Browsers, enterAs, type Visitor } from './browser';
import { faultsOf, settled, structureOf, violations, walkByKeyboard } from './reading';
import { startStack, type Stack } from './stack';

jest.setTimeout(120_000);

const browsers = new Browsers();
let stack: Stack;
/** What stands for the parameters of addresses. */
let places: Record<string, string>;

beforeAll(async () => {
  stack = await startStack();
  const one = async (text: string): Promise<string> => (await stack.sql<{ id: string }>(text))[0]?.id ?? '';
  places = {
    today: await one(
      `select id from sessions where summary like 'La session du jour%' order by ref desc limit 1`,
    ),
    half: await one(`select h.id from half_days h join sessions s on s.id = h.session_id
      where s.summary like 'La session du jour%' order by s.ref desc limit 1`),
    coming:
      await one(`select id from sessions where region_code = '84' and state = 'PUBLISHED' and waiting > 0
      order by starts_at desc limit 1`),
    held: await one(`select s.id from sessions s join grants g on g.scope_id = s.id::text
      where g.role = 'AUDITOR' limit 1`),
    track: await one(`select id from tracks where region_code = '84' order by year desc limit 1`),
    workshops: await one(`select session_id as id from session_limits where kind = 'WORKSHOP' limit 1`),
    offered: await one(`select id from sessions where region_code = '53' and offered > 0 limit 1`),
    asked: await one(`select r.session_id as id from registrations r join sessions s on s.id = r.session_id
      where s.region_code = '53' and r.status = 'PENDING_VALIDATION' limit 1`),
    blocked: await one(`select session_id as id from seat_blocks limit 1`),
    cancelled: await one(`select id from sessions where state = 'CANCELLED' order by ref limit 1`),
    successor: await one(`select r.id from registrations r join people p on p.id = r.person_id
      where p.family_name = 'Penfoulic' and r.previous_id is not null limit 1`),
    code: await one(`select code as id from certificates limit 1`),
  };
  expect(Object.entries(places).filter(([, id]) => id === '')).toEqual([]);
});
afterAll(async () => {
  await browsers.close();
  await stack?.stop();
});

const addressOf = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => places[name] ?? '');

/** The address of a person's registration carries a token of its own, which their space links to. */
async function findPersonalLink({ page }: Visitor): Promise<void> {
  await page.goto('/registrations');
  await settled(page);
  const link = page.locator('a[href^="/registrations/link/"]').first();
  places['token'] = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
}

const people: { who: string; name?: string; pages: string[]; first?: (visitor: Visitor) => Promise<void> }[] =
  [
    {
      who: 'anybody',
      pages: [
        ...[
          '/',
          '/sessions',
          '/sessions?near=22070',
          '/sessions?region=84&regime=AWARENESS',
          '/sessions/:today',
        ],
        ...['/sessions/:workshops', '/sessions/:blocked', '/sessions/:workshops/register'],
        ...[
          '/sessions/:coming',
          '/sessions/:coming/register',
          '/sessions/:today/register',
          '/tracks',
          '/tracks/:track',
          '/sign-in',
        ],
        ...[
          '/calendars',
          '/calendars?region=84',
          '/sign-in/link#token=spent',
          '/sign',
          '/sign/:half',
          '/certificates',
          '/certificates/:code',
          '/aide',
          '/accessibilite',
        ],
        ...[
          '/mentions-legales',
          '/donnees-personnelles',
          '/plan-du-site',
          '/acces-refuse',
          '/adresse-inconnue',
        ],
      ],
    },
    {
      who: 'an elected official',
      name: 'Camille Orvault',
      first: findPersonalLink,
      pages: [
        ...['/registrations', '/calendars', '/registrations/link/:token', '/registrations/link/:token/done'],
        ...['/registrations/link/:token/cancel', '/registrations/link/:token?pas-moi=1'],
        ...['transfer', 'edit', 'letter', 'summons'].map((page) => `/registrations/link/:token/${page}`),
      ],
    },
    {
      who: 'a town hall',
      name: 'Solène Morvanec',
      pages: [
        ...['/registrations', '/sessions/:asked', '/municipality'],
        ...['', '?period=all', '?status=to-validate', '/validate', '/sessions/:asked/register'].map(
          (end) => `/municipality/22070${end}`,
        ),
        ...['', '/replace', '/summons', '/letter'].map(
          (end) => `/municipality/22070/registrations/:successor${end}`,
        ),
        '/municipality/22113',
      ],
    },
    {
      who: 'the trainer',
      name: 'Yann Kerzec',
      pages: [
        ...['/attendance', '/attendance/offline', '/attendance/sessions/:today/unresolved'],
        ...['', '/arrivals', '/code'].map((end) => `/attendance/half-days/:half${end}`),
        ...['/trainer/paper/:half', '/trainer/paper/:half/1', '/trainer/connections/:half'],
      ],
    },
    {
      who: 'the door',
      name: 'Maïwenn Trévargoz',
      pages: ['/attendance/door', '/attendance/door/:half', '/plan-du-site'],
    },
    {
      who: 'an organiser',
      name: 'Rémi Castagnol',
      pages: [
        ...['/organiser', '/organiser?period=past', '/organiser/sessions/new', '/organiser/sessions/:coming'],
        ...[
          '?tab=waiting',
          '?tab=places',
          '?tab=certificates',
          '?state=all',
          '/register',
          '/edit',
          '/move',
        ].map((end) => `/organiser/sessions/:coming${end}`),
        ...['/organiser/sessions/:coming/cancel', '/organiser/tracks/:track/cancel'],
        '/organiser/sessions/:coming/arrival-rules',
      ],
    },
    {
      who: 'the organiser of another region',
      name: 'Nadia Belloc',
      pages: [
        ...['/organiser/sessions/:offered', '/organiser/sessions/:offered?tab=waiting'],
        ...['/organiser/sessions/:asked', '/organiser/sessions/:asked?state=to-validate'],
      ],
    },
    {
      who: 'an auditor',
      name: 'Ludovic Fargelin',
      pages: ['/organiser?period=past', '/organiser/sessions/:held'],
    },
    {
      who: 'the pilot',
      name: 'Hélène Wissan',
      pages: [
        ...['/operations', '/organiser', '/sign-in', '/organiser/sessions/:workshops'],
        ...['/organiser/sessions/:workshops?tab=places', '/organiser/sessions/:workshops?tab=waiting'],
        ...['/organiser/sessions/:blocked?tab=places', '/organiser/sessions/:cancelled?tab=move'],
      ],
    },
  ];

describe.each(people)('as $who', ({ name, pages, first }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await browsers.visitor(stack.url, { deviceScaleFactor: 2 });
    if (name) await enterAs(visitor.page, name);
    await first?.(visitor);
  });
  afterAll(() => visitor?.context.close());

  it.each(pages)('%s', async (path) => {
    const { page, complaints } = visitor;
    complaints.length = 0;
    await page.goto('about:blank'); // so that an address that differs by its fragment loads anew
    await page.goto(addressOf(path));
    await settled(page);
    expect(await structureOf(page)).toEqual({
      title: expect.stringMatching(/.{4,} – Treize$/) as string,
      lang: 'fr',
      headings: 1,
      landmarks: { main: 1, banner: 1, contentinfo: 1, navigation: 1 },
    });
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

it('the tablet handed round shows one person, and nothing of the site', async () => {
  const { page, context, complaints } = await browsers.visitor(stack.url, {
    viewport: { width: 820, height: 1180 },
  });
  await enterAs(page, 'Yann Kerzec');
  await page.goto(addressOf('/attendance/half-days/:half/tablet'));
  await page.getByRole('button', { name: 'C’est moi, je signe' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.locator('.site-header').isVisible()).toBe(false);
  await page.keyboard.press('Tab');
  expect(await page.locator('app-tablet-page :focus').count()).toBe(1);
  await page.getByRole('button', { name: 'C’est moi, je signe' }).click();
  await page.getByRole('button', { name: 'Je certifie ma présence' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('by keyboard', () => {
  it.each([
    ['/', undefined],
    ['/sessions', undefined],
    ['/sessions/:today/register', undefined],
    ['/attendance/half-days/:half', 'Yann Kerzec'],
    ['/organiser/sessions/:coming', 'Rémi Castagnol'],
    ['/organiser/sessions/:coming?tab=waiting', 'Rémi Castagnol'],
    ['/municipality/22070', 'Solène Morvanec'],
    ['/municipality/22070/validate', 'Solène Morvanec'],
  ])('%s: Tab reaches everything, in order, with an outline', async (path, name) => {
    const { page, context } = await browsers.visitor(stack.url);
    if (name) await enterAs(page, name);
    await page.goto(addressOf(path));
    await settled(page);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const { reached, missed, disordered, unseen } = await walkByKeyboard(page);
    expect({ missed, disordered, unseen }).toEqual({ missed: [], disordered: [], unseen: [] });
    expect(reached.length).toBeGreaterThan(10);
    await context.close();
  });
});

it('axe does see a fault when there is one', async () => {
  const { page } = await browsers.visitor(stack.url);
  await page.goto('/aide');
  await settled(page);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
  expect((await violations(page)).join()).toMatch(/^label input/);
});

it('home transfers less than 150 kB of JavaScript', async () => {
  const { page } = await browsers.visitor(stack.url);
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto('/');
  await settled(page);
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(30_000);
  expect(total).toBeLessThan(150_000);
});
