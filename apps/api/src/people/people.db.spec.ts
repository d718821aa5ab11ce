// People found or created many at once, under concurrency; mandates declared once.
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aPerson } from './people.fixture';
import {
  declareTies,
  findOrCreatePeople,
  peopleById,
  peopleOfMailbox,
  type PersonDraft,
} from './people.queries';

const at = new Date('2027-01-05T08:00:00Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await placeTowns(db.source);
});
afterAll(() => db.close());

const draft = (familyName: string, givenName: string, email: string): PersonDraft => ({
  familyName,
  givenName,
  email,
  nameKey: nameKey(familyName, givenName),
  emailKey: emailKey(email),
  phone: null,
});

it('W13 knows a person by name and mailbox, and two people of one mailbox apart', async () => {
  const [yann, nadia, again] = await findOrCreatePeople(
    db.source.manager,
    [
      draft('Kerzec', 'Yann', 'mairie@guingamp.example'),
      draft('Belloc', 'Nadia', 'mairie@guingamp.example'),
      draft('KERZEC', 'yann', 'Mairie@Guingamp.example'),
    ],
    at,
  );
  expect(yann).toBe(again);
  expect(nadia).not.toBe(yann);
  const people = await peopleOfMailbox(db.source.manager, 'mairie@guingamp.example');
  expect(people.map(({ familyName, givenName }) => `${familyName} ${givenName}`)).toEqual([
    'Belloc Nadia',
    'Kerzec Yann',
  ]);
});

it('creates each person once when groups race', async () => {
  const group = Array.from({ length: 20 }, (_, rank) =>
    draft(`Wissan${rank}`, 'Hélène', `h${rank % 3}@mairie.example`),
  );
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      db.source.transaction((tx) => findOrCreatePeople(tx, turn % 2 ? group : [...group].reverse(), at)),
    ),
  );
  const [first] = answers;
  expect(new Set(first).size).toBe(20);
  answers.forEach((ids, turn) => expect(turn % 2 ? [...ids].reverse() : ids).toEqual(first));
});

it('records a mandate or a position once, and tells the latest', async () => {
  const personId = await aPerson(db.source.manager);
  const tie = {
    personId,
    municipalityCode: '22070',
    epciCode: null,
    function: 'Adjoint·e au maire',
    delegation: true,
  };
  for (let turn = 0; turn < 2; turn++)
    await declareTies(
      db.source.manager,
      [
        { ...tie, kind: 'ELECTED' },
        { ...tie, kind: 'STAFF', function: 'Technicien·ne' },
      ],
      '2026-03-22',
    );
  await declareTies(db.source.manager, [{ ...tie, kind: 'ELECTED', function: 'Maire' }], '2027-01-05');
  const [counts] = await db.source.query<{ mandates: number; positions: number }[]>(
    `select (select count(*)::int from mandates where person_id = $1) as mandates,
       (select count(*)::int from positions where person_id = $1) as positions`,
    [personId],
  );
  expect(counts).toEqual({ mandates: 2, positions: 1 });
  const [person] = await peopleById(db.source.manager, [personId]);
  expect(person?.tie).toBe('Maire, Guingamp');
});
