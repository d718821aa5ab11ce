// Attendance through HTTP: who may, on which sessions, every refusal, and the whole day from signature to closing.
import { randomUUID } from 'node:crypto';
import {
  attendancePaths,
  attendanceSessionList,
  closed,
  sealedSheet,
  sheet,
} from '@treize/contract/attendance';
import { devicePaths, type RecordAction } from '@treize/contract/devices';
import { problem } from '@treize/contract/refusals';
import { aPerson } from '../people/people.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aGrant, aRunningSession, type RunningSession } from './attendance.fixture';
import { closing, marked, signed, TestDevice, walkedIn } from './records/device.fixture';

const during = '2027-01-12T09:00:00Z';
let app: TestApp;
let session: RunningSession;
let device: TestDevice;
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
  device = await TestDevice.enrol(app, cookies.trainer);
});
afterAll(() => app.close());

type Who = keyof typeof cookies;
const get = (who: Who, url: string) => app.inject({ method: 'GET', url, headers: cookies[who] });
const post = (who: Who, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: cookies[who] });
const registrationAt = (index: number): string => session.registrations[index]?.id ?? '';
const codeOf = (answer: { json: () => unknown }) => problem.parse(answer.json()).code;
const decideAll = async (halfDayId: string) => {
  for (const index of [0, 1, 2])
    expect((await device.do(halfDayId, marked(registrationAt(index)))).outcome).toBe('RECORDED');
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
    const enrolled = await post(who, devicePaths.enrol, { id: randomUUID(), name: 'Tablette' });
    if (enrolled.statusCode !== 200) return expect(enrolled.statusCode).toBe(status);
    const own = await TestDevice.enrol(app, cookies[who]);
    const sealed = await own.seal(own.next(session.morning, marked(registrationAt(0))));
    expect((await own.post([sealed])).statusCode).toBe(status);
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
    const answer = await post('trainer', attendancePaths.corrections(session.morning), {
      ...{ id: randomUUID(), registrationId: registrationAt(0), reason: 'x' },
      ...{ state: 'LATE', lateMinutes: -1, deviceAt: new Date(during).toISOString() },
    });
    expect(answer.statusCode).toBe(400);
    expect(problem.parse(answer.json()).errors?.map(({ path }) => path)).toEqual([
      'body.state',
      'body.lateMinutes',
    ]);
  });
  it('not open yet, too many minutes, absent who signs, undecided, not sealed', async () => {
    const { morning, afternoon } = session;
    const code = async (halfDayId: string, action: RecordAction) => (await device.do(halfDayId, action)).code;
    expect(await code(afternoon, marked(registrationAt(0)))).toBe('attendance-not-open');
    expect(await code(morning, marked(registrationAt(0), 'PRESENT', 111, 100))).toBe('minutes-exceed');
    expect(await code(morning, marked(registrationAt(0), 'ABSENT'))).toBeNull();
    expect(await code(morning, signed(registrationAt(0)))).toBe('not-present');
    expect(await code(morning, closing())).toBe('attendance-undecided');
    expect(codeOf(await post('trainer', attendancePaths.close(session.sessionId), {}))).toBe(
      'half-day-not-sealed',
    );
    expect(codeOf(await get('trainer', attendancePaths.sealed(morning)))).toBe('half-day-not-sealed');
  });
  it('a cancelled session takes no presence', async () => {
    await app.source.query(`update sessions set state = 'CANCELLED' where id = $1`, [session.sessionId]);
    expect((await device.do(session.morning, marked(registrationAt(0)))).code).toBe('wrong-state');
  });
});

describe('the day', () => {
  it('signs with a drawing or the sentence, and shows both', async () => {
    const strokes: [number, number][][] = [
      [
        [10, 20],
        [30, 40],
      ],
    ];
    await device.do(session.morning, signed(registrationAt(0), strokes));
    await device.do(session.morning, signed(registrationAt(1)));
    const shown = sheet.parse((await get('trainer', attendancePaths.sheet(session.morning))).json());
    expect(shown.counts).toEqual({ expected: 1, present: 2, absent: 0, excused: 0, signed: 2 });
    expect(shown.rows[0]).toMatchObject({
      state: 'PRESENT',
      minutes: 210,
      signature: { method: 'TRAINER_DEVICE_DRAWN', strokes },
    });
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

  it('adds a walk-in, present at once, on every sheet still open', async () => {
    expect((await device.do(session.morning, walkedIn(randomUUID()))).outcome).toBe('RECORDED');
    const afternoon = sheet.parse((await get('trainer', attendancePaths.sheet(session.afternoon))).json());
    expect(afternoon.rows).toHaveLength(4);
    expect(afternoon.rows.find(({ walkIn: unexpected }) => unexpected)).toMatchObject({
      state: 'EXPECTED',
      familyName: 'Wissan',
      body: 'Saint-Flour',
    });
  });

  it('[C2] records nothing more of a registration cancelled since', async () => {
    await device.do(session.morning, marked(registrationAt(0), 'ABSENT'));
    await app.source.query(`update registrations set status = 'CANCELLED_BY_ORGANIZER' where id = $1`, [
      registrationAt(0),
    ]);
    expect((await device.do(session.morning, marked(registrationAt(0)))).code).toBe('registration-cancelled');
  });

  it('refuses a walk-in whose key registered somebody on another session', async () => {
    const other = await app.source.transaction((tx) => aRunningSession(tx));
    const [taken] = await app.source.query<{ key: string }[]>(
      'select idempotency_key as key from registrations where id = $1',
      [other.registrations[0]?.id],
    );
    expect((await device.do(session.morning, walkedIn(taken?.key ?? ''))).code).toBe('key-reused');
  });

  it('is sealed, closed once, and the evidence can be read', async () => {
    await decideAll(session.morning);
    await device.do(session.morning, closing([[[1, 1]]]));
    const sealed = sheet.parse((await get('trainer', attendancePaths.sheet(session.morning))).json());
    expect(sealed).toMatchObject({ isOpen: false, sealed: { by: 'Nadia Belloc', strokes: [[[1, 1]]] } });
    const evidence = sealedSheet.parse(
      (await get('organiser', attendancePaths.sealed(session.morning))).json(),
    );
    expect(evidence.hash).toBe(sealed.sealed?.hash);

    app.clock.set('2027-01-12T16:00:00Z');
    await decideAll(session.afternoon);
    await device.do(session.afternoon, marked(registrationAt(2), 'ABSENT'));
    await device.do(session.afternoon, closing());
    const [mine] = attendanceSessionList.parse((await get('trainer', attendancePaths.sessions)).json());
    expect(mine).toMatchObject({ closable: true });
    const answer = await post('trainer', attendancePaths.close(session.sessionId), {});
    expect(closed.parse(answer.json())).toEqual({ sessionId: session.sessionId, certificates: 3 });
    expect(codeOf(await post('trainer', attendancePaths.close(session.sessionId), {}))).toBe('wrong-state');
  });
});
