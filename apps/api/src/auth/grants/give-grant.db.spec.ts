// The grant command: what it reads, whom it finds or creates, what it refuses.
import { aPerson } from '../../people/people.fixture';
import { openTestDatabase, type TestDatabase } from '../../platform/database/test-database.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { giveGrant } from './give-grant';
import { GrantRefused, readGrantRequest } from './grant-request';

const now = new Date('2027-01-05T08:00:00Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await placeTowns(db.source);
});
afterAll(() => db.close());

const give = (...args: string[]) =>
  giveGrant(db.source, readGrantRequest(args), now, () => Promise.resolve(false));

it.each([
  [
    ['a@b.example', 'TRAINER', 'region:84', '--name', 'Wissan Hélène'],
    { familyName: 'Wissan', givenName: 'Hélène' },
  ],
  [
    ['a@b.example', 'TRAINER', 'nation', '--name', 'Le Goff, Jean Pierre'],
    { familyName: 'Le Goff', givenName: 'Jean Pierre' },
  ],
  [
    ['a@b.example', 'TRAINER', 'nation', '--name', 'Le Goff Marie'],
    { familyName: 'Le Goff', givenName: 'Marie' },
  ],
])('reads the name in %j', (args, name) => {
  expect(readGrantRequest(args)).toMatchObject({ name });
});

it.each([
  [['a@b.example', 'TRAINER']],
  [['pas-une-adresse', 'TRAINER', 'nation']],
  [['a@b.example', 'KING', 'nation']],
  [['a@b.example', 'TRAINER', 'region']],
  [['a@b.example', 'TRAINER', 'nation:84']],
  [['a@b.example', 'TRAINER', 'moon:1']],
  [['a@b.example', 'TRAINER', 'nation', '--name', 'Seul']],
  [['a@b.example', 'TRAINER', 'nation', '--unknown']],
])('refuses %j', (args) => {
  expect(() => readGrantRequest(args)).toThrow(GrantRefused);
});

it('creates the first account, then says that it exists', async () => {
  const first = await give(
    'pilote@ministere.example',
    'NATIONAL_PILOT',
    'nation',
    '--name',
    'Wissan, Hélène',
  );
  expect(first.isNew).toBe(true);
  expect(await give('Pilote@Ministere.example', 'NATIONAL_PILOT', 'nation')).toEqual({
    personId: first.personId,
    isNew: false,
  });
  const lines = await db.source.query(
    `select action, actor_id, details from audit_events where subject_id = $1`,
    [first.personId],
  );
  expect(lines).toEqual([
    {
      action: 'grant.given',
      actor_id: null,
      details: { role: 'NATIONAL_PILOT', scopeKind: 'nation', scopeId: null },
    },
  ]);
});

it.each([
  ['helene.le-goff@ministere.example', 'Le-goff', 'Helene'],
  ['pilotage@organisme.example', 'Organisme', 'Pilotage'],
])('names the first account after %s when no name is given', async (email, familyName, givenName) => {
  const { personId } = await give(email, 'NATIONAL_PILOT', 'nation');
  const rows = await db.source.query('select family_name, given_name from people where id = $1', [personId]);
  expect(rows).toEqual([{ family_name: familyName, given_name: givenName }]);
});

it('gives the contact of a commune its space', async () => {
  const email = 'secretariat@guingamp.example';
  const name = ['--name', 'Morvanec, Solène'];
  const { personId } = await give(email, 'MUNICIPALITY_MANAGER', 'municipality:22070', ...name);
  const rows = await db.source.query('select role, scope_kind, scope_id from grants where person_id = $1', [
    personId,
  ]);
  expect(rows).toEqual([{ role: 'MUNICIPALITY_MANAGER', scope_kind: 'municipality', scope_id: '22070' }]);
});

it('asks who, in a shared mailbox', async () => {
  const email = 'mairie@ambert.example';
  await aPerson(db.source.manager, { familyName: 'Belloc', givenName: 'Nadia', email });
  const remi = await aPerson(db.source.manager, { familyName: 'Castagnol', givenName: 'Rémi', email });
  await expect(give(email, 'TRAINER', 'region:84')).rejects.toThrow('Belloc, Nadia ; Castagnol, Rémi');
  expect(await give(email, 'TRAINER', 'region:84', '--name', 'CASTAGNOL, remi')).toEqual({
    personId: remi,
    isNew: true,
  });
});

it.each(['region:00', 'municipality:99999', 'session:x', 'organization:x'])(
  'refuses the scope %s, and creates nobody',
  async (scope) => {
    await expect(give('neuf@x.example', 'AUDITOR', scope, '--name', 'Neuf, Paul')).rejects.toThrow(scope);
    expect(await db.source.query(`select 1 from people where email_key = 'neuf@x.example'`)).toEqual([]);
  },
);
