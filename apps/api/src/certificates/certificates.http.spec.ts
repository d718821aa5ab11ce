// Certificates through HTTP and jobs: issued at the closing, mailed, verified by anybody, corrected, replaced, withdrawn.
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { attendancePaths } from '@treize/contract/attendance';
import {
  certificatePaths,
  myCertificateList,
  replacedCertificates,
  sessionCertificates,
  verification,
} from '@treize/contract/certificates';
import { problem } from '@treize/contract/refusals';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { sessionClosed } from '../attendance/attendance.jobs';
import { aGrant, aRunningSession, type RunningSession } from '../attendance/attendance.fixture';
import { closing, marked, TestDevice } from '../attendance/records/device.fixture';
import { aPerson } from '../people/people.fixture';
import { Links } from '../platform/http/links';
import { lockRegistrations } from './issuing/issuing.queries';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';

let app: TestApp;
let session: RunningSession;
let trainer: { cookie: string };
let device: TestDevice;
let organiser: { cookie: string };
let neighbour: { cookie: string };

async function organiserOf(regionCode: string): Promise<{ cookie: string }> {
  const personId = await app.source.transaction(async (tx) => {
    const id = await aPerson(tx);
    await aGrant(tx, id, 'REGIONAL_ORGANIZER', 'region', regionCode);
    return id;
  });
  return app.signIn(personId);
}

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-12T16:00:00Z' });
  await placeTowns(app.source, ['15187', '22070']);
  [organiser, neighbour] = [await organiserOf('84'), await organiserOf('53')];
});
beforeEach(async () => {
  session = await app.source.transaction((tx) => aRunningSession(tx));
  trainer = await app.signIn(session.trainerId);
  device = await TestDevice.enrol(app, trainer);
});
afterAll(() => app.close());

const registrationAt = (index: number): string => session.registrations[index]?.id ?? '';
const post = (headers: { cookie: string }, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers });
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const fact = (index: number, state: string, lateMinutes = 0) => ({
  id: randomUUID(),
  registrationId: registrationAt(index),
  state,
  lateMinutes,
  deviceAt: '2027-01-12T16:00:00Z',
});

/** First person there all day but 10 minutes, second in the morning only, third never; both half-days sealed, session closed. */
async function closeTheDay(
  states: DecidedState[][] = [
    ['PRESENT', 'PRESENT', 'ABSENT'],
    ['PRESENT', 'EXCUSED', 'ABSENT'],
  ],
  then = issue,
): Promise<void> {
  for (const [order, halfDayId] of [session.morning, session.afternoon].entries()) {
    for (const [index, state] of (states[order] ?? []).entries())
      await device.do(halfDayId, marked(registrationAt(index), state, index === 0 && order === 0 ? 10 : 0));
    expect((await device.do(halfDayId, closing())).outcome).toBe('RECORDED');
  }
  expect((await post(trainer, attendancePaths.close(session.sessionId), {})).statusCode).toBe(200);
  await then();
}
/** Runs the jobs of the room; mails stay stored, nothing leaves in these tests. */
async function issue(): Promise<void> {
  const { failures } = await app.runJobs();
  expect(failures.filter(({ queue }) => queue.startsWith('certificates.'))).toEqual([]);
}
const desk = async () =>
  sessionCertificates.parse((await get(certificatePaths.ofSession(session.sessionId), organiser)).json());
/** The main document of each person; elected people have an attestation beside. */
const ofSession = async () => (await desk()).certificates.filter(({ kind }) => kind !== 'ATTENDANCE');
const mails = () =>
  app.source.query<{ kind: string; to_address: string; subject: string; files: string[] }[]>(
    `select kind, to_address, subject, array(select a->>'filename' from jsonb_array_elements(attachments) a) as files
     from mails where session_id = $1 order by created_at, to_address`,
    [session.sessionId],
  );

it('none before the closing', async () => {
  await device.do(session.morning, marked(registrationAt(0)));
  await issue();
  expect(await ofSession()).toEqual([]);
});

it('issues one a person with minutes, exact, mailed with the file; once, though the job runs again', async () => {
  await closeTheDay();
  const issued = await ofSession();
  expect(issued.map(({ familyName, minutes, status, kind }) => [familyName, minutes, status, kind])).toEqual([
    ['Castagnol1', 410, 'VALID', 'COMPLETION'],
    ['Castagnol2', 210, 'VALID', 'COMPLETION'],
  ]);
  await app.source.transaction((tx) => app.jobs.publish(tx, sessionClosed, { sessionId: session.sessionId }));
  await issue();
  expect(await ofSession()).toHaveLength(2);
  const sent = (await mails()).filter(({ kind }) => kind === 'certificate.issued');
  expect(sent.map(({ files }) => files)).toEqual(
    issued.map(({ number }) => [`${number}.pdf`, `${number.replace('CR-', 'AF-')}.pdf`]),
  );
  expect(sent[0]?.subject).toContain('Certificat de réalisation');
});

