// Documents over HTTP: who may open which, in both forms, and what a missing mention tells, accepts and logs.
import type { MissingMention } from '@treize/contract/papers';
import { paperPaths } from '@treize/contract/papers';
import { overridesOfSession } from './papers.queries';
import { someoneWith } from '../../auth/auth.fixture';
import { Links } from '../../platform/http/links';
import { wordsOfHtml, wordsOfPdf } from '../../platform/papers/paper-words.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aRunningSession, type RunningSession } from '../attendance.fixture';

let app: TestApp;
let running: RunningSession;
let organiser: string;
let elsewhere: string;
const first = () => running.registrations[0]?.id ?? '';

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-11T08:00:00Z' });
  await placeTowns(app.source);
  await app.source.transaction(async (tx) => {
    running = await aRunningSession(tx);
    organiser = await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:84');
    elsewhere = await someoneWith(tx, 'REGIONAL_ORGANIZER', 'region:53');
  });
}, 60_000);
afterAll(() => app.close());

const get = async (url: string, personId: string | null = null) =>
  app.inject({ method: 'GET', url, headers: personId === null ? {} : await app.signIn(personId) });
/** Both forms: their type, that they say the same, and the words. */
async function both(path: (format: string) => string, personId: string | null = null): Promise<string> {
  const [pdf, html] = [await get(path('pdf'), personId), await get(path('html'), personId)];
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect([html.statusCode, html.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html.headers['cache-control']).toBe('private, no-store');
  const words = wordsOfHtml(html.body);
  expect(await wordsOfPdf(pdf.rawPayload)).toBe(words);
  return words;
}

describe('documents', () => {
  it('gives the programme to anybody, and nothing of a draft', async () => {
    expect(await both((format) => paperPaths.programme(running.sessionId, format))).toContain(
      'Habitat ancien et logements vacants',
    );
    await app.source.query(`update sessions set state = 'DRAFT' where id = $1`, [running.sessionId]);
    const hidden = await get(paperPaths.programme(running.sessionId, 'pdf'));
    await app.source.query(`update sessions set state = 'PUBLISHED' where id = $1`, [running.sessionId]);
    expect(hidden.statusCode).toBe(404);
    expect((await get(`/api/sessions/${running.sessionId}/programme.docx`)).statusCode).toBe(400);
  });

  it('[F7] gives the blank and the filled sheet to those who sign people in, here only', async () => {
    for (const path of [paperPaths.blankSheet, paperPaths.filledSheet]) {
      const words = await both((format) => path(running.morning, format), running.trainerId);
      expect(words).toContain('mardi 12 janvier 2027, matin, 9 h – 12 h 30');
      expect((await get(path(running.morning, 'pdf'), organiser)).statusCode).toBe(200);
      expect((await get(path(running.morning, 'pdf'), elsewhere)).statusCode).toBe(404);
      expect((await get(path(running.morning, 'pdf'))).statusCode).toBe(401);
    }
  });

  it('gives one’s convocation by the personal link, to the organiser here, not elsewhere', async () => {
    const token = app.app.get(Links).sign('registration', first());
    expect(await both((format) => paperPaths.summons(token, format))).toContain(
      `/registrations/link/${token}/cancel`,
    );
    const printed = await both((format) => paperPaths.organiserSummons(first(), format), organiser);
    // The link acts for the person: whoever prints for them does not get it.
    expect(printed).not.toContain(token);
    expect(printed).toContain('à présenter à l’arrivée');
    expect((await get(paperPaths.organiserSummons(first(), 'pdf'), elsewhere)).statusCode).toBe(404);
    expect((await get(paperPaths.summons('x'.repeat(43), 'pdf'))).statusCode).toBe(404);
  });

  it('composes a convocation so many times for one link, so many for one network; whoever has an account is not counted', async () => {
    app.clock.advance(600_000);
    const tokenOf = (index: number) =>
      app.app.get(Links).sign('registration', running.registrations[index]?.id ?? '');
    const asked = async (url: string, times: number) => {
      const answers = [];
      for (let time = 0; time < times; time++) answers.push((await get(url)).statusCode);
      return answers;
    };
    const summons = paperPaths.summons(tokenOf(0), 'html');
    expect(await asked(summons, 21)).toEqual([...Array<number>(20).fill(200), 429]);
    const refused = await get(summons);
    expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // Somebody else of the same network, then all of it.
    expect(await asked(paperPaths.summons(tokenOf(2), 'html'), 1)).toEqual([200]);
    const programme = paperPaths.programme(running.sessionId, 'html');
    expect(await asked(programme, 98)).toEqual([...Array<number>(97).fill(200), 429]);
    expect((await get(paperPaths.organiserSummons(first(), 'html'), organiser)).statusCode).toBe(200);
    app.clock.advance(600_000);
    expect(await asked(summons, 1)).toEqual([200]);
  });

  it('summons nobody without a place', async () => {
    const token = app.app.get(Links).sign('registration', running.registrations[1]?.id ?? '');
    await app.source.query(`update sessions set state = 'POSTPONED' where id = $1`, [running.sessionId]);
    const refused = await get(paperPaths.summons(token, 'html'));
    await app.source.query(`update sessions set state = 'PUBLISHED' where id = $1`, [running.sessionId]);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'wrong-state']);
  });
});

