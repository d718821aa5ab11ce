// The mairie's space: its own people, their papers and the export; never another commune's, by any way.
import { randomUUID } from 'node:crypto';
import type { MunicipalityPage, MunicipalityRow } from '@treize/contract/municipality';
import type { RegistrationPage } from '@treize/contract/registrations';
import { grantRole } from '../../auth/auth.fixture';
import { startMailServer, type TestMailServer } from '../../platform/mail/mail-server.fixture';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aDraft, register as registerAlone } from '../registrations.fixture';
import { aContact, aListed, guingamp, loudeac, mailsTo, rowsOf, storedOn } from './municipality.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
let server: TestMailServer;
let mairie: Awaited<ReturnType<typeof aContact>>;
let others: Awaited<ReturnType<typeof aContact>>;
const session = (change: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, change));
const people = async (query = '', code = guingamp) =>
  (await mairie.get(`/${code}/registrations?pageSize=100${query}`)).json<MunicipalityPage>();
/** Somebody of Guingamp who registers alone. */
const byThemselves = async (sessionId: string, change = {}) =>
  (await registerAlone(app, sessionId, aDraft({ municipalityCode: guingamp, ...change }))).registrationId;

beforeAll(async () => {
  // Mails leave: only what may have reached a calendar is taken off it.
  server = await startMailServer();
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
});
beforeEach(async () => {
  app.clock.set(now);
  await app.source.query('delete from registration_limits');
  await app.source.query('truncate registrations, mails cascade');
  mairie = await aContact(app);
  others = await aContact(app, loudeac);
});
afterAll(async () => {
  await app.close();
  await server.close();
});

describe('its own people', () => {
  it('the communes one speaks for', async () => {
    expect((await mairie.get('')).json()).toEqual([{ code: guingamp, name: 'Guingamp' }]);
    await app.source.transaction((tx) =>
      grantRole(tx, mairie.personId, 'MUNICIPALITY_MANAGER', `municipality:${loudeac}`),
    );
    expect((await mairie.get('')).json<{ code: string }[]>().map(({ code }) => code)).toEqual([
      guingamp,
      loudeac,
    ]);
  });

  it('whoever registered them, with rank and reason, next session first', async () => {
    const later = await session({ capacity: 1, title: 'Plus tard' });
    await byThemselves(later, { familyName: 'Abgrall' });
    await mairie.register(later, rowsOf([aListed({ familyName: 'Bodet' })]));
    await registerAlone(app, later, aDraft({ municipalityCode: loudeac, familyName: 'Ailleurs' }));
    const page = await people();
    expect(page.total).toBe(2);
    expect(page.items).toMatchObject([
      { familyName: 'Abgrall', source: 'SELF', status: 'CONFIRMED', replaceable: true, cancellable: true },
      {
        familyName: 'Bodet',
        source: 'MUNICIPALITY',
        status: 'WAITLISTED',
        rank: 1,
        waitReasons: [{ code: 'ROOM', label: null }],
        session: { title: 'Plus tard', town: 'Saint-Flour', phase: 'PUBLISHED' },
      },
    ]);
    expect(page.items[0]).not.toHaveProperty('needs');
  });

  it('narrowed by period, state and letters', async () => {
    const held = await session({ title: 'Déjà tenue' });
    const [gone] = await mairie.register(held, rowsOf([aListed({ familyName: 'Évenou' })]));
    await mairie.post(`/${guingamp}/registrations/${(await storedOn(app, held))[0]?.id ?? ''}/cancel`, {});
    await mairie.register(held, rowsOf([aListed({ familyName: 'Quéré' })]));
    const names = async (query: string) => (await people(query)).items.map(({ familyName }) => familyName);
    expect(await names('&status=seated')).toEqual(['Quéré']);
    expect(await names('&status=ended')).toEqual(['Évenou']);
    expect(await names('&status=waiting')).toEqual([]);
    expect(await names('&q=quere')).toEqual(['Quéré']);
    expect(await names(`&q=${encodeURIComponent('Gwenn évenou')}`)).toEqual(['Évenou']);
    expect(await names('&q=deja')).toHaveLength(2);
    expect(await names('&q=%25')).toEqual([]);
    app.clock.set('2027-02-01T08:00:00Z');
    expect(await names('&period=upcoming')).toEqual([]);
    expect(await names('&period=past&status=seated')).toEqual(['Quéré']);
    expect(gone?.outcome).toBe('CONFIRMED');
  });

  it('one person: the convocation, without their needs, their link or their moves', async () => {
    const id = await byThemselves(await session(), { needs: 'Boucle magnétique' });
    const answer = await mairie.get(`/${guingamp}/registrations/${id}`);
    expect(answer.json<RegistrationPage>()).toMatchObject({
      id,
      needs: null,
      movedTo: null,
      transferable: false,
    });
    expect(answer.body).not.toContain('Boucle');
    expect(answer.body).not.toContain('/link/');
  });

  it('a certificate is read through the commune', async () => {
    const sessionId = await session();
    const id = await byThemselves(sessionId);
    await app.source.query(
      `insert into certificates (id, number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256, issued_at)
       values ($1, 'C-1', 'TRZ-2222-2222-2222', 'COMPLETION', $2, $3, 340, '{}', '%PDF-1.7', '', $4)`,
      [randomUUID(), sessionId, id, now],
    );
    await app.source.query(`update registrations set certificate = $2 where id = $1`, [
      id,
      JSON.stringify({
        number: 'C-1',
        code: 'TRZ-2222-2222-2222',
        minutes: 340,
        issuedAt: '2027-01-05T08:00:00.000Z',
      }),
    ]);
    const { certificate } = (await people()).items[0] as MunicipalityRow;
    expect(certificate).toMatchObject({ number: 'C-1', minutes: 340 });
    const file = await mairie.get((certificate?.pdfPath ?? '').replace('/api/municipality', ''));
    expect([file.statusCode, file.headers['content-type'], file.body]).toEqual([
      200,
      'application/pdf',
      '%PDF-1.7',
    ]);
    const page = (await mairie.get(`/${guingamp}/registrations/${id}`)).json<RegistrationPage>();
    expect(page.certificate?.pdfPath).toBe(certificate?.pdfPath);
    expect((await others.get(`/${loudeac}/registrations/${id}/certificate.pdf`)).statusCode).toBe(404);
    expect((await others.get(`/${guingamp}/registrations/${id}/certificate.pdf`)).statusCode).toBe(404);
  });

  it('exports who registered whom, on whose behalf; no cell can become a formula', async () => {
    const sessionId = await session({ title: '+Habitat' });
    await byThemselves(sessionId, { familyName: 'Alone', function: '=cmd' });
    await mairie.register(sessionId, rowsOf([aListed({ familyName: 'Bodet', email: null })]));
    const answer = await mairie.get(`/${guingamp}/registrations.csv`);
    expect(answer.headers['content-disposition']).toContain('inscriptions-22070.csv');
    const [head, ...lines] = answer.body.trimEnd().split('\n');
    expect(head?.startsWith('\uFEFFNuméro;État')).toBe(true);
    expect(head).toContain('Inscription faite par;Pour le compte de');
    expect(lines).toHaveLength(2);
    const listed = lines.find((line) => line.includes('Bodet')) ?? '';
    expect(listed).toMatch(/oui;.*La mairie;Solène Morvanec\d+;Guingamp;/);
    expect(answer.body).toContain(`'=cmd`);
    expect(answer.body).toContain(`'+Habitat`);
    const audit = await app.source.query(
      `select actor_id, subject_id, details from audit_events where action = 'municipality.exported' and actor_id = $1`,
      [mairie.personId],
    );
    expect(audit).toEqual([{ actor_id: mairie.personId, subject_id: guingamp, details: { rows: 2 } }]);
  });

  it('cancels: the place goes to the next, the person is told by whom', async () => {
    const sessionId = await session({ capacity: 1 });
    const draft = aDraft({ municipalityCode: guingamp });
    const { registrationId } = await registerAlone(app, sessionId, draft);
    await registerAlone(app, sessionId);
    await app.runJobs();
    const url = `/${guingamp}/registrations/${registrationId}/cancel`;
    expect((await mairie.post(url, { reason: 'Conseil ce jour-là' })).json()).toEqual({ done: true });
    expect((await mairie.post(url, {})).json()).toMatchObject({ code: 'not-cancellable' });
    await app.runJobs();
    expect((await storedOn(app, sessionId)).map(({ status }) => status)).toEqual([
      'CANCELLED_BY_PERSON',
      'OFFERED',
    ]);
    const mail = (await mailsTo(app, draft.email)).at(-1);
    expect(mail).toMatchObject({ kind: 'registration.cancelled', calendar_method: 'CANCEL' });
    expect(mail?.text_body).toContain('Votre mairie a annulé votre inscription.');
    expect(mail?.text_body).toContain('Conseil ce jour-là');
  });
});

