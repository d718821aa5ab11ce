// The yardstick's own process: one kind of SQL through bare pg with so many clients, during so long; prints what it did.
import pg from 'pg';
import { newPerson } from '../ground/people.ts';
import { groupStatement, lockStatement, oneStatement, unlockedStatement } from './statements.ts';
import type { YardstickPlan, YardstickRun } from './run.ts';

const groupSize = 128;
const plan = JSON.parse(process.argv[2] as string) as YardstickPlan;
const nextSession = inTurn(plan.sessionIds);
const nextCommune = inTurn(plan.communes);

function inTurn(list: string[]): () => string {
  let turn = 0;
  return () => list[turn++ % list.length] as string;
}

/** A person with a key of their own. */
const asked = () => {
  const commune = nextCommune();
  const { familyName, email } = newPerson(commune);
  return { commune, familyName, email, key: familyName.slice(-36) };
};

function one(client: pg.Client, name: string, text: string, sessionId: string) {
  const { commune, familyName, email, key } = asked();
  const values = [sessionId, new Date(), commune, familyName, email, key];
  return client.query<{ status: string }>({ name, text, values });
}

async function group(client: pg.Client, sessionId: string) {
  const people = Array.from({ length: groupSize }, (_, index) => {
    const { commune, familyName, email, key } = asked();
    return { n: index + 1, commune, family: familyName, email, key };
  });
  await client.query('begin');
  await client.query({ name: 'lock', text: lockStatement, values: [sessionId] });
  const values = [sessionId, new Date(), JSON.stringify(people)];
  const result = await client.query<{ status: string }>({ name: 'group', text: groupStatement, values });
  await client.query('commit');
  return result;
}

/** Registers once, or one group; answers the stored rows. */
const workOf = {
  'one statement': (client: pg.Client, sessionId: string) => one(client, 'one', oneStatement, sessionId),
  unlocked: (client: pg.Client, sessionId: string) => one(client, 'unlocked', unlockedStatement, sessionId),
  groups: group,
};

const clients = await Promise.all(
  Array.from({ length: plan.clients }, async () => {
    const client = new pg.Client({ connectionString: plan.url });
    await client.connect();
    return client;
  }),
);
const run: YardstickRun = { registrations: 0, seated: 0, perSecond: 0 };
const work = workOf[plan.kind];
const began = performance.now();
await Promise.all(
  clients.map(async (client) => {
    while (performance.now() - began < plan.seconds * 1000) {
      const sessionId = nextSession();
      const { rows } = await work(client, sessionId);
      run.registrations += rows.length;
      run.seated += rows.filter(({ status }) => status === 'CONFIRMED').length;
    }
  }),
);
run.perSecond = run.registrations / ((performance.now() - began) / 1000);
await Promise.all(clients.map((client) => client.end()));
process.stdout.write(JSON.stringify(run));
