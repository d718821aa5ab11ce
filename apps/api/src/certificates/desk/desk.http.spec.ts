// The desk and the doors of certificates: held, withdrawn, replaced, sent again, taken together, verified by file and by name.
import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  awaitedCertificateList,
  certificatePaths,
  certificatePrint,
  certificatesAsked,
  issuedCertificate,
  linkedCertificateList,
  nameAnswer,
  replacedCertificates,
  sessionCertificates,
  verification,
} from '@treize/contract/certificates';
import {
  achievementCredential,
  credentialClaims,
  publicJwk,
  statusListCredential,
} from '@treize/contract/credentials';
import { problem } from '@treize/contract/refusals';
import { importJWK, jwtVerify } from 'jose';
import { aGrant, aRunningSession, type RunningSession } from '../../attendance/attendance.fixture';
import { sessionClosed } from '../../attendance/attendance.jobs';
import { attendClosed } from '../certificates.fixture';
import { aPerson } from '../../people/people.fixture';
import { Links } from '../../platform/http/links';
import { signingFiles } from '../../platform/pdf/signing/signing-certificate.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { isRevoked } from '../credentials/status-list';

let app: TestApp;
let session: RunningSession;
let organiser: { cookie: string };
let auditor: { cookie: string };

const signedIn = async (role: string, kind: string, scope: string | null) =>
  app.signIn(
    await app.source.transaction(async (tx) => {
      const id = await aPerson(tx);
      await aGrant(tx, id, role as never, kind as never, scope as never);
      return id;
    }),
  );
