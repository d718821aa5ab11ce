// The public routes of territories, as a browser calls them.
import {
  departmentList,
  municipality,
  municipalityList,
  regionList,
  territoryPaths,
} from '@treize/contract/territories';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from './territories.fixture';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-12T09:00:00Z' });
  await placeTowns(app.source, ['15187', '2B134', '62633', '98818']);
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ method: 'GET', url });
const search = async (q: string) => {
  const answer = await get(`${territoryPaths.municipalities}?q=${encodeURIComponent(q)}`);
  expect(answer.statusCode).toBe(200);
  return municipalityList.parse(answer.json());
};

it('lists regions and départements', async () => {
  const regions = regionList.parse((await get(territoryPaths.regions)).json());
  expect(regions.filter(({ metropolitan }) => metropolitan)).toHaveLength(13);
  const departments = departmentList.parse((await get(territoryPaths.departments)).json());
  expect(departments).toContainEqual({ code: '2A', name: 'Corse-du-Sud', regionCode: '94' });
});

it.each(['Saint-Flour', 'st flour', 'ST-FLOU', '15100'])('finds Saint-Flour from %j', async (typed) => {
  const [first] = await search(typed);
  expect(first).toMatchObject({
    code: '15187',
    name: 'Saint-Flour',
    departmentName: 'Cantal',
    postcodes: ['15100'],
    programmes: [],
  });
});

it.each(['île', "l'île-r", 'Nouméa', '98', 'œuf', 's'])('answers %j through the contract', async (typed) => {
  expect((await search(typed)).length).toBeGreaterThan(0);
});

it('answers nothing to signs without letters', async () => expect(await search('%%_')).toEqual([]));

it.each(['', '?q=', '?q=a&limit=1000', `?q=${'a'.repeat(81)}`])('refuses %j', async (query) => {
  const answer = await get(`${territoryPaths.municipalities}${query}`);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
});

it('names one commune by its code', async () => {
  const answer = await get(territoryPaths.municipality('2B134'));
  expect(municipality.parse(answer.json())).toMatchObject({ name: "L'Île-Rousse", regionCode: '94' });
});

it.each([
  ['99999', 404, 'not-found'],
  ['bretagne', 400, 'invalid-request'],
])('refuses the commune %j', async (code, status, refusal) => {
  const answer = await get(territoryPaths.municipality(code));
  expect([answer.statusCode, answer.json().code]).toEqual([status, refusal]);
});