it('certifies what a correction says that was made while the documents were written', async () => {
  await closeTheDay(undefined, () => Promise.resolve());
  const issuing = app.jobs.known.find(({ job }) => job.name === 'certificates.session-closed');
  let running: Promise<void> | undefined;
  await app.source.transaction(async (tx) => {
    await lockRegistrations(tx, [registrationAt(0)]);
    running = issuing?.handler({ sessionId: session.sessionId } as never);
    await setTimeout(1500);
    for (const [index, state] of ['ABSENT', 'PRESENT'].entries()) {
      const correction = { ...fact(index, state, index * 30), reason: 'Erreur de saisie' };
      const answer = await post(trainer, attendancePaths.corrections(session.morning), correction);
      expect(answer.statusCode).toBe(200);
    }
  });
  await running;
  await issue();
  expect((await ofSession()).map(({ familyName, minutes, status }) => [familyName, minutes, status])).toEqual(
    [
      ['Castagnol1', 210, 'VALID'],
      ['Castagnol2', 180, 'VALID'],
    ],
  );
});

it('[M15] a document that cannot be written holds nobody up: tried again, told late without it, sent once ready', async () => {
  await app.source.query(
    `alter table certificates add constraint planted check (registration_id <> '${registrationAt(0)}')`,
  );
  const told = async () =>
    app.source.query<object[]>(
      `select kind, notes, jsonb_array_length(attachments) as files from mails
       where session_id = $1 and registration_id = $2 and kind like 'certificate.%' order by created_at`,
      [session.sessionId, registrationAt(0)],
    );
  const after = async (minutes: number) => {
    app.clock.advance(minutes * 60_000);
    await issue();
  };
  const late = {
    kind: 'certificate.late',
    notes: ['Document pas encore prêt, le message part sans lui'],
    files: 0,
  };
  const began = app.clock.now();
  try {
    await closeTheDay();
    expect((await ofSession()).map(({ familyName }) => familyName)).toEqual(['Castagnol2']);
    for (const minutes of [1, 5]) await after(minutes);
    expect(await told()).toEqual([]);
    await after(15);
    expect(await told()).toEqual([late]);
    await after(60);
    expect(await told()).toEqual([late]);
  } finally {
    await app.source.query(`alter table certificates drop constraint planted`);
  }
  await after(240);
  expect(await told()).toEqual([late, { kind: 'certificate.issued', notes: [], files: 2 }]);
  app.clock.set(began);
  expect(await ofSession()).toHaveLength(2);
});

it('nobody present: the session closes without a certificate', async () => {
  await closeTheDay([
    ['ABSENT', 'ABSENT', 'ABSENT'],
    ['ABSENT', 'ABSENT', 'ABSENT'],
  ]);
  expect(await ofSession()).toEqual([]);
});

it('is verified by anybody who types the code, initials only', async () => {
  await closeTheDay();
  const [first] = await ofSession();
  const answer = await get(certificatePaths.verify(first?.code.toLowerCase() ?? ''));
  const shown = verification.parse(answer.json());
  expect(shown).toMatchObject({
    status: 'VALID',
    initials: 'R. C.',
    minutes: 410,
    title: 'Habitat ancien et logements vacants',
    replacedByCode: null,
  });
  expect(shown.halfDays.map(({ minutes }) => minutes)).toEqual([200, 210]);
  expect(answer.body).not.toMatch(/Castagnol|mairie\.example/);
  expect((await get(certificatePaths.verify('TRZ-2222-2222-2222'))).statusCode).toBe(404);
  expect((await get(certificatePaths.verify('nonsense'))).statusCode).toBe(400);
});