beforeAll(async () => {
  app = await startTestApp({
    now: '2027-01-12T16:30:00Z',
    settings: {
      ...(await signingFiles()),
      BODY_ACTIVITY_NUMBER: '84 69 12345 69',
      BODY_ACCREDITATION: 'AG-13',
    },
  });
  await placeTowns(app.source, ['15187']);
  organiser = await signedIn('REGIONAL_ORGANIZER', 'region', '84');
  auditor = await signedIn('AUDITOR', 'region', '84');
});
beforeEach(async () => {
  session = await app.source.transaction((tx) => aRunningSession(tx));
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const post = (url: string, payload: object = {}, headers: Record<string, string> = organiser) =>
  app.inject({ method: 'POST', url, payload, headers });
const desk = async () =>
  sessionCertificates.parse((await get(certificatePaths.ofSession(session.sessionId), organiser)).json());
async function close(): Promise<void> {
  await attendClosed(app.source, session, app.clock.now());
  await app.source.transaction((tx) => app.jobs.publish(tx, sessionClosed, { sessionId: session.sessionId }));
  await run();
}
async function run(): Promise<void> {
  const { failures } = await app.runJobs();
  expect(failures.filter(({ queue }) => queue.startsWith('certificates.'))).toEqual([]);
}
const first = async () =>
  (await desk()).certificates[0] as Awaited<ReturnType<typeof desk>>['certificates'][number];

it('holds whoever lacks a mention, tells which, issues once it is filled in or accepted', async () => {
  const [one, two] = session.registrations;
  await app.source.query(`update registrations set function = '' where id in ($1, $2)`, [one?.id, two?.id]);
  await close();
  const { held, certificates, waiting } = await desk();
  expect(certificates.map(({ familyName }) => familyName)).toEqual(['Castagnol3', 'Castagnol3']);
  expect(
    held.map(({ familyName, kind, missing }) => [familyName, kind, missing.map(({ label }) => label)]),
  ).toEqual([
    ['Castagnol1', 'COMPLETION', ['la fonction']],
    ['Castagnol1', 'ATTENDANCE', ['la fonction']],
    ['Castagnol2', 'COMPLETION', ['la fonction']],
    ['Castagnol2', 'ATTENDANCE', ['la fonction']],
  ]);
  expect(waiting).toBe(0);
  await app.source.query(`update registrations set function = 'Adjoint' where id = $1`, [one?.id]);
  await app.source.query(
    `insert into document_overrides (session_id, kind, mention, registration_id, reason, accepted_by, accepted_at)
     values ($1, 'COMPLETION', 'personFunction', $2, 'Essai', $3, $4)`,
    [session.sessionId, two?.id, session.trainerId, app.clock.now()],
  );
  const issue = certificatePaths.issue(session.sessionId);
  expect((await post(issue, {}, auditor)).statusCode).toBe(403);
  expect(certificatesAsked.parse((await post(issue)).json())).toEqual({ asked: 3 });
  await run();
  const after = await desk();
  expect(after.certificates.map(({ familyName, kind }) => `${familyName} ${kind}`)).toEqual([
    'Castagnol1 COMPLETION',
    'Castagnol1 ATTENDANCE',
    'Castagnol2 COMPLETION',
    'Castagnol3 COMPLETION',
    'Castagnol3 ATTENDANCE',
  ]);
  expect(after.held.map(({ familyName, kind }) => `${familyName} ${kind}`)).toEqual([
    'Castagnol2 ATTENDANCE',
  ]);
});

it('tells whoever waits which of their own documents lacks what, signed in or by their link, until it is issued', async () => {
  const [one, two] = session.registrations;
  await app.source.query(`update registrations set function = '' where id in ($1, $2)`, [one?.id, two?.id]);
  await close();
  const owner = await app.signIn(one?.personId ?? '');
  const link = certificatePaths.linkedAwaited(app.app.get(Links).sign('registration', one?.id ?? ''));
  const told = async (url: string, who: Record<string, string> = {}) =>
    awaitedCertificateList.parse((await get(url, who)).json());
  const lacking = (kinds: string[]) =>
    kinds.map((kind) => ({
      registrationId: one?.id,
      kind,
      title: 'Habitat ancien et logements vacants',
      missing: ['la fonction'],
    }));
  for (const list of [await told(certificatePaths.awaited, owner), await told(link)])
    expect(list).toEqual(lacking(['COMPLETION', 'ATTENDANCE']));
  // Nothing of anybody else's, nor of who lacks nothing.
  expect(
    await told(certificatePaths.awaited, await app.signIn(session.registrations[2]?.personId ?? '')),
  ).toEqual([]);
  expect((await get(certificatePaths.awaited)).statusCode).toBe(401);
  await app.source.query(`update registrations set function = 'Adjoint' where id = $1`, [one?.id]);
  await post(certificatePaths.issue(session.sessionId));
  await run();
  for (const list of [await told(certificatePaths.awaited, owner), await told(link)])
    expect(list).toEqual([]);
});

it('withdraws one for good: told, mailed, never issued again by itself, and replaced only on purpose', async () => {
  await close();
  const one = await first();
  const revoke = certificatePaths.revoke(one.id);
  expect((await post(revoke, { reason: ' ' })).statusCode).toBe(400);
  expect((await post(revoke, { reason: 'Fraude' }, auditor)).statusCode).toBe(403);
  const revoked = issuedCertificate.parse((await post(revoke, { reason: 'Usurpation' })).json());
  expect(revoked).toMatchObject({ status: 'REVOKED', reason: 'Usurpation' });
  expect(problem.parse((await post(revoke, { reason: 'Encore' })).json()).code).toBe('wrong-state');
  await app.source.transaction((tx) => app.jobs.publish(tx, sessionClosed, { sessionId: session.sessionId }));
  await run();
  const shown = verification.parse((await get(certificatePaths.verify(one.code))).json());
  expect(shown).toMatchObject({ status: 'REVOKED', replacedByCode: null });
  expect(shown.revokedAt).not.toBeNull();
  const mails = await app.source.query<{ text_body: string }[]>(
    `select text_body from mails where session_id = $1 and kind = 'certificate.withdrawn'`,
    [session.sessionId],
  );
  expect(mails.map(({ text_body }) => text_body)).toEqual([expect.stringContaining('Usurpation')]);
  const [made] = replacedCertificates.parse(
    (await post(certificatePaths.replace(one.id), { reason: 'Retrait annulé' })).json(),
  );
  expect(made).toMatchObject({ number: `${one.number}-2`, replacesNumber: one.number, status: 'VALID' });
  const links = verification.parse((await get(certificatePaths.verify(made?.code ?? ''))).json());
  expect(links.replacesCode).toBe(one.code);
});

it('never replaces by a document that lacks a mention: nothing has changed', async () => {
  await close();
  const one = await first();
  await app.source.query(`update registrations set function = '' where session_id = $1`, [session.sessionId]);
  const answer = await post(certificatePaths.replace(one.id), { reason: 'Nom' });
  expect(problem.parse(answer.json()).code).toBe('mention-missing');
  expect((await first()).status).toBe('VALID');
});

it('sends the documents once more, as often as asked', async () => {
  await close();
  const one = await first();
  const count = async () =>
    (
      await app.source.query<object[]>(
        `select 1 from mails where session_id = $1 and kind = 'certificate.issued'`,
        [session.sessionId],
      )
    ).length;
  const before = await count();
  expect((await post(certificatePaths.send(one.id))).statusCode).toBe(200);
  app.clock.advance(1000);
  expect((await post(certificatePaths.send(one.id))).statusCode).toBe(200);
  expect(await count()).toBe(before + 2);
});

it('the frozen row cannot be written over', async () => {
  await close();
  await expect(
    app.source.query(`update certificates set pdf = 'x' where session_id = $1`, [session.sessionId]),
  ).rejects.toThrow('append-only');
});

describe('everything at once', () => {
  it('a ZIP of the very files, a list, and one file to print made by the worker', async () => {
    await close();
    const { certificates } = await desk();
    const zip = await get(certificatePaths.zip(session.sessionId), auditor);
    expect(zip.headers['content-type']).toBe('application/zip');
    const one = await first();
    const file = await get(certificatePaths.pdf(one.id), organiser);
    expect(zip.rawPayload.includes(file.rawPayload)).toBe(true);
    expect(zip.rawPayload.includes(`CASTAGNOL1-Remi-${one.number}.pdf`)).toBe(true);
    const csv = (await get(certificatePaths.csv(session.sessionId), organiser)).body;
    expect(csv.trim().split('\n')).toHaveLength(certificates.length + 1);
    const print = certificatePaths.printPdf(session.sessionId);
    expect(problem.parse((await get(print, organiser)).json()).code).toBe('document-not-ready');
    const asked = await post(certificatePaths.print(session.sessionId));
    expect(certificatePrint.parse(asked.json()).state).toBe('MAKING');
    await run();
    const ready = await get(certificatePaths.print(session.sessionId), organiser);
    expect(certificatePrint.parse(ready.json()).state).toBe('READY');
    const whole = await PDFDocument.load((await get(print, organiser)).rawPayload);
    expect(whole.getPageCount()).toBe(certificates.length);
    await post(certificatePaths.revoke(one.id), { reason: 'Essai' });
    const stale = await get(certificatePaths.print(session.sessionId), organiser);
    expect(certificatePrint.parse(stale.json()).state).toBe('NONE');
  });
});

describe('verified by anybody', () => {
  it('by its file, by a name that is typed, and by nothing else', async () => {
    await close();
    const one = await first();
    const { rawPayload } = await get(certificatePaths.pdf(one.id), organiser);
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(verification.parse((await get(certificatePaths.file(hash(rawPayload)))).json()).code).toBe(
      one.code,
    );
    const altered = Buffer.from(rawPayload);
    altered.writeUInt8((altered[altered.length - 5] ?? 0) ^ 1, altered.length - 5);
    expect((await get(certificatePaths.file(hash(altered)))).statusCode).toBe(404);
    expect(altered.toString('latin1')).toContain(one.code);
    const typed = async (name: string) =>
      nameAnswer.parse((await post(certificatePaths.name(one.code), { name }, {})).json());
    expect(await typed('castagnol1 REMI')).toEqual({ name: 'Rémi Castagnol1' });
    expect(await typed('Castagnol1')).toEqual({ name: null });
    for (let tries = 2; tries < 10; tries++) await typed('Camille Orvault');
    expect((await post(certificatePaths.name(one.code), { name: 'Rémi Castagnol1' }, {})).statusCode).toBe(
      429,
    );
  });

  it('the list of those withdrawn is made so many times for one network, and not more', async () => {
    app.clock.advance(600_000);
    const list = certificatePaths.status(0);
    for (let times = 0; times < 60; times++) expect((await get(list)).statusCode).toBe(200);
    const refused = await get(list);
    expect([refused.statusCode, refused.headers['content-type'], refused.headers['cache-control']]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600);
    app.clock.advance(600_000);
    expect((await get(list)).statusCode).toBe(200);
  });

  it('by a link without account: both documents, their pages and their credentials', async () => {
    await close();
    const token = app.app.get(Links).sign('registration', session.registrations[0]?.id ?? '');
    const papers = linkedCertificateList.parse((await get(certificatePaths.linked(token))).json());
    expect(papers.map(({ kind }) => kind)).toEqual(['COMPLETION', 'ATTENDANCE']);
    for (const paper of papers) {
      expect((await get(paper.pdfPath)).rawPayload.toString('latin1')).toContain('ETSI.CAdES.detached');
      const page = await get(paper.htmlPath);
      expect([page.headers['content-type'], page.body.includes('Rémi Castagnol1')]).toEqual([
        'text/html; charset=utf-8',
        true,
      ]);
      expect((await get(paper.credentialPath ?? '')).body.split('.')).toHaveLength(3);
    }
  });
});

it('the credential holds with the published key alone, and the status list says when it is withdrawn', async () => {
  await close();
  const one = await first();
  const owner = await app.signIn(session.registrations[0]?.personId ?? '');
  expect((await get(certificatePaths.credential(one.id), organiser)).statusCode).toBe(404);
  const jws = (await get(certificatePaths.credential(one.id), owner)).body;
  const local = (address: string): string => address.replace('https://treize.example', '');
  const opened = await jwtVerify(
    jws,
    async ({ kid = '' }) => importJWK(publicJwk.parse((await get(local(kid))).json()), 'EdDSA'),
    { currentDate: app.clock.now() },
  );
  expect(opened.protectedHeader.typ).toBe('JWT');
  const claims = credentialClaims.parse(opened.payload);
  const credential = achievementCredential.parse(opened.payload);
  expect([claims.iss, claims.jti, claims.sub]).toEqual([
    credential.issuer.id,
    credential.id,
    credential.credentialSubject.id,
  ]);
  const { statusListCredential: list, statusListIndex } = credential.credentialStatus;
  const isWithdrawn = async () => {
    const answer = await get(local(list));
    expect(answer.headers['content-type']).toContain('application/vc+jwt');
    const { payload } = await jwtVerify(
      answer.body,
      async ({ kid = '' }) => importJWK(publicJwk.parse((await get(local(kid))).json()), 'EdDSA'),
      { currentDate: app.clock.now() },
    );
    const { encodedList } = statusListCredential.parse(payload).credentialSubject;
    return isRevoked(encodedList, Number(statusListIndex));
  };
  expect(await isWithdrawn()).toBe(false);
  await post(certificatePaths.revoke(one.id), { reason: 'Essai' });
  expect(await isWithdrawn()).toBe(true);
});