describe('mandatory mentions', () => {
  const mentions = async (personId: string) =>
    (await get(paperPaths.mentions(running.sessionId), personId)).json<MissingMention[]>();
  const ofFunction = (list: MissingMention[]) =>
    list.find(({ kind, key }) => kind === 'COMPLETION' && key === 'personFunction');
  const post = async (personId: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: paperPaths.overrides(running.sessionId),
      headers: await app.signIn(personId),
      payload,
    });
  const draft = (change: object = {}) => ({
    kind: 'COMPLETION',
    key: 'personFunction',
    registrationIds: [first()],
    reason: 'Fonction refusée par la personne',
    ...change,
  });

  it('tells what is missing before issuing, person by person', async () => {
    expect(ofFunction(await mentions(organiser))).toBeUndefined();
    await app.source.query(`update registrations set function = '' where session_id = $1`, [
      running.sessionId,
    ]);
    expect(ofFunction(await mentions(organiser))).toMatchObject({
      sentence: 'Il manque la fonction de 3\u00a0personnes',
      document: 'Certificat de réalisation',
      open: true,
      people: [{ accepted: false }, { accepted: false }, { accepted: false }],
    });
    expect((await get(paperPaths.mentions(running.sessionId), elsewhere)).statusCode).toBe(404);
    expect((await get(paperPaths.mentions(running.sessionId), running.trainerId)).statusCode).toBe(403);
  });

  it('corrects a function, within the region', async () => {
    const put = async (personId: string) =>
      app.inject({
        method: 'PUT',
        url: paperPaths.personMention(running.registrations[2]?.id ?? ''),
        headers: await app.signIn(personId),
        payload: { key: 'personFunction', function: 'Adjointe au maire' },
      });
    expect((await put(elsewhere)).statusCode).toBe(404);
    expect((await put(organiser)).statusCode).toBe(200);
    expect(ofFunction(await mentions(organiser))?.people).toHaveLength(2);
  });

  it('fills in the commune of somebody who has none, and changes that of nobody else', async () => {
    const ofBody = (list: MissingMention[]) =>
      list.filter(({ key }) => key === 'personBody').map(({ kind, people }) => [kind, people.length]);
    const put = async (personId: string, municipalityCode: string) =>
      app.inject({
        method: 'PUT',
        url: paperPaths.personMention(first()),
        headers: await app.signIn(personId),
        payload: { key: 'personBody', municipalityCode },
      });
    const [known] = await app.source.query<{ code: string }[]>(
      'select municipality_code as code from registrations where id = $1',
      [first()],
    );
    const code = known?.code ?? '';
    expect((await put(organiser, code)).statusCode).toBe(409);
    await app.source.query('update registrations set municipality_code = null where id = $1', [first()]);
    expect(ofBody(await mentions(organiser))).toContainEqual(['COMPLETION', 1]);
    expect((await put(elsewhere, code)).statusCode).toBe(404);
    expect((await put(organiser, '99999')).statusCode).toBe(422);
    expect((await put(organiser, code)).statusCode).toBe(200);
    expect(ofBody(await mentions(organiser))).toEqual([]);
    const [logged] = await app.source.query<{ actor: string }[]>(
      `select actor_id as actor from audit_events where action = 'registration.body-filled' and subject_id = $1`,
      [first()],
    );
    expect(logged).toEqual({ actor: organiser });
  });

  it('issues without a mention once somebody gave the reason, which is kept and logged once', async () => {
    expect((await post(elsewhere, draft())).statusCode).toBe(404);
    expect((await post(organiser, draft({ key: 'price' }))).statusCode).toBe(400);
    for (let times = 0; times < 2; times++) expect((await post(organiser, draft())).statusCode).toBe(200);
    expect(ofFunction(await mentions(organiser))).toMatchObject({
      open: true,
      accepted: [{ reason: 'Fonction refusée par la personne', people: 1 }],
      people: expect.arrayContaining([{ registrationId: first(), name: expect.any(String), accepted: true }]),
    });
    expect(await overridesOfSession(app.source.manager, running.sessionId)).toEqual([
      expect.objectContaining({ kind: 'COMPLETION', key: 'personFunction', registrationId: first() }),
    ]);
    const [logged] = await app.source.query<{ details: object }[]>(
      `select details from audit_events where action = 'document.mention-waived' and actor_id = $1 order by id limit 1`,
      [organiser],
    );
    expect(logged?.details).toEqual({ kind: 'COMPLETION', mention: 'personFunction', people: 1 });
    await expect(app.source.query('delete from document_overrides')).rejects.toThrow();
  });

  it('accepts for everybody', async () => {
    expect((await post(organiser, draft({ registrationIds: [] }))).statusCode).toBe(200);
    expect(ofFunction(await mentions(organiser))).toMatchObject({
      open: false,
      people: [{ accepted: true }, { accepted: true }],
    });
  });
});
