// Migrations of the ledger taken back and made again on a database that holds records: nothing kept is lost on the way.
import { signingPaths } from '@treize/contract/signing';
import { brokenLink } from './ledger/evidence';
import { factsOfHalfDay } from './ledger/ledger.queries';
import { marked, signed, TestDevice } from './records/device.fixture';
import { aScene, aSignature, startSigningApp, type Scene } from './signing/signing.fixture';
import type { TestApp } from '../test-app.fixture';
import { unresolvedOfSession } from './unresolved/unresolved.queries';

let app: TestApp;
let scene: Scene;
beforeEach(async () => {
  app = await startSigningApp();
  scene = await aScene(app);
});
afterEach(() => app.close());

const latest = async (): Promise<string> => {
  const [row] = await app.source.query<{ name: string }[]>(
    'select name from schema_migrations order by id desc limit 1',
  );
  return row?.name ?? '';
};
/** Takes back the latest migrations, that one included. */
async function goBackBefore(name: string): Promise<void> {
  for (let last = ''; last !== name;) {
    last = await latest();
    await app.source.undoLastMigration({ transaction: 'each' });
  }
}
const goOn = () => app.source.runMigrations({ transaction: 'each' });
const facts = () => factsOfHalfDay(app.source.manager, scene.session.morning, null);
const tray = () => unresolvedOfSession(app.source.manager, scene.session.sessionId);

it('records kept aside stay through 0019, those that bear one id and one number included', async () => {
  const [one, other] = [
    await TestDevice.enrol(app, scene.trainer, 'Tablette'),
    await TestDevice.enrol(app, scene.trainer, 'Téléphone'),
  ];
  const record = one.next(scene.session.afternoon, signed(scene.registration(0)));
  await one.send(record);
  await goBackBefore('Unplaced1795305600019');
  await goOn();
  expect(await tray()).toMatchObject([{ recordId: record.id, code: 'attendance-not-open' }]);

  await other.send(other.next(scene.session.afternoon, marked(scene.registration(1)), { id: record.id }));
  await one.send({ ...record, action: marked(scene.registration(2)) });
  const kept = (await tray()).map(({ id, recordId, record: text }) => [id, recordId, text]);
  expect(kept).toHaveLength(3);
  await goBackBefore('Unplaced1795305600019');
  await goOn();
  expect((await tray()).map(({ id, recordId, record: text }) => [id, recordId, text])).toEqual(kept);
  // What the device sends again is answered as before.
  expect((await one.send(record)).results[0]).toMatchObject({
    outcome: 'REFUSED',
    code: 'attendance-not-open',
  });
  expect(await tray()).toHaveLength(3);
});

it('facts stay, chained as they were, through 0016', async () => {
  const { session, trainer } = scene;
  await scene.post(null, signingPaths.sign(session.morning), aSignature(app, { token: scene.token(0) }));
  const device = await TestDevice.enrol(app, trainer);
  await device.do(session.morning, marked(scene.registration(1), 'PRESENT', 10));
  const chain = await facts();
  await goBackBefore('Signing1795305600016');
  await goOn();
  expect(await facts()).toEqual(chain);
  expect(brokenLink(chain)).toBeNull();
});

it('0016 is not taken back once facts name what they were transcribed from: scan, list and names stay', async () => {
  await scene.makeRemote();
  const text = 'Nom;E-mail;Arrivée;Départ\nRémi Castagnol1;;09:00;12:30';
  const answer = await scene.post(scene.trainer, signingPaths.connections(scene.session.morning), {
    text,
    columns: null,
    choices: [],
  });
  expect(answer.statusCode).toBe(200);
  const chain = await facts();
  expect(chain[0]?.sourceId).toMatch(/^[0-9a-f-]{36}$/);
  await expect(goBackBefore('Signing1795305600016')).rejects.toThrow('going back would lose evidence');
  expect(await latest()).toBe('Signing1795305600016');
  await goOn();
  expect(await facts()).toEqual(chain);
  const kept = await app.source.query<{ id: string; bytes: Buffer }[]>(
    'select id, bytes from attendance_sources',
  );
  expect(kept.map(({ id, bytes }) => [id, bytes.toString('utf8')])).toEqual([[chain[0]?.sourceId, text]]);
});
