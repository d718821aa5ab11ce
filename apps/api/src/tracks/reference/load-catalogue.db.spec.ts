// The first catalogue on an empty database: what organisers then choose from, and what it never overwrites.
import { organiserOptions, sessionPaths, type OrganiserOptions } from '@treize/contract/sessions';
import { someoneWith } from '../../auth/auth.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { loadCatalogue } from './load-catalogue';

const now = new Date('2027-02-16T09:10:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source, []);
});
afterAll(() => app.close());

async function choices(
  role: 'NATIONAL_PILOT' | 'REGIONAL_ORGANIZER',
  scope: string,
): Promise<OrganiserOptions> {
  const headers = await app.signIn(await someoneWith(app.source.manager, role, scope));
  const answer = await app.inject({ method: 'GET', url: sessionPaths.options, headers });
  return organiserOptions.parse(answer.json());
}

it('gives organisers modules and the track of their region', async () => {
  expect((await choices('NATIONAL_PILOT', 'nation')).modules).toEqual([]);
  expect(await loadCatalogue(app.source, now)).toEqual({ modules: 15, tracks: 13, year: 2027 });
  const { modules, tracks } = await choices('REGIONAL_ORGANIZER', 'region:53');
  expect(modules.map(({ code }) => code)).toEqual(expect.arrayContaining(['J-REG', 'M01', 'M14']));
  expect(modules).toHaveLength(15);
  expect(tracks).toMatchObject([{ regionCode: '53', title: 'Parcours régional Bretagne 2027', year: 2027 }]);
  expect((await choices('NATIONAL_PILOT', 'nation')).tracks).toHaveLength(13);
});

it('gives each track its modules in order', async () => {
  const steps = await app.source.query(
    `select m.code from track_modules s join tracks k on k.id = s.track_id join modules m on m.id = s.module_id
     where k.region_code = '53' order by s.position`,
  );
  expect(steps).toEqual(['M01', 'M02', 'M04', 'M08', 'M10', 'M14'].map((code) => ({ code })));
});

it('adds nothing the second time, and leaves what the operator changed', async () => {
  await app.source.query(`update modules set title = 'Notre titre' where code = 'M01'`);
  await app.source.query(`update tracks set summary = 'Notre parcours' where region_code = '53'`);
  await app.source.query(
    `delete from track_modules using modules m where m.id = module_id and m.code = 'M14'`,
  );
  await app.source.query(`delete from modules where code = 'M14'`);
  const content = () =>
    app.source.query(
      `select (select json_agg(m order by m.id) from modules m) as modules, (select json_agg(k order by k.id) from tracks k) as tracks,
         (select count(*) from track_modules) as steps`,
    );
  const before = await content();
  expect(await loadCatalogue(app.source, new Date('2028-01-03T09:00:00Z'))).toBeNull();
  expect(await content()).toEqual(before);
});
