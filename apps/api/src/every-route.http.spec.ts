// Walks the whole OpenAPI document as nobody, as each role, and in another region; then feeds every route bad input.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { permissionsOf, type Permission } from '@treize/rules/auth/permissions';
import { roles, type Role } from '@treize/rules/auth/roles';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { aRunningSession } from './attendance/attendance.fixture';
import { someoneWith } from './auth/auth.fixture';
import type { CertificateContent } from './certificates/content';
import { addressOf, expectations, type RouteExpectation, type Subjects } from './every-route.fixture';
import { aPerson } from './people/people.fixture';
import { Links } from './platform/http/links';
import { startTestApp, type TestApp } from './test-app.fixture';
import { placeTowns } from './territories/territories.fixture';

interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: object;
}
const document = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);

interface Visitor {
  name: string;
  role: Role | null;
  /** A fresh login for each request: one of the routes signs out. */
  cookie(): Promise<Record<string, string>>;
  /** Reaches the subjects: here; or holds its role over other rows. */
  isHere: boolean;
}

const scopes: Partial<Record<Role, (session: string) => string>> = {
  TRAINER: (session) => `session:${session}`,
  RECEPTION: (session) => `session:${session}`,
  AUDITOR: (session) => `session:${session}`,
  REGIONAL_ORGANIZER: () => 'region:84',
  MUNICIPALITY_MANAGER: () => 'municipality:15187',
};

let app: TestApp;
let subjects: Subjects;
const visitors: Visitor[] = [];

const certified: CertificateContent = {
  kind: 'COMPLETION',
  number: 'C-1',
  code: 'TRZ-2222-2222-2222',
  person: { familyName: 'Castagnol', givenName: 'Rémi', function: 'Maire', body: 'Saint-Flour' },
  action: { title: 'Essai', sessionRef: '84-2027-001', place: 'Saint-Flour', plannedMinutes: 210 },
  halfDays: [],
  minutes: 10,
  body: { name: 'Treize', activityNumber: '', signatory: 'La direction', city: 'Lyon' },
  issuedOn: '2027-01-12',
};

async function aCertificate(sessionId: string, registrationId: string): Promise<string> {
  const id = randomUUID();
  await app.source.query(
    `insert into certificates (id, number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256, issued_at)
     values ($1, 'C-1', 'TRZ-2222-2222-2222', 'COMPLETION', $2, $3, 10, $4::jsonb, '', '', $5)`,
    [id, sessionId, registrationId, JSON.stringify(certified), app.clock.now()],
  );
  return id;
}

async function visit(name: string, role: Role | null, scope: string | null, isHere: boolean): Promise<void> {
  const personId = await app.source.transaction((tx) =>
    role && scope ? someoneWith(tx, role, scope) : aPerson(tx),
  );
  visitors.push({ name, role, isHere, cookie: () => app.signIn(personId) });
}

beforeAll(async () => {
  app = await startTestApp({
    now: '2027-01-12T08:00:00Z',
    settings: {
      REGISTRATIONS_PER_ADDRESS: '100000',
      SIGN_INS_PER_ADDRESS: '100000',
      SIGN_INS_PER_NETWORK: '100000',
    },
  });
  await placeTowns(app.source);
  const [here, elsewhere] = await app.source.transaction(async (tx) => [
    await aRunningSession(tx),
    await aRunningSession(tx, { regionCode: '53' }),
  ]);
  if (!here || !elsewhere) throw new Error('two sessions are needed');
  const registration = here.registrations[0]?.id ?? '';
  const [row] = await app.source.query<{ venue: string; module: string }[]>(
    'select venue_id as venue, module_id as module from sessions where id = $1',
    [here.sessionId],
  );
  subjects = {
    session: here.sessionId,
    halfDay: here.morning,
    registration,
    certificate: await aCertificate(here.sessionId, registration),
    token: app.app.get(Links).sign('registration', registration),
    venue: row?.venue ?? '',
    module: row?.module ?? '',
    municipality: '15187',
  };
  visitors.push({ name: 'nobody', role: null, cookie: async () => ({}), isHere: false });
  visitors.push({
    name: 'an expired login',
    role: null,
    cookie: async () => ({ cookie: `__Host-treize=${'x'.repeat(43)}` }),
    isHere: false,
  });
  await visit('a person without any role', null, null, false);
  for (const role of roles) await visit(role, role, scopes[role]?.(here.sessionId) ?? 'nation', true);
  await visit('REGIONAL_ORGANIZER of another region', 'REGIONAL_ORGANIZER', 'region:53', false);
  await visit('MUNICIPALITY_MANAGER of another commune', 'MUNICIPALITY_MANAGER', 'municipality:22070', false);
  await visit('TRAINER of another session', 'TRAINER', `session:${elsewhere.sessionId}`, false);
  await visit('AUDITOR of another session', 'AUDITOR', `session:${elsewhere.sessionId}`, false);
}, 60_000);
afterAll(() => app.close());

