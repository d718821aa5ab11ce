// Paper brought back: what is kept and shown to whom, and rows that become facts, or corrections once sealed.
import { randomUUID } from 'node:crypto';
import { attendancePaths, sheet } from '@treize/contract/attendance';
import { problem } from '@treize/contract/refusals';
import { largestScan, scan, scanList, signingPaths, transcribed } from '@treize/contract/signing';
import { sha256 } from '@treize/evidence/canonical';
import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../../../test-app.fixture';
import { brokenLink } from '../../ledger/evidence';
import { factsOfHalfDay } from '../../ledger/ledger.queries';
import { aScene, startSigningApp, type Cookie, type Scene } from '../signing.fixture';

let app: TestApp;
let scene: Scene;
let morning: string;
beforeAll(async () => {
  app = await startSigningApp();
});
beforeEach(async () => {
  scene = await aScene(app);
  morning = scene.session.morning;
});
afterAll(() => app.close());

const png = (words = 'feuille'): Buffer => Buffer.from(`\u0089PNG\r\n\u001a\n${words}`, 'latin1');
const codeOf = (answer: LightMyRequestResponse) => problem.parse(answer.json()).code;
const upload = (who: Cookie, payload: Buffer, type = 'image/png', url = signingPaths.scans(morning)) =>
  app.inject({ method: 'POST', url, payload, headers: { ...who, 'content-type': type } });
const aScan = async (words?: string) =>
  scan.parse(
    (await upload(scene.trainer, png(words), 'image/png', `${signingPaths.scans(morning)}?page=1`)).json(),
  );
const facts = () => factsOfHalfDay(app.source.manager, morning, null);
const aRow = (index: number, change: object = {}) => ({
  id: randomUUID(),
  registrationId: scene.registration(index),
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  signed: true,
  ...change,
});
const transcribe = async (scanId: string, rows: object[], change: object = {}) => {
  const body = { rows, reason: null, strokes: null, ...change };
  return scene.post(scene.trainer, signingPaths.transcribe(scanId), body);
};
const codes = (answer: LightMyRequestResponse) =>
  transcribed.parse(answer.json()).rows.map(({ code }) => code);
const rows = async () => {
  const answer = await scene.get(scene.trainer, attendancePaths.sheet(morning));
  return sheet.parse(answer.json()).rows;
};

describe('[F7] a scan', () => {
  it('is kept as it was received, listed, and given back byte for byte under a plain name', async () => {
    const kept = await aScan();
    expect(kept).toMatchObject({
      halfDayId: morning,
      page: 1,
      mediaType: 'image/png',
      size: png().length,
      sha256: sha256(png()),
      addedBy: 'Nadia Belloc',
      rows: 0,
    });
    const list = await scene.get(scene.trainer, signingPaths.scans(morning));
    expect(scanList.parse(list.json())).toEqual([kept]);
    const file = await scene.get(scene.trainer, signingPaths.scanFile(kept.id));
    expect(file.rawPayload.equals(png())).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(
        /^inline; filename="feuille-[\w-]+-2027-01-12-page-1\.png"$/,
      ),
    });
  });
  it('the same bytes are kept once', async () => {
    expect((await aScan()).id).toBe((await aScan()).id);
    expect((await aScan('autre')).id).not.toBe((await aScan()).id);
  });
  it('is read and sent within one’s scope only', async () => {
    const { id } = await aScan();
    const official = await scene.person(0);
    expect((await upload(scene.neighbour, png())).statusCode).toBe(404);
    expect((await upload(official, png())).statusCode).toBe(403);
    expect((await scene.get(scene.neighbour, signingPaths.scans(morning))).statusCode).toBe(404);
    expect((await scene.get(scene.neighbour, signingPaths.scanFile(id))).statusCode).toBe(404);
    expect((await scene.get(official, signingPaths.scanFile(id))).statusCode).toBe(403);
    expect((await scene.get(null, signingPaths.scanFile(id))).statusCode).toBe(401);
    const stray = await scene.post(scene.neighbour, signingPaths.transcribe(id), {
      rows: [aRow(0)],
      reason: null,
      strokes: null,
    });
    expect(stray.statusCode).toBe(404);
  });
  it('what it is, its bytes tell: neither its type nor another site decides', async () => {
    expect(codeOf(await upload(scene.trainer, Buffer.from('<svg onload=alert(1)>')))).toBe(
      'unsupported-media',
    );
    expect(codeOf(await upload(scene.trainer, png(), 'image/svg+xml'))).toBe('unsupported-media');
    expect(codeOf(await scene.post(scene.trainer, signingPaths.scans(morning), {}))).toBe(
      'unsupported-media',
    );
    const mislabelled = await upload(scene.trainer, png('mal nommée'), 'application/pdf');
    expect(scan.parse(mislabelled.json()).mediaType).toBe('image/png');
    const foreign = await app.inject({
      method: 'POST',
      url: signingPaths.scans(morning),
      payload: png(),
      headers: { ...scene.trainer, 'content-type': 'image/png', 'sec-fetch-site': 'cross-site' },
    });
    expect(codeOf(foreign)).toBe('cross-site');
  });
  it('past ten megabytes it is refused; a file sent to another route is not taken', async () => {
    const large = Buffer.alloc(largestScan + 1, png());
    expect(codeOf(await upload(scene.trainer, large))).toBe('too-large');
    const elsewhere = await upload(scene.trainer, png(), 'image/png', signingPaths.pass(morning));
    expect(codeOf(elsewhere)).toBe('unsupported-media');
  });
  it('PostgreSQL itself refuses to change or delete one', async () => {
    await aScan();
    await expect(app.source.query('delete from attendance_sources')).rejects.toThrow('append-only');
    await expect(app.source.query('update attendance_sources set page = 2')).rejects.toThrow('append-only');
  });
});

