// Who writes for a region, through HTTP: read in scope, changed once, and what a new address asks of invitations.
import type { RegionSender } from '@treize/contract/calendar';
import { someoneWith } from '../../auth/auth.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';

let app: TestApp;
let auvergne: { cookie: string };
let nation: { cookie: string };
beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  await placeTowns(app.source);
  const tx = app.source.manager;
  auvergne = await app.signIn(await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84'));
  nation = await app.signIn(await someoneWith(tx, 'NATIONAL_PILOT', 'nation'));
});
beforeEach(() => app.source.query('delete from region_senders'));
afterAll(() => app.close());

const draft = {
  name: 'Treize en Auvergne',
  localPart: 'auvergne',
  subjectPrefix: '[Treize]',
  signature: 'L’équipe',
};
const list = async (headers = auvergne) =>
  (await app.inject({ url: '/api/organiser/senders', headers })).json<RegionSender[]>();
async function change(code: string, body: object, headers = auvergne) {
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/organiser/senders/${code}`,
    headers,
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json<RegionSender & { code: string }>() };
}
const jobs = async () =>
  (
    await app.source.query<{ data: { regionCode: string } }[]>(
      `select data from pgboss.job where name = 'calendar.sender-changed' and state = 'created'`,
    )
  ).map(({ data }) => data.regionCode);

it('each region writes under its own name until it chooses another; one sees those in scope', async () => {
  expect(await list()).toEqual([
    {
      regionCode: '84',
      regionName: 'Auvergne-Rhône-Alpes',
      name: 'Treize · Auvergne-Rhône-Alpes',
      localPart: 'auvergne-rhone-alpes',
      address: 'auvergne-rhone-alpes@mail.treize.example',
      subjectPrefix: '',
      signature: '',
      invitations: 0,
      standing: 0,
    },
  ]);
  expect(await list(nation)).toHaveLength(13);
});

it('[7.6-51] another address asks for invitations to be renewed; another name alone does not', async () => {
  const before = await jobs();
  expect(await change('84', { ...draft, localPart: 'auvergne-rhone-alpes' })).toMatchObject({ status: 200 });
  expect(await jobs()).toEqual(before);
  expect(await change('84', draft)).toMatchObject({
    status: 200,
    body: { ...draft, address: 'auvergne@mail.treize.example' },
  });
  expect(await jobs()).toEqual([...before, '84']);
  expect(await list()).toMatchObject([draft]);
  const lines = await app.source.query<{ details: object }[]>(
    `select details from audit_events where action = 'region.sender-changed' order by id desc limit 1`,
  );
  expect(lines[0]?.details).toMatchObject({ before: 'auvergne-rhone-alpes', after: 'auvergne' });
});

it('an address of another region is refused, and nothing is written', async () => {
  expect(await change('84', { ...draft, localPart: 'bretagne' })).toMatchObject({ status: 200 });
  const lines = () => app.source.query<unknown[]>(`select 1 from audit_events`);
  const [before, asked] = [(await lines()).length, await jobs()];
  expect(await change('53', { ...draft, localPart: 'bretagne' }, nation)).toMatchObject({
    status: 409,
    body: { code: 'sender-taken' },
  });
  expect([(await lines()).length, await jobs()]).toEqual([before, asked]);
});

it('another region, or one that does not exist, is not found', async () => {
  expect(await change('53', draft)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await change('999', draft, nation)).toMatchObject({ status: 404 });
});

it.each([
  ['letters outside the address', { localPart: 'auvergne rhône' }],
  ['a name with a line break', { name: 'Treize\r\nBcc: x@y.example' }],
  ['no name', { name: '' }],
])('%s is refused', async (_, wrong) => {
  expect((await change('84', { ...draft, ...wrong })).status).toBe(400);
});
