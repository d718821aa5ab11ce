// Connection times of a remote session: shown before anything is kept, every line kept, each movement recorded once.
import { attendancePaths, sheet } from '@treize/contract/attendance';
import { problem } from '@treize/contract/refusals';
import {
  connectionPreview,
  connectionsRecorded,
  keptConnectionList,
  signingPaths,
} from '@treize/contract/signing';
import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../../../test-app.fixture';
import { brokenLink } from '../../ledger/evidence';
import { factsOfHalfDay } from '../../ledger/ledger.queries';
import { aScene, aSignature, startSigningApp, type Scene } from '../signing.fixture';

let app: TestApp;
let scene: Scene;
let morning: string;
beforeAll(async () => {
  app = await startSigningApp();
});
beforeEach(async () => {
  scene = await aScene(app);
  await scene.makeRemote();
  morning = scene.session.morning;
  app.clock.set('2027-01-12T11:40:00Z');
});
afterAll(() => app.close());

const head = 'Nom;E-mail;Arrivée;Départ';
const list = (...lines: string[]) => [head, ...lines].join('\n');
/** Two people of the list, one of them twice, then a stranger and a line that cannot be read. */
const whole = () =>
  list(
    'Castagnol1 Rémi;;12/01/2027 09:02:30;12/01/2027 12:31:00',
    'Rémi Castagnol2;;09:00;10:00',
    'Rémi Castagnol2;;10:30;12:00',
    'Tablette de la mairie;;09:00;12:30',
    'Rémi Castagnol3;;bientôt;12:30',
  );
const check = (text: string, who = scene.trainer) =>
  scene.post(who, signingPaths.checkConnections(morning), { text, columns: null });
const record = (text: string, choices: object[] = [], who = scene.trainer) =>
  scene.post(who, signingPaths.connections(morning), { text, columns: null, choices });
const outcomeOf = (answer: LightMyRequestResponse) => {
  expect(answer.statusCode).toBe(200);
  return connectionsRecorded.parse(answer.json());
};
const kept = async () =>
  keptConnectionList.parse((await scene.get(scene.trainer, signingPaths.connections(morning))).json());
const facts = () => factsOfHalfDay(app.source.manager, morning, null);
const rows = async () => {
  const answer = await scene.get(scene.trainer, attendancePaths.sheet(morning));
  return sheet.parse(answer.json()).rows.map(({ state, minutes }) => [state, minutes]);
};

it('is shown before anything is kept', async () => {
  const preview = connectionPreview.parse((await check(whole())).json());
  expect(preview.columns).toEqual({ name: 0, email: 1, joined: 2, left: 3, duration: null });
  expect(preview.rows.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'MATCHED'],
    [3, 'MATCHED'],
    [4, 'MATCHED'],
    [5, 'UNMATCHED'],
    [6, 'INVALID'],
  ]);
  expect(preview.rows[4]?.fault).toContain('bientôt');
  expect(await facts()).toEqual([]);
  expect(await kept()).toEqual([]);
});

it('every line is kept; arrivals and departures give the exact minutes', async () => {
  expect(outcomeOf(await record(whole()))).toEqual({ kept: 5, recorded: 5, known: 0, refused: [] });
  // Late by two whole minutes; the other out for half an hour, and gone half an hour before the end.
  expect(await rows()).toEqual([
    ['PRESENT', 208],
    ['PRESENT', 150],
    ['EXPECTED', 0],
  ]);
  const chain = await facts();
  expect(brokenLink(chain)).toBeNull();
  const [source] = await kept();
  expect(
    chain.every(({ method, sourceId }) => method === 'CONNECTION_LOG' && sourceId === source?.sourceId),
  ).toBe(true);
  expect((await kept()).map(({ line, outcome, person }) => [line, outcome, person])).toEqual([
    [2, 'MATCHED', 'Rémi Castagnol1'],
    [3, 'MATCHED', 'Rémi Castagnol2'],
    [4, 'MATCHED', 'Rémi Castagnol2'],
    [5, 'UNMATCHED', null],
    [6, 'INVALID', null],
  ]);
});

it('[C6] given again, alone or within a longer list, nothing is recorded twice', async () => {
  await record(whole());
  expect(outcomeOf(await record(whole()))).toMatchObject({ recorded: 0, known: 5 });
  expect(await kept()).toHaveLength(5);
  const longer = `${whole()}\nRémi Castagnol3;;09:00;12:30`;
  expect(outcomeOf(await record(longer))).toMatchObject({ recorded: 1, known: 5 });
  expect(await facts()).toHaveLength(6);
});

