// The reference in a real PostgreSQL: loaded in seconds, loaded once, searched by its index, sorted by nearness.
import { nearness, type Whereabouts } from '@treize/rules/territories/nearness';
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.fixture';
import { nearnessSql } from './nearness.sql';
import { loadTerritories } from './reference/load-territories';
import { findMunicipalities, searchMunicipalities } from './territories.queries';

const at = new Date('2027-01-12T09:00:00Z');
let db: TestDatabase;
let seconds: number;
beforeAll(async () => {
  db = await openTestDatabase();
  const start = performance.now();
  await loadTerritories(db.source);
  seconds = (performance.now() - start) / 1000;
});
afterAll(() => db.close());

const search = async (prefix: string) =>
  (await searchMunicipalities(db.source.manager, at, prefix, 8)).map(({ name }) => name);

describe('the reference', () => {
  it('holds every region, département, EPCI and commune', async () => {
    const [counts] = await db.source.query<object[]>(
      `select (select count(*)::int from regions where metropolitan) as regions, (select count(*)::int from departments) as departments,
              (select count(*)::int from epcis) as epcis, (select count(*)::int from municipalities) as municipalities,
              (select count(*)::int from municipalities where epci_code is null) as alone`,
    );
    expect(counts).toEqual({ regions: 13, departments: 109, epcis: 1255, municipalities: 34_969, alone: 98 });
    expect(seconds).toBeLessThan(15);
  });

  it('is loaded once, and brought up to date when the edition changes', async () => {
    expect((await loadTerritories(db.source)).loaded).toBe(false);
    await db.source.query(`update reference_loads set edition = 'an older one'`);
    await db.source.query(
      `update municipalities set name = 'Guingand', mountain_area = true where code = '22070'`,
    );
    expect((await loadTerritories(db.source)).loaded).toBe(true);
    const [guingamp] = await db.source.query<object[]>(
      `select name, mountain_area from municipalities where code = '22070'`,
    );
    expect(guingamp).toEqual({ name: 'Guingamp', mountain_area: true });
  });
});

describe('search', () => {
  it('puts the exact name first, then the most populated', async () => {
    expect((await search('die'))[0]).toBe('Die');
    expect((await search('saint d'))[0]).toBe('Saint-Denis');
    expect(await search('cateau')).toEqual(['Le Cateau-Cambrésis']);
    expect(await search('76360')).toContain('Barentin');
    expect(await search('zzz')).toEqual([]);
  });

  it('reads the prefix from its index', async () => {
    await db.source.query('analyze municipality_keys');
    const plan = await db.source.query<Record<string, string>[]>(
      `explain select municipality_code from municipality_keys where key like $1 || '%'`,
      ['guinga'],
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('ix_municipality_keys_prefix');
  });

  it('shows only the labels in force on the day', async () => {
    await db.source.query(
      `insert into programme_labels (municipality_code, programme, label_ref, valid_from, valid_to) values
       ('22070', 'PVD', 'now', '2021-01-22', null), ('22136', 'PVD', 'ended', '2021-01-22', '2027-01-12'),
       ('22207', 'ACV', 'later', '2027-01-13', null)`,
    );
    const found = await findMunicipalities(db.source.manager, at, ['22070', '22136', '22207', '99999']);
    expect(found.map(({ name, programmes }) => [name, programmes])).toEqual([
      ['Guingamp', ['PVD']],
      ['Loudéac', []],
      ['Plouaret', []],
    ]);
  });
});

it('the SQL of nearness says what the rule says', async () => {
  const home = '22070';
  const venues = await db.source.query<(Whereabouts & { near: number })[]>(
    `select m.code, epci_code as "epciCode", department_code as "departmentCode", region_code as "regionCode", ${nearnessSql('$1', 'm')} as near
     from municipalities m`,
    [home],
  );
  const from = venues.find(({ code }) => code === home) as Whereabouts;
  const wrong = venues.filter((venue) => venue.near !== nearness(from, venue, ['29', '35', '56']));
  expect(wrong).toEqual([]);
  expect(new Set(venues.map(({ near }) => near))).toEqual(new Set([1, 2, 3, 5]));
});