it('gives the frozen file to its owner, the personal link and the region, to nobody else', async () => {
  await closeTheDay();
  const [first] = await ofSession();
  const url = certificatePaths.pdf(first?.id ?? '');
  const owner = await app.signIn(session.registrations[0]?.personId ?? '');
  const other = await app.signIn(session.registrations[1]?.personId ?? '');
  const file = await get(url, owner);
  expect(file.headers['content-type']).toBe('application/pdf');
  const { sha256 } = verification.parse((await get(certificatePaths.verify(first?.code ?? ''))).json());
  expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256);
  const token = app.app.get(Links).sign('registration', registrationAt(0));
  expect((await get(certificatePaths.linkPdf(token))).rawPayload.equals(file.rawPayload)).toBe(true);
  expect((await get(url, organiser)).statusCode).toBe(200);
  for (const headers of [neighbour, other, trainer]) expect((await get(url, headers)).statusCode).toBe(404);
  expect((await get(url)).statusCode).toBe(401);
  expect(
    (await get(certificatePaths.linkPdf(app.app.get(Links).sign('registration', registrationAt(2)))))
      .statusCode,
  ).toBe(404);
  expect((await get(certificatePaths.linkPdf('a'.repeat(43)))).statusCode).toBe(404);
  const mine = myCertificateList.parse((await get(certificatePaths.mine, owner)).json());
  expect(mine.map(({ number }) => number).sort()).toEqual(
    [first?.number, first?.number.replace('CR-', 'AF-')].sort(),
  );
  expect((await get(certificatePaths.ofSession(session.sessionId), neighbour)).statusCode).toBe(404);
});

describe('after a correction', () => {
  const correct = async (index: number, state: string, lateMinutes = 0) => {
    const answer = await post(trainer, attendancePaths.corrections(session.morning), {
      ...fact(index, state, lateMinutes),
      reason: 'Erreur de saisie',
    });
    expect(answer.statusCode).toBe(200);
    await issue();
  };

  it('replaces a certificate that has become wrong, with a visible link', async () => {
    await closeTheDay();
    const [before] = await ofSession();
    await correct(0, 'PRESENT', 60);
    const [after, old] = (await ofSession()).filter(({ familyName }) => familyName === 'Castagnol1');
    expect([after?.minutes, after?.status, after?.number]).toEqual([360, 'VALID', `${before?.number}-2`]);
    expect([old?.minutes, old?.status]).toEqual([410, 'REPLACED']);
    const shown = verification.parse((await get(certificatePaths.verify(before?.code ?? ''))).json());
    expect(shown).toMatchObject({ status: 'REPLACED', replacedByCode: after?.code });
    expect((await mails()).map(({ subject }) => subject)).toContainEqual(expect.stringContaining('rectifié'));
  });

  it('leaves alone what stays right', async () => {
    await closeTheDay();
    await correct(2, 'EXCUSED');
    await correct(0, 'PRESENT', 10);
    expect(await ofSession()).toHaveLength(2);
  });

  it('withdraws when nothing is left, issues when somebody was forgotten', async () => {
    await closeTheDay();
    await correct(1, 'ABSENT');
    await correct(2, 'PRESENT');
    expect(
      (await ofSession()).map(({ familyName, status, minutes }) => [familyName, status, minutes]),
    ).toEqual([
      ['Castagnol1', 'VALID', 410],
      ['Castagnol2', 'REVOKED', 210],
      ['Castagnol3', 'VALID', 210],
    ]);
    expect((await mails()).map(({ kind }) => kind)).toContain('certificate.withdrawn');
  });
});

describe('replaced by hand', () => {
  it('by an organiser of the region, with a reason, once', async () => {
    await closeTheDay();
    const [first] = await ofSession();
    const url = certificatePaths.replace(first?.id ?? '');
    await app.source.query(`update registrations set family_name = 'Castagnol-Roux' where id = $1`, [
      registrationAt(0),
    ]);
    expect((await post(neighbour, url, { reason: 'Nom' })).statusCode).toBe(404);
    expect((await post(trainer, url, { reason: 'Nom' })).statusCode).toBe(403);
    expect((await post(organiser, url, { reason: '' })).statusCode).toBe(400);
    const replaced = replacedCertificates.parse(
      (await post(organiser, url, { reason: 'Nom mal orthographié' })).json(),
    );
    expect(
      replaced.map(({ familyName, kind, replacesNumber }) => [familyName, kind, replacesNumber]),
    ).toEqual([
      ['Castagnol-Roux', 'COMPLETION', first?.number],
      ['Castagnol-Roux', 'ATTENDANCE', first?.number.replace('CR-', 'AF-')],
    ]);
    expect(problem.parse((await post(organiser, url, { reason: 'Encore' })).json()).code).toBe('wrong-state');
  });

  it('only one of two at once', async () => {
    await closeTheDay();
    const [first] = await ofSession();
    const url = certificatePaths.replace(first?.id ?? '');
    const answers = await Promise.all([1, 2].map(() => post(organiser, url, { reason: 'Nom' })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});
