// The letter to the employer and the yearly table over HTTP: the person by link, the mairie for its own people only.
import { paperPaths } from '@treize/contract/papers';
import { someoneWith } from '../../auth/auth.fixture';
import { aRunningSession, type RunningSession } from '../../attendance/attendance.fixture';
import { Links } from '../../platform/http/links';
import { wordsOfHtml } from '../../platform/papers/paper-words.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';

const town = '15187';
let app: TestApp;
let running: RunningSession;
let mairie: string;
let otherMairie: string;
const first = () => running.registrations[0]?.id ?? '';

beforeAll(async () => {
  app = await startTestApp({ now: '2026-12-20T08:00:00Z' });
  await placeTowns(app.source);
  await app.source.transaction(async (tx) => {
    running = await aRunningSession(tx);
    mairie = await someoneWith(tx, 'MUNICIPALITY_MANAGER', `municipality:${town}`);
    otherMairie = await someoneWith(tx, 'MUNICIPALITY_MANAGER', 'municipality:22070');
    await tx.query(
      `update registrations set municipality_code = $2, epci_code = null, kind = 'ELECTED' where session_id = $1`,
      [running.sessionId, town],
    );
  });
}, 60_000);
afterAll(() => app.close());

const get = async (url: string, personId: string | null = null) =>
  app.inject({ method: 'GET', url, headers: personId === null ? {} : await app.signIn(personId) });

describe('the letter to the employer', () => {
  it('is given by the personal link and to the mairie, with its warning', async () => {
    const token = app.app.get(Links).sign('registration', first());
    const byLink = await get(paperPaths.letter(token, 'html'));
    expect(wordsOfHtml(byLink.body)).toContain('il reste moins de 30 jours');
    const forMairie = await get(paperPaths.municipalityLetter(town, first(), 'pdf'), mairie);
    expect([forMairie.statusCode, forMairie.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await get(paperPaths.municipalityLetter(town, first(), 'pdf'), otherMairie)).statusCode).toBe(
      404,
    );
    expect((await get(paperPaths.municipalityLetter('22070', first(), 'pdf'), otherMairie)).statusCode).toBe(
      404,
    );
  });

  it('concerns elected people alone', async () => {
    const id = running.registrations[1]?.id ?? '';
    await app.source.query(`update registrations set kind = 'STAFF' where id = $1`, [id]);
    const refused = await get(paperPaths.letter(app.app.get(Links).sign('registration', id), 'pdf'));
    expect(refused.json<{ code: string }>().code).toBe('wrong-state');
  });
});

describe('the yearly table of a commune', () => {
  beforeAll(() =>
    app.source.query(
      `update registrations set first_presence_at = '2027-01-12T08:00:00Z' where session_id = $1`,
      [running.sessionId],
    ),
  );

  it('names the elected people who came, in both forms and as a spreadsheet', async () => {
    const page = await get(paperPaths.yearly(town, '2027', 'html'), mairie);
    expect(wordsOfHtml(page.body)).toContain('2 personnes, 2 participations');
    expect((await get(paperPaths.yearly(town, '2027', 'pdf'), mairie)).headers['content-type']).toBe(
      'application/pdf',
    );
    const csv = await get(paperPaths.yearly(town, '2027', 'csv'), mairie);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.trim().split('\n')).toHaveLength(3);
    expect(csv.body).toContain('Gratuit');
  });

  it('keeps only what the commune pays, and only its year', async () => {
    const paid = await get(`${paperPaths.yearly(town, '2027', 'csv')}?paid=true`, mairie);
    expect(paid.body.trim().split('\n')).toHaveLength(1);
    const before = await get(paperPaths.yearly(town, '2026', 'csv'), mairie);
    expect(before.body.trim().split('\n')).toHaveLength(1);
  });

  it('is closed to other communes, and each reading is logged', async () => {
    expect((await get(paperPaths.yearly(town, '2027', 'pdf'), otherMairie)).statusCode).toBe(404);
    expect((await get(paperPaths.yearly(town, '2027', 'csv'))).statusCode).toBe(401);
    expect((await get(paperPaths.yearly(town, '1999', 'csv'), mairie)).statusCode).toBe(400);
    const logged = await app.source.query<unknown[]>(
      `select 1 from audit_events where action = 'municipality.exported' and actor_id = $1`,
      [mairie],
    );
    expect(logged).toHaveLength(5);
  });
});
