// Imports of official lists on a real PostgreSQL: preview, application, repetition, refusals.
import { openTestDatabase, type TestDatabase } from '../../platform/database/test-database.fixture';
import { placeTowns } from '../territories.fixture';
import { importList, type ImportRequest } from './import-list';
import { importReport } from './import-report';
import { ListRefused } from './official-list';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await placeTowns(db.source);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.source.query('delete from programme_labels');
  await db.source.query('update municipalities set mountain_area = false');
});

const bytes = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);
const header = 'insee_com,lib_com,id_pvd,date_signature';
const guingamp = '22070,Guingamp,pvd-53-22-1,2021-01-22';
const plouaret = '22207,Plouaret,pvd-53-22-2,';
const run = (file: Uint8Array, more: Partial<ImportRequest> = {}) =>
  importList(db.source, {
    kind: 'PVD',
    bytes: file,
    day: '2027-01-12',
    apply: false,
    skipMalformed: false,
    ...more,
  });
const stored = () =>
  db.source.query<object[]>(
    `select municipality_code as code, label_ref as ref, valid_from::text as "from", valid_to::text as "to"
     from programme_labels order by municipality_code, valid_from`,
  );

it('previews without writing, then applies once', async () => {
  const list = bytes(header, guingamp, plouaret);
  expect((await run(list)).added).toHaveLength(2);
  expect(await stored()).toEqual([]);
  expect((await run(list, { apply: true })).applied).toBe(true);
  const labels = [
    { code: '22070', ref: 'pvd-53-22-1', from: '2021-01-22', to: null },
    { code: '22207', ref: 'pvd-53-22-2', from: '2027-01-12', to: null },
  ];
  expect(await stored()).toEqual(labels);
  const again = await run(list, { apply: true, day: '2027-02-01' });
  expect([again.added.length, again.ended.length, again.unchanged.length]).toEqual([0, 0, 2]);
  expect(await stored()).toEqual(labels);
});

it('ends what left the list on the day of the import, and opens it again later', async () => {
  await run(bytes(header, guingamp, plouaret), { apply: true });
  await run(bytes(header, guingamp), { apply: true, day: '2027-03-01' });
  await run(bytes(header, guingamp, plouaret), { apply: true, day: '2027-04-01' });
  expect((await stored()).slice(1)).toEqual([
    { code: '22207', ref: 'pvd-53-22-2', from: '2027-01-12', to: '2027-03-01' },
    { code: '22207', ref: 'pvd-53-22-2', from: '2027-04-01', to: null },
  ]);
});

it('tells unknown codes, repeated communes and malformed rows with their line, and stays shut on the last', async () => {
  const list = bytes(
    header,
    guingamp,
    '1034,Belley,pvd-84-1-1,',
    '97501,Miquelon,pvd-x,',
    guingamp,
    '56091,Josselin,pvd-y,hier',
    '29105,Landi',
  );
  const outcome = await run(list, { apply: true });
  expect(outcome.malformed.map(({ line }) => line)).toEqual([3, 6, 7]);
  expect(outcome.unknown.map(({ line }) => line)).toEqual([4]);
  expect(outcome.duplicates.map(({ line }) => line)).toEqual([5]);
  expect([outcome.applied, await stored()]).toEqual([false, []]);
  expect(importReport('PVD', outcome, { apply: true })).toContain(
    'code Insee à 5 caractères attendu, « 1034 » trouvé',
  );
  expect((await run(list, { apply: true, skipMalformed: true })).applied).toBe(true);
  expect(await stored()).toHaveLength(1);
});

it('replaces the mountain areas', async () => {
  await run(bytes('insee_com', '15187', '05046'), { kind: 'MOUNTAIN', apply: true });
  const outcome = await run(bytes('insee_com', '05046'), { kind: 'MOUNTAIN', apply: true });
  expect([outcome.added.length, outcome.unchanged.length, outcome.ended.length]).toEqual([0, 1, 1]);
  expect(await db.source.query('select code from municipalities where mountain_area')).toEqual([
    { code: '05046' },
  ]);
});

it.each([
  ['Latin-1', Buffer.from(`${header}\n22070,Évron,pvd-1,\n`, 'latin1'), 'UTF-8'],
  ['semicolons', bytes(header.replaceAll(',', ';')), 'séparateur attendu : la virgule'],
  ['nothing', Buffer.from(''), 'Colonne absente'],
  ['the other programme', bytes('insee_com,lib_com,id_acv,lib_acv'), 'id_pvd'],
  ['a quote left open', bytes(header, '22070,"Guingamp,pvd-1,'), 'guillemets'],
])('refuses %s in one sentence', async (_name, file, sentence) => {
  const refused = await run(file).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ListRefused);
  expect((refused as Error).message).toContain(sentence);
});
