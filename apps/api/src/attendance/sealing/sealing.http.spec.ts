// Sealed sheets through HTTP: the evidence file verifies, the PDF is written once from the sealed text, corrections are told.
import { createHash, randomUUID } from 'node:crypto';
import { attendancePaths, attendanceRow, sheet } from '@treize/contract/attendance';
import { evidenceFile, evidencePaths } from '@treize/contract/evidence';
import { problem } from '@treize/contract/refusals';
import { readKeys } from '@treize/evidence/evidence-file';
import { verifySheet } from '@treize/evidence/sheet';
import { isSignedBy } from '@treize/evidence/signature';
import { correctionStatement, trainerStatement } from '@treize/rules/attendance/wording';
import { aPerson } from '../../people/people.fixture';
import { Actor } from '../../platform/http/actor';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aGrant, aRunningSession, type RunningSession } from '../attendance.fixture';
import { closing, marked, signed, TestDevice } from '../records/device.fixture';
import { sheetFileOf } from './sealing.queries';
import { Sealing } from './sealing.service';

const during = '2027-01-12T11:00:00.000Z';
const drawing: [number, number][][] = [
  [
    [50, 300],
    [400, 60],
    [700, 340],
  ],
];
let app: TestApp;
let session: RunningSession;
type Who = 'trainer' | 'organiser' | 'auditor' | 'otherAuditor' | 'neighbour' | 'official';
let cookies: Record<Who, { cookie: string }>;
let device: TestDevice;

async function someone(role: string, scopeKind: string, scopeId: string): Promise<{ cookie: string }> {
  const personId = await app.source.transaction(async (tx) => {
    const id = await aPerson(tx);
    await aGrant(tx, id, role, scopeKind, scopeId);
    return id;
  });
  return app.signIn(personId);
}

beforeAll(async () => {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187']);
});
beforeEach(async () => {
  app.clock.set(during);
  session = await app.source.transaction((tx) => aRunningSession(tx));
  const other = await app.source.transaction((tx) => aRunningSession(tx));
  cookies = {
    trainer: await app.signIn(session.trainerId),
    organiser: await someone('REGIONAL_ORGANIZER', 'region', '84'),
    auditor: await someone('AUDITOR', 'session', session.sessionId),
    otherAuditor: await someone('AUDITOR', 'session', other.sessionId),
    neighbour: await someone('REGIONAL_ORGANIZER', 'region', '53'),
    official: await app.signIn(session.registrations[0]?.personId ?? ''),
  };
  device = await TestDevice.enrol(app, cookies.trainer);
});
afterAll(() => app.close());

const get = (who: Who, url: string) => app.inject({ method: 'GET', url, headers: cookies[who] });
const codeOf = (answer: { json: () => unknown }) => problem.parse(answer.json()).code;
const registrationAt = (index: number): string => session.registrations[index]?.id ?? '';

async function post(url: string, payload: object) {
  const answer = await app.inject({ method: 'POST', url, payload, headers: cookies.trainer });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer;
}

/** The first signs with a drawing, the second by the sentence, the third is absent; the trainer draws, and it is sealed. */
async function sealMorning(): Promise<void> {
  const { morning } = session;
  await device.do(morning, signed(registrationAt(0), drawing));
  await device.do(morning, signed(registrationAt(1)));
  await device.do(morning, marked(registrationAt(2), 'ABSENT'));
  expect((await device.do(morning, closing(drawing))).outcome).toBe('RECORDED');
}
const correction = (change: object = {}) => ({
  id: randomUUID(),
  registrationId: registrationAt(2),
  state: 'PRESENT',
  lateMinutes: 15,
  deviceAt: during,
  reason: 'Vue par l’accueil à 9 h 15',
  strokes: drawing,
  ...change,
});

async function verified() {
  const keys = readKeys((await app.inject({ method: 'GET', url: evidencePaths.keys })).body);
  return verifySheet((await get('organiser', evidencePaths.sheet(session.morning))).body, keys);
}
const failing = (found: Awaited<ReturnType<typeof verified>>) =>
  found.checks.filter(({ outcome }) => outcome !== 'ok').map(({ code, facts }) => [code, ...facts]);

