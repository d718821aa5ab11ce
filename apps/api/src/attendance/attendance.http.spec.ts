// Attendance through HTTP: who may, on which sessions, every refusal, and the whole day from signature to closing.
import { randomUUID } from 'node:crypto';
import {
  attendancePaths,
  attendanceRow,
  attendanceSessionList,
  closed,
  sealedSheet,
  sheet,
} from '@treize/contract/attendance';
import { problem } from '@treize/contract/refusals';
import { aPerson } from '../people/people.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aGrant, aRunningSession, type RunningSession } from './attendance.fixture';

const during = '2027-01-12T09:00:00Z';
let app: TestApp;
let session: RunningSession;
let cookies: Record<'trainer' | 'organiser' | 'neighbour' | 'pilot' | 'official', { cookie: string }>;

/** Signs in a person with this grant. */
async function someone(role: string, scopeKind: string, scopeId: string | null): Promise<{ cookie: string }> {
  const personId = await app.source.transaction(async (tx) => {
    const id = await aPerson(tx);
    await aGrant(tx, id, role, scopeKind, scopeId);
    return id;
  });
  return app.signIn(personId);
}

beforeAll(async () => {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187', '22070']);
});
beforeEach(async () => {
  app.clock.set(during);
  session = await app.source.transaction((tx) => aRunningSession(tx));
  cookies = {
    trainer: await app.signIn(session.trainerId),
    organiser: await someone('REGIONAL_ORGANIZER', 'region', '84'),
    neighbour: await someone('REGIONAL_ORGANIZER', 'region', '53'),
    pilot: await someone('NATIONAL_PILOT', 'nation', null),
    official: await app.signIn(session.registrations[0]?.personId ?? ''),
  };
});
afterAll(() => app.close());

type Who = keyof typeof cookies;
const get = (who: Who, url: string) => app.inject({ method: 'GET', url, headers: cookies[who] });
const post = (who: Who, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: cookies[who] });
const registrationAt = (index: number): string => session.registrations[index]?.id ?? '';
const aMark = (index: number, change: object = {}) => ({
  id: randomUUID(),
  registrationId: registrationAt(index),
  state: 'PRESENT',
  deviceAt: new Date(during).toISOString(),
  ...change,
});
const codeOf = (answer: { json: () => unknown }) => problem.parse(answer.json()).code;
const decideAll = async (halfDayId: string) => {
  for (const index of [0, 1, 2])
    expect((await post('trainer', attendancePaths.marks(halfDayId), aMark(index))).statusCode).toBe(200);
};

describe('who may', () => {
  it.each([
    ['trainer', 200],
    ['organiser', 200],
    ['pilot', 200],
    ['neighbour', 404],
    ['official', 403],
  ] as const)('%s reads the sheet: %i', async (who, status) => {
    expect((await get(who, attendancePaths.sheet(session.morning))).statusCode).toBe(status);
  });
  it.each([
    ['trainer', 200],
    ['organiser', 200],
    ['pilot', 403],
    ['neighbour', 404],
    ['official', 403],
  ] as const)('%s records: %i', async (who, status) => {
    expect((await post(who, attendancePaths.marks(session.morning), aMark(0))).statusCode).toBe(status);
  });
  it('nobody signed in gets nothing', async () => {
    expect((await app.inject({ method: 'GET', url: attendancePaths.sessions })).statusCode).toBe(401);
  });
  it('a trainer reaches their own session only', async () => {
    const other = await app.source.transaction((tx) => aRunningSession(tx));
    for (const url of [attendancePaths.sheet(other.morning), attendancePaths.sealed(other.morning)])
      expect((await get('trainer', url)).statusCode).toBe(404);
    expect((await post('trainer', attendancePaths.close(other.sessionId), {})).statusCode).toBe(404);
    const listed = attendanceSessionList.parse((await get('trainer', attendancePaths.sessions)).json());
    expect(listed.map(({ id }) => id)).toEqual([session.sessionId]);
    const elsewhere = attendanceSessionList.parse((await get('neighbour', attendancePaths.sessions)).json());
    expect(elsewhere).toEqual([]);
  });
});

describe('refusals', () => {
  it('says what and where in a malformed request', async () => {
    const answer = await post(
      'trainer',
      attendancePaths.marks(session.morning),
      aMark(0, { state: 'LATE', lateMinutes: -1 }),
    );
    expect(answer.statusCode).toBe(400);
    expect(problem.parse(answer.json()).errors?.map(({ path }) => path)).toEqual([
      'body.state',
      'body.lateMinutes',
    ]);
  });
  it('not open yet, too many minutes, absent who signs, undecided, not sealed', async () => {
    const { morning, afternoon } = session;
    expect(codeOf(await post('trainer', attendancePaths.marks(afternoon), aMark(0)))).toBe(
      'attendance-not-open',
    );
    expect(
      codeOf(
        await post(
          'trainer',
          attendancePaths.marks(morning),
          aMark(0, { lateMinutes: 111, earlyMinutes: 100 }),
        ),
      ),
    ).toBe('minutes-exceed');
    await post('trainer', attendancePaths.marks(morning), aMark(0, { state: 'ABSENT' }));
    expect(
      codeOf(await post('trainer', attendancePaths.signatures(morning), { ...aMark(0), strokes: null })),
    ).toBe('not-present');
    const undecided = await post('trainer', attendancePaths.seal(morning), { strokes: null });
    expect(undecided.statusCode).toBe(409);
    expect(problem.parse(undecided.json())).toMatchObject({
      code: 'attendance-undecided',
      facts: { undecided: 2 },
    });
    expect(
      codeOf(await post('trainer', attendancePaths.corrections(morning), { ...aMark(0), reason: 'x' })),
    ).toBe('half-day-not-sealed');
    expect(codeOf(await post('trainer', attendancePaths.close(session.sessionId), {}))).toBe(
      'half-day-not-sealed',
    );
    expect(codeOf(await get('trainer', attendancePaths.sealed(morning)))).toBe('half-day-not-sealed');
  });
  it('a cancelled session takes no presence', async () => {
    await app.source.query(`update sessions set state = 'CANCELLED' where id = $1`, [session.sessionId]);
    expect(codeOf(await post('trainer', attendancePaths.marks(session.morning), aMark(0)))).toBe(
      'wrong-state',
    );
  });
});