describe('[F7] its rows', () => {
  it('become facts that name it, with the minutes; who signed the paper has signed', async () => {
    const { id } = await aScan();
    const answer = await transcribe(id, [
      aRow(0, { lateMinutes: 10 }),
      aRow(1, { signed: false }),
      aRow(2, { state: 'ABSENT' }),
    ]);
    expect(codes(answer)).toEqual([null, null, null]);
    expect(
      (await rows()).map(({ state, minutes, signature }) => [state, minutes, signature?.method]),
    ).toEqual([
      ['PRESENT', 200, 'PAPER_SCAN'],
      ['PRESENT', 210, undefined],
      ['ABSENT', 0, undefined],
    ]);
    const chain = await facts();
    expect(chain.map(({ method, sourceId }) => [method, sourceId])).toEqual(
      Array.from({ length: 4 }, () => ['PAPER_SCAN', id]),
    );
    expect(brokenLink(chain)).toBeNull();
    const [listed] = scanList.parse((await scene.get(scene.trainer, signingPaths.scans(morning))).json());
    expect(listed?.rows).toBe(3);
  });
  it('[C6] sent again, they are the same facts', async () => {
    const { id } = await aScan();
    const row = aRow(0);
    await transcribe(id, [row]);
    expect(codes(await transcribe(id, [row]))).toEqual([null]);
    expect(await facts()).toHaveLength(2);
  });
  it('each wrong row says why, the others are recorded', async () => {
    const other = await aScene(app);
    const { id } = await aScan();
    const answer = await transcribe(id, [
      aRow(0, { lateMinutes: 200, earlyMinutes: 20 }),
      aRow(1, { registrationId: other.registration(0) }),
      aRow(2),
    ]);
    expect(codes(answer)).toEqual(['minutes-exceed', 'not-found', null]);
    expect(new Set((await facts()).map(({ registrationId }) => registrationId))).toEqual(
      new Set([scene.registration(2)]),
    );
  });
  it('a paper signature comes after the one already given: the first stays', async () => {
    const { id } = await aScan();
    await transcribe(id, [aRow(0)]);
    app.clock.advance(60_000);
    const second = await aScan('seconde page');
    await transcribe(second.id, [aRow(0, { lateMinutes: 5 })]);
    const [first] = await rows();
    expect(first).toMatchObject({ minutes: 205, signature: { at: '2027-01-12T09:00:00.000Z' } });
    expect(await facts()).toHaveLength(3);
  });
  it('before the half-day opens, nothing is recorded', async () => {
    const { id } = await aScan();
    app.clock.set('2027-01-12T07:00:00Z');
    expect(codeOf(await transcribe(id, [aRow(0)]))).toBe('attendance-not-open');
  });
});

describe('[F7] once sealed', () => {
  const seal = async () => {
    const { id } = await aScan();
    await transcribe(id, [aRow(0), aRow(1, { state: 'ABSENT' }), aRow(2, { state: 'EXCUSED' })]);
    await app.source.query(`update half_days set sealed_at = $2 where id = $1`, [morning, app.clock.now()]);
    app.clock.advance(60_000);
    return id;
  };
  it('rows are corrections with their reason, which name the scan', async () => {
    const id = await seal();
    const reason = 'Signature oubliée sur la feuille papier';
    expect(codes(await transcribe(id, [aRow(1, { lateMinutes: 15 })], { reason }))).toEqual([null]);
    const last = (await facts()).at(-1);
    expect(last).toMatchObject({ kind: 'CORRECTED', method: 'PAPER_SCAN', sourceId: id, reason });
    expect((await rows())[1]).toMatchObject({ state: 'PRESENT', minutes: 195, corrections: [{ reason }] });
  });
  it('without a reason nothing is recorded', async () => {
    const id = await seal();
    const before = (await facts()).length;
    const answer = await transcribe(id, [aRow(1)]);
    expect(problem.parse(answer.json())).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'body.reason', message: 'à remplir' }],
    });
    expect(await facts()).toHaveLength(before);
  });
});