describe('the evidence file', () => {
  it('verifies against the published keys, as it was downloaded', async () => {
    await sealMorning();
    const answer = await get('organiser', evidencePaths.sheet(session.morning));
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="emargement-ARA-.*-AM\.json"$/,
    );
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(evidenceFile.parse(answer.json()).facts).toHaveLength(3);
    const found = await verified();
    expect(failing(found)).toEqual([]);
    expect(found.content).toMatchObject({
      format: 'treize-attendance-sheet/2',
      ledger: { facts: 3, devices: [{ id: device.id }] },
      rows: [{ state: 'PRESENT', minutes: 210 }, { state: 'PRESENT' }, { state: 'ABSENT', minutes: 0 }],
      seal: { trainer: 'Nadia Belloc', statement: trainerStatement, deviceId: device.id, sealedAt: during },
    });
  });

  it('is there for whoever reads the sheet, an auditor of this session included, and nobody else', async () => {
    await sealMorning();
    await app.runJobs();
    const expected = {
      trainer: 200,
      organiser: 200,
      auditor: 200,
      otherAuditor: 404,
      neighbour: 404,
      official: 403,
    };
    const { morning } = session;
    for (const url of [evidencePaths.sheet(morning), evidencePaths.pdf(morning), evidencePaths.html(morning)])
      for (const [who, status] of Object.entries(expected))
        expect([who, url, (await get(who as Who, url)).statusCode]).toEqual([who, url, status]);
  });

  it('does not exist before the seal', async () => {
    for (const url of [evidencePaths.sheet(session.morning), evidencePaths.pdf(session.morning)])
      expect(codeOf(await get('organiser', url))).toBe('half-day-not-sealed');
  });

  it('tells each correction with its countersignature, and the sealed text stays', async () => {
    await sealMorning();
    const before = await verified();
    const drawn = await post(attendancePaths.corrections(session.morning), correction());
    expect(attendanceRow.parse(drawn.json()).corrections).toEqual([
      expect.objectContaining({ statement: correctionStatement, strokes: drawing, by: 'Nadia Belloc' }),
    ]);
    await post(attendancePaths.corrections(session.morning), correction({ strokes: null, state: 'EXCUSED' }));
    const found = await verified();
    expect(failing(found)).toEqual([]);
    expect(found.evidence?.canonical).toBe(before.evidence?.canonical);
    expect(found.corrections).toMatchObject([
      { kind: 'CORRECTED', state: 'PRESENT', lateMinutes: 15, statement: correctionStatement },
      { kind: 'CORRECTED', state: 'EXCUSED', strokesHash: null, statement: correctionStatement },
    ]);
    expect(Object.values(found.head?.names ?? {})).toContain('Nadia Belloc');
    expect(Object.keys(found.head?.names ?? {})).toContain(registrationAt(2));
  });

  it.each([
    [`update attendance_facts set state = 'ABSENT' where half_day_id = $1 and seq = $2`, ['chain', 1]],
    [`update attendance_facts set strokes = '[[[1,1]]]' where half_day_id = $1 and seq = $2`, ['chain', 1]],
    [
      `update attendance_facts set hash = repeat('0', 64) where half_day_id = $1 and seq = $2`,
      ['chain', 1, 2],
    ],
    [`delete from attendance_facts where half_day_id = $1 and seq = $2`, ['chain', 1]],
  ])('tells what somebody with the database changed: %s', async (sql, found) => {
    await sealMorning();
    const [first] = await app.source.query<{ seq: string }[]>(
      'select min(seq) as seq from attendance_facts where half_day_id = $1',
      [session.morning],
    );
    await app.source.transaction(async (tx) => {
      await tx.query('set local session_replication_role = replica');
      await tx.query(sql, [session.morning, first?.seq]);
    });
    expect(failing(await verified())).toContainEqual(found);
  });
});