const ask = async (route: string, visitor: Visitor, change: Partial<InjectOptions> = {}) => {
  const expectation = expectations[route] as RouteExpectation;
  const body = expectation.body?.(subjects);
  return app.inject({
    method: route.split(' ')[0] as 'GET',
    url: addressOf(route, subjects),
    ...(body ? { payload: body } : {}),
    ...change,
    headers: { 'idempotency-key': randomUUID(), ...(await visitor.cookie()), ...(change.headers as object) },
  });
};

const isSignedIn = ({ name }: Visitor): boolean => name !== 'nobody' && name !== 'an expired login';

/** What this visitor may be answered on this route. */
function judge({ permit, row }: RouteExpectation, visitor: Visitor, status: number): string {
  const isDenied = status === 401 || status === 403;
  if (permit === 'public') return isDenied ? 'a public route must not deny' : 'right';
  if (!isSignedIn(visitor)) return status === 401 ? 'right' : 'must be 401';
  if (permit === 'self') return isDenied ? 'must not deny a signed-in person' : 'right';
  const holds = visitor.role !== null && permissionsOf[visitor.role].includes(permit as Permission);
  if (!holds) return status === 403 ? 'right' : 'must be 403';
  if (row && !visitor.isHere) return status === 404 ? 'right' : 'must be 404: another region’s row';
  return isDenied || (row && status === 404 && !visitor.isHere) ? 'must not be denied' : 'right';
}

it('knows every route of the document, and no other', () => {
  expect(Object.keys(expectations).sort()).toEqual(operations.map(({ route }) => route).sort());
});

describe.each(operations)('$route', ({ route, operation }) => {
  it('answers each visitor as its permission says', async () => {
    const wrong: string[] = [];
    for (const visitor of visitors) {
      const { statusCode, body } = await ask(route, visitor);
      const verdict = judge(expectations[route] as RouteExpectation, visitor, statusCode);
      if (verdict !== 'right')
        wrong.push(`${visitor.name}: ${statusCode} ${body.slice(0, 120)} (${verdict})`);
      if (statusCode >= 500 && statusCode !== 503) wrong.push(`${visitor.name}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  const organiser = () => visitors.find(({ name }) => name === 'NATIONAL_PILOT') as Visitor;
  const expectProblem = (
    { statusCode, headers, body }: Awaited<ReturnType<typeof ask>>,
    statuses: number[],
  ) => {
    expect([statusCode, statuses.includes(statusCode)]).toEqual([statusCode, true]);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: statusCode, code: expect.stringMatching(/^[a-z-]+$/) });
  };

  if (operation.requestBody) {
    it('refuses malformed, oversized, mistyped and cross-site bodies with a problem', async () => {
      const json = { 'content-type': 'application/json' };
      expectProblem(await ask(route, organiser(), { payload: '{"a":', headers: json }), [400]);
      expectProblem(
        await ask(route, organiser(), { payload: `{"a":"${'x'.repeat(600_000)}"}`, headers: json }),
        [413],
      );
      expectProblem(
        await ask(route, organiser(), { payload: 'a=1', headers: { 'content-type': 'text/plain' } }),
        [415, 403],
      );
      const foreign = { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      expectProblem(await ask(route, organiser(), { payload: '{}', headers: foreign }), [403]);
    });

    it('never fails on any JSON body', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          const { statusCode } = await ask(route, organiser(), {
            payload: JSON.stringify(value),
            headers: { 'content-type': 'application/json' },
          });
          expect(statusCode).toBeLessThan(500);
        }),
        { numRuns: 20 },
      );
    });
  }

  const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
  if (inPath.length > 0) {
    it('refuses a path that names nothing', async () => {
      const path = route.slice(route.indexOf(' ') + 1).replace(/\{\w+\}/g, '..%00%27');
      const answer = await ask(route, organiser(), { url: path });
      expectProblem(answer, [400, 404, 403]);
    });
  }
  const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  if (inQuery.length > 0) {
    it('refuses a wrong query, and says which field', async () => {
      const { name } = inQuery[0] as { name: string };
      const url = `${addressOf(route, subjects).split('?')[0]}?${name}=${'%00'.repeat(50)}${'x'.repeat(200)}`;
      const answer = await ask(route, organiser(), { url });
      expectProblem(answer, [400, 403]);
    });
  }
});