it('[C23] namesakes are chosen by hand, and the line is kept with the choice', async () => {
  await app.source.query(`update registrations set family_name = 'Castagnol1' where id = $1`, [
    scene.registration(1),
  ]);
  const text = list('Rémi Castagnol1;;09:00;12:30');
  const [row] = connectionPreview.parse((await check(text)).json()).rows;
  expect(row).toMatchObject({ outcome: 'AMBIGUOUS', registrationId: null });
  expect(row?.candidates.map(({ registrationId }) => registrationId).sort()).toEqual(
    [scene.registration(0), scene.registration(1)].sort(),
  );
  expect(outcomeOf(await record(text))).toMatchObject({ kept: 1, recorded: 0 });
  const chosen = [{ line: 2, registrationId: scene.registration(1) }];
  expect(outcomeOf(await record(text, chosen))).toMatchObject({ recorded: 1 });
  expect((await facts()).map(({ registrationId }) => registrationId)).toEqual([scene.registration(1)]);
  expect((await kept()).map(({ outcome }) => outcome)).toEqual(['MATCHED']);
});

it('[C10] an arrival earlier than the signature counts first, whenever the list comes', async () => {
  app.clock.set('2027-01-12T09:00:00Z');
  await scene.post(null, signingPaths.sign(morning), aSignature(app, { token: scene.token(0) }));
  app.clock.set('2027-01-12T11:40:00Z');
  await record(list('Rémi Castagnol1;;09:30;12:30'));
  expect((await rows())[0]).toEqual(['PRESENT', 180]);
});

it('after the seal the lines are kept, and each person told as refused', async () => {
  await app.source.query(`update half_days set sealed_at = $2 where id = $1`, [morning, app.clock.now()]);
  expect(outcomeOf(await record(list('Rémi Castagnol1;;09:00;10:00')))).toEqual({
    kept: 1,
    recorded: 0,
    known: 0,
    refused: [{ registrationId: scene.registration(0), name: 'Rémi Castagnol1', code: 'half-day-sealed' }],
  });
  expect(await facts()).toEqual([]);
  expect(await kept()).toHaveLength(1);
});

it('columns that are not recognised are asked for', async () => {
  const text = 'Qui;Quand\nRémi Castagnol1;09:00';
  const preview = connectionPreview.parse((await check(text)).json());
  expect(preview).toEqual({ titles: ['Qui', 'Quand'], columns: null, rows: [] });
  expect(problem.parse((await record(text)).json()).code).toBe('invalid-request');
  const columns = { name: 0, email: null, joined: 1, left: null, duration: null };
  const body = { text, columns, choices: [] };
  expect(outcomeOf(await scene.post(scene.trainer, signingPaths.connections(morning), body)).recorded).toBe(
    1,
  );
});

it('a list longer than is read at once is refused whole, and says how much is; in two files all of it is kept', async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `Visiteur ${index};;09:00;12:30`);
  lines[4999] = 'Rémi Castagnol1;;09:10;12:30';
  for (const answer of [await check(list(...lines)), await record(list(...lines))]) {
    const { code, errors } = problem.parse(answer.json());
    expect([answer.statusCode, code]).toEqual([400, 'invalid-request']);
    expect(errors).toEqual([
      {
        path: 'body.text',
        message: expect.stringMatching(/^Cette liste a 5\s001 lignes, et 5\s000 au plus/) as string,
      },
    ]);
  }
  expect(await kept()).toEqual([]);
  expect(await facts()).toEqual([]);
  const halves = [lines.slice(0, 2500), lines.slice(2500)].map((half) => list(...half));
  for (const half of halves) expect((await record(half)).statusCode).toBe(200);
  expect(await kept()).toHaveLength(5000);
  expect((await rows())[0]).toEqual(['PRESENT', 200]);
});

it('letters that no database holds do not stop a list', async () => {
  const text = list(`\u0000${'é'.repeat(199)}\ud83d\ude00 Castagnol;\u0007;09:00;12:30`);
  expect(outcomeOf(await record(text))).toMatchObject({ kept: 1, recorded: 0 });
});

it('is read and given within one’s scope only', async () => {
  expect((await check(whole(), scene.neighbour)).statusCode).toBe(404);
  expect((await record(whole(), [], scene.neighbour)).statusCode).toBe(404);
  expect((await scene.get(scene.neighbour, signingPaths.connections(morning))).statusCode).toBe(404);
  expect((await record(whole(), [], await scene.person(0))).statusCode).toBe(403);
});

it('PostgreSQL itself refuses to change or delete a line', async () => {
  await record(whole());
  await expect(app.source.query('delete from attendance_connections')).rejects.toThrow('append-only');
});