describe('a closing that comes from a device', () => {
  const deviceId = randomUUID();
  const closed = { strokes: drawing, statement: trainerStatement, deviceId, happenedAt: new Date(during) };
  const close = (): Promise<boolean> => {
    const grant = { role: 'TRAINER', scopeKind: 'session', scopeId: session.sessionId } as const;
    const always = { validFrom: new Date(0), validTo: null };
    const trainer = new Actor(session.trainerId, [{ ...grant, ...always }], app.clock.now());
    return app.source.transaction((tx) => app.app.get(Sealing).sealIn(tx, trainer, session.morning, closed));
  };

  it('is refused while somebody is undecided, and leaves nothing', async () => {
    await expect(close()).rejects.toMatchObject({
      code: 'attendance-undecided',
      about: { facts: { undecided: 3 } },
    });
    expect(codeOf(await get('organiser', evidencePaths.sheet(session.morning)))).toBe('half-day-not-sealed');
  });

  it('seals once, with the device and its moment, received later', async () => {
    for (const index of [0, 1, 2]) await device.do(session.morning, marked(registrationAt(index)));
    app.clock.set('2027-01-12T19:00:00.000Z');
    expect(await Promise.all([close(), close()])).toEqual(expect.arrayContaining([true, false]));
    const found = await verified();
    expect(failing(found)).toEqual([]);
    expect(found.content?.seal).toMatchObject({
      deviceId,
      closedAt: during,
      sealedAt: '2027-01-12T19:00:00.000Z',
    });
  });
});

describe('the PDF of the sealed sheet', () => {
  it('is written by the worker, once, and never again', async () => {
    await sealMorning();
    const { morning } = session;
    expect(codeOf(await get('organiser', evidencePaths.pdf(morning)))).toBe('document-not-ready');
    await app.runJobs();
    const first = await get('organiser', evidencePaths.pdf(morning));
    expect(first.headers['content-type']).toBe('application/pdf');
    expect(first.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const file = await sheetFileOf(app.source.manager, morning);
    if (file === null) throw new Error('no file');
    expect(file.sha256).toBe(createHash('sha256').update(first.rawPayload).digest('hex'));
    const [key] = readKeys((await app.inject({ method: 'GET', url: evidencePaths.keys })).body) ?? [];
    expect(isSignedBy({ x: key?.x ?? '' }, file.sha256, file.signature)).toBe(true);

    app.clock.advance(60_000);
    await post(attendancePaths.corrections(morning), correction());
    await app.source.query(`update registrations set family_name = 'Autre' where session_id = $1`, [
      session.sessionId,
    ]);
    await app.runJobs();
    expect((await get('organiser', evidencePaths.pdf(morning))).rawPayload).toEqual(first.rawPayload);
    await expect(
      app.source.query('update attendance_sheet_files set made_at = $1', [new Date(during)]),
    ).rejects.toThrow();
  });

  it('asked for a sheet without a file, has it written', async () => {
    await sealMorning();
    await app.source.query(`delete from pgboss.job where name = 'attendance.half-day-sealed'`);
    await get('organiser', evidencePaths.pdf(session.morning));
    await app.runJobs();
    expect((await get('organiser', evidencePaths.pdf(session.morning))).statusCode).toBe(200);
  });

  it('says what was sealed, in its twin too, whatever changed in the tables since', async () => {
    await sealMorning();
    const shown = sheet.parse((await get('organiser', attendancePaths.sheet(session.morning))).json());
    const before = await get('auditor', evidencePaths.html(session.morning));
    expect(before.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const words of [
      'Feuille d’émargement close',
      'Close par Nadia Belloc',
      trainerStatement,
      shown.sealed?.hash ?? '',
      ...shown.rows.map(({ familyName, givenName }) => `${familyName} ${givenName}`),
    ])
      expect(before.body).toContain(words);
    await app.source.query(`update registrations set family_name = 'Autre' where session_id = $1`, [
      session.sessionId,
    ]);
    expect((await get('auditor', evidencePaths.html(session.morning))).body).toBe(before.body);
  });
});