describe('the day', () => {
  it('signs with a drawing or the sentence, and shows both', async () => {
    const strokes = [
      [
        [10, 20],
        [30, 40],
      ],
    ];
    const drawn = await post('trainer', attendancePaths.signatures(session.morning), {
      ...aMark(0),
      strokes,
    });
    expect(attendanceRow.parse(drawn.json())).toMatchObject({
      state: 'PRESENT',
      minutes: 210,
      signature: { method: 'TRAINER_DEVICE_DRAWN', strokes },
    });
    await post('trainer', attendancePaths.signatures(session.morning), { ...aMark(1), strokes: null });
    const shown = sheet.parse((await get('trainer', attendancePaths.sheet(session.morning))).json());
    expect(shown.counts).toEqual({ expected: 1, present: 2, absent: 0, excused: 0, signed: 2 });
    expect(shown.rows[1]?.signature).toMatchObject({
      method: 'TRAINER_DEVICE_STATEMENT',
      statement: 'Je certifie ma présence.',
      strokes: null,
    });
    expect(shown).toMatchObject({
      isOpen: true,
      date: '2027-01-12',
      place: 'Salle du conseil, Saint-Flour',
      opensAt: '2027-01-12T07:30:00.000Z',
    });
  });

  it('adds a walk-in once, present at once, on every sheet still open', async () => {
    const walkIn = {
      id: randomUUID(),
      familyName: 'Wissan',
      givenName: 'Hélène',
      email: null,
      kind: 'ELECTED',
      function: 'Maire',
      municipalityCode: '15187',
    };
    const [first, second] = [
      await post('trainer', attendancePaths.walkIns(session.morning), walkIn),
      await post('trainer', attendancePaths.walkIns(session.morning), walkIn),
    ];
    const row = attendanceRow.parse(first.json());
    expect(row).toMatchObject({ walkIn: true, state: 'PRESENT', familyName: 'Wissan', body: 'Saint-Flour' });
    expect(attendanceRow.parse(second.json()).registrationId).toBe(row.registrationId);
    const afternoon = sheet.parse((await get('trainer', attendancePaths.sheet(session.afternoon))).json());
    expect(afternoon.rows).toHaveLength(4);
    expect(afternoon.rows.find(({ walkIn: unexpected }) => unexpected)?.state).toBe('EXPECTED');
  });

  it('C2 records nothing more of a registration cancelled since', async () => {
    const marks = attendancePaths.marks(session.morning);
    await post('trainer', marks, aMark(0, { state: 'ABSENT' }));
    await app.source.query(`update registrations set status = 'CANCELLED_BY_ORGANIZER' where id = $1`, [
      registrationAt(0),
    ]);
    expect(codeOf(await post('trainer', marks, aMark(0)))).toBe('wrong-state');
  });

  it('refuses a walk-in whose key registered somebody on another session', async () => {
    const other = await app.source.transaction((tx) => aRunningSession(tx));
    const [taken] = await app.source.query<{ key: string }[]>(
      'select idempotency_key as key from registrations where id = $1',
      [other.registrations[0]?.id],
    );
    const answer = await post('trainer', attendancePaths.walkIns(session.morning), {
      id: taken?.key,
      familyName: 'Wissan',
      givenName: 'Hélène',
      email: null,
      kind: 'ELECTED',
      function: 'Maire',
      municipalityCode: '15187',
    });
    expect(codeOf(answer)).toBe('key-reused');
  });

  it('is sealed, closed once, and the evidence can be read', async () => {
    await decideAll(session.morning);
    const sealed = sheet.parse(
      (await post('trainer', attendancePaths.seal(session.morning), { strokes: [[[1, 1]]] })).json(),
    );
    expect(sealed).toMatchObject({ isOpen: false, sealed: { by: 'Nadia Belloc', strokes: [[[1, 1]]] } });
    const evidence = sealedSheet.parse(
      (await get('organiser', attendancePaths.sealed(session.morning))).json(),
    );
    expect(evidence.hash).toBe(sealed.sealed?.hash);

    app.clock.set('2027-01-12T16:00:00Z');
    await decideAll(session.afternoon);
    await post('trainer', attendancePaths.marks(session.afternoon), aMark(2, { state: 'ABSENT' }));
    await post('trainer', attendancePaths.seal(session.afternoon), { strokes: null });
    const [mine] = attendanceSessionList.parse((await get('trainer', attendancePaths.sessions)).json());
    expect(mine).toMatchObject({ closable: true });
    const answer = await post('trainer', attendancePaths.close(session.sessionId), {});
    expect(closed.parse(answer.json())).toEqual({ sessionId: session.sessionId, certificates: 3 });
    expect(codeOf(await post('trainer', attendancePaths.close(session.sessionId), {}))).toBe('wrong-state');
  });
});
