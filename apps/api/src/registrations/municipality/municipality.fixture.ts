// For tests: the contact of a commune, people of its list, the calls its screens make.
import { randomUUID } from 'node:crypto';
import type { RowOutcome } from '@treize/contract/municipality';
import type { Role } from '@treize/rules/auth/roles';
import { grantRole } from '../../auth/auth.fixture';
import { aPerson } from '../../people/people.fixture';
import type { TestApp } from '../../test-app.fixture';

export const guingamp = '22070';
export const loudeac = '22136';
let count = 0;

/** A person of a list, as the screen sends it. */
export const aListed = (change: Record<string, unknown> = {}): Record<string, unknown> => {
  const rank = ++count;
  return {
    kind: 'ELECTED',
    function: 'Conseiller·ère municipal·e',
    delegation: false,
    familyName: `Lanvarec${rank}`,
    givenName: 'Gwenn',
    email: `gwenn.${rank}@guingamp.example`,
    ...change,
  };
};

export const rowsOf = (people: unknown[]) =>
  people.map((person) => ({ key: randomUUID() as string, person }));

/** Acts of somebody signed in, most often the contact of Guingamp. */
export async function aContact(app: TestApp, code = guingamp, role: Role = 'MUNICIPALITY_MANAGER') {
  const email = `mairie.${++count}@guingamp.example`;
  const personId = await app.source.transaction(async (tx) => {
    const id = await aPerson(tx, { familyName: `Morvanec${count}`, givenName: 'Solène', email });
    await grantRole(tx, id, role, `municipality:${code}`);
    return id;
  });
  // Signed in anew each time: the tests' clock goes further than a login lasts.
  const ask = async (method: 'GET' | 'POST', path: string, body: object = {}) =>
    app.inject({ method, url: `/api/municipality${path}`, headers: await app.signIn(personId), ...body });
  const get = (path: string) => ask('GET', path);
  const post = (path: string, payload: object) => ask('POST', path, { payload });
  const list =
    (kind: 'check' | 'registrations') =>
    async (sessionId: string, rows: object[], together = false) => {
      const answer = await post(`/${code}/sessions/${sessionId}/${kind}`, { rows, together });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      return answer.json<{ rows: RowOutcome[] }>().rows;
    };
  return { personId, email, get, post, check: list('check'), register: list('registrations') };
}

export interface StoredRegistration {
  id: string;
  number: string;
  status: string;
  email: string;
  family_name: string;
  position: string;
  previous_id: string | null;
  chain_order: number;
  on_behalf_of: string | null;
  via_municipality: boolean;
  source: string;
  registered_by: string | null;
  party_id: string | null;
  validated_by: string | null;
}
export const storedOn = (app: TestApp, sessionId: string) =>
  app.source.query<StoredRegistration[]>(
    'select * from registrations where session_id = $1 order by created_at, position, chain_order',
    [sessionId],
  );

export interface StoredMail {
  kind: string;
  to_address: string;
  subject: string;
  text_body: string;
  calendar_method: string | null;
}
export const mailsTo = (app: TestApp, address: string) =>
  app.source.query<StoredMail[]>('select * from mails where to_address = $1 order by created_at, id', [
    address,
  ]);

/** Runs the jobs that the tests' clock has made due, whatever the machine's says. */
export async function runJobsDue(app: TestApp): Promise<void> {
  await app.source.query(
    `update pgboss.job set start_after = '2000-01-01' where state = 'created' and start_after <= $1`,
    [app.clock.now()],
  );
  await app.runJobs();
}