describe('never another commune', () => {
  it('by the list, the count, the export, one person, an act, or a code of its own with somebody else’s id', async () => {
    const sessionId = await session({ validation: 'MUNICIPALITY' });
    const id = await byThemselves(sessionId);
    const person = aListed();
    const acts: [string, object][] = [
      [`registrations/${id}/cancel`, {}],
      [`registrations/${id}/replace`, { person }],
    ];
    for (const path of [
      'registrations',
      'registrations?status=to-validate',
      'registrations.csv',
      `registrations/${id}`,
    ])
      expect([path, (await others.get(`/${guingamp}/${path}`)).statusCode]).toEqual([path, 404]);
    for (const [path, body] of [
      ...acts,
      ['registrations/validate', { ids: [id], accept: true }],
      [`sessions/${sessionId}/check`, { rows: rowsOf([person]) }],
      [`sessions/${sessionId}/registrations`, { rows: rowsOf([person]) }],
    ] as [string, object][])
      expect([path, (await others.post(`/${guingamp}/${path}`, body)).statusCode]).toEqual([path, 404]);

    expect((await others.get(`/${loudeac}/registrations`)).json()).toMatchObject({
      items: [],
      total: 0,
      toValidate: 0,
    });
    expect((await others.get(`/${loudeac}/registrations/${id}`)).statusCode).toBe(404);
    for (const [path, body] of acts)
      expect([path, (await others.post(`/${loudeac}/${path}`, body)).statusCode]).toEqual([path, 404]);
    const validated = await others.post(`/${loudeac}/registrations/validate`, { ids: [id], accept: true });
    expect(validated.json()).toEqual({ done: [], waiting: [], refused: [{ id, code: 'not-found' }] });
    expect(await storedOn(app, sessionId)).toMatchObject([{ status: 'PENDING_VALIDATION' }]);
  });

  it('people registered by their EPCI, or whose grant is over, are not reached', async () => {
    await registerAlone(app, await session(), aDraft({ municipalityCode: null, epciCode: '200067981' }));
    expect((await people()).total).toBe(0);
    await app.source.query('update grants set valid_to = $2 where person_id = $1', [mairie.personId, now]);
    expect((await mairie.get(`/${guingamp}/registrations`)).statusCode).toBe(403);
  });
});
