// The rules of arrival of a session, case by case on a real server.
import { randomUUID } from 'node:crypto';
import { attendancePaths, sheet } from '@treize/contract/attendance';
import { arrivalRules, devicePaths, type ArrivalRules } from '@treize/contract/devices';
import { ordinaryRules } from '@treize/rules/attendance/arrival';
import { entered, left, marked, TestDevice } from '../records/device.fixture';
import {
  anotherSession,
  app,
  close,
  device,
  open,
  person,
  reset,
  session,
  setStatus,
  someone,
  trainer,
} from '../records/stage.fixture';

let organiser: { cookie: string };

beforeAll(open);
beforeEach(async () => {
  await reset();
  organiser = await someone('REGIONAL_ORGANIZER', 'region:84');
});
afterAll(close);

const get = (url: string, who = trainer) => app.inject({ method: 'GET', url, headers: who });
const put = (rules: object, who = organiser) =>
  app.inject({ method: 'PUT', url: devicePaths.rules(session.sessionId), headers: who, payload: rules });
const rule = async (change: Partial<ArrivalRules>) => {
  expect((await put({ ...ordinaryRules, ...change })).statusCode).toBe(200);
};

describe('rules of arrival', () => {
  it('are the ordinary ones until an organiser sets them; setting them is written down', async () => {
    expect(arrivalRules.parse((await get(devicePaths.rules(session.sessionId), organiser)).json())).toEqual(
      ordinaryRules,
    );
    await rule({ entriesPerDay: 3, reentry: false });
    expect(
      arrivalRules.parse((await get(devicePaths.rules(session.sessionId), organiser)).json()),
    ).toMatchObject({ entriesPerDay: 3, reentry: false });
    const [line] = await app.source.query<{ details: { after: ArrivalRules } }[]>(
      `select details from audit_events where action = 'session.arrival-rules-set' and subject_id = $1`,
      [session.sessionId],
    );
    expect(line?.details.after.entriesPerDay).toBe(3);
  });

  it('are the organiser’s: a trainer reads them with the day, another region sees nothing', async () => {
    expect((await put(ordinaryRules, trainer)).statusCode).toBe(403);
    const neighbour = await someone('REGIONAL_ORGANIZER', 'region:53');
    expect((await put(ordinaryRules, neighbour)).statusCode).toBe(404);
  });

  it.each([
    ['CANCELLED_BY_PERSON', 'registration-cancelled'],
    ['CANCELLED_BY_ORGANIZER', 'registration-cancelled'],
    ['EXPIRED', 'registration-expired'],
    ['REPLACED', 'registration-replaced'],
    ['REFUSED', 'registration-refused'],
    ['PENDING_VALIDATION', 'awaiting-approval'],
    ['WAITLISTED', 'not-confirmed'],
  ])('[C2] [C3] %s: %s; only who waits is let in, by force', async (value, code) => {
    await setStatus(0, value);
    expect(await device.do(session.morning, entered(person(0)))).toMatchObject({ outcome: 'REFUSED', code });
    // Who stands beside them is let in; so is who waits, by force, and nobody else of these.
    const force = { reason: 'Insiste' };
    const forced = await device.do(session.morning, entered(person(0)), { force });
    expect(forced.code).toBe(code === 'not-confirmed' ? null : code);
    expect((await device.do(session.morning, entered(person(1)))).outcome).toBe('RECORDED');
    const facts = await app.source.query<{ id: string; forced: string | null }[]>(
      'select registration_id as id, force_reason as forced from attendance_facts where session_id = $1 order by seq',
      [session.sessionId],
    );
    const own = code === 'not-confirmed' ? [{ id: person(0), forced: 'Insiste' }] : [];
    expect(facts).toEqual([...own, { id: person(1), forced: null }]);
  });

  it('[C3] somebody waiting whom the trainer lets in, where the session allows it, takes a place', async () => {
    await setStatus(0, 'WAITLISTED');
    await app.source.query('update registrations set confirmed_at = null where id = $1', [person(0)]);
    await rule({ admitsPending: true });
    expect((await device.do(session.morning, entered(person(0)))).code).toBe('not-confirmed');
    const confirmed = await device.do(session.morning, entered(person(0)), { confirmPending: true });
    expect(confirmed.outcome).toBe('RECORDED');
    const shown = sheet.parse((await get(attendancePaths.sheet(session.morning))).json());
    expect(shown.rows.find(({ registrationId }) => registrationId === person(0))?.state).toBe('PRESENT');
    const kept = await app.source.query<object[]>(
      'select status, confirmed_at is not null as "isConfirmed" from registrations where id = $1',
      [person(0)],
    );
    expect(kept).toEqual([{ status: 'CONFIRMED', isConfirmed: true }]);
  });

  it('[C4] somebody of another session, and another day', async () => {
    const other = await anotherSession();
    const stranger = other.registrations[0]?.id ?? '';
    expect((await device.do(session.morning, entered(stranger))).code).toBe('wrong-session');
    const eve = { deviceAt: '2027-01-11T09:00:00.000Z' };
    expect((await device.do(session.morning, entered(person(0)), eve)).code).toBe('wrong-day');
    expect((await device.do(session.morning, entered(randomUUID()))).code).toBe('not-found');
  });

  it('[C8] asks the question of the door, keeps its answer, and asks it once', async () => {
    await rule({ question: { label: 'Déjeunez-vous sur place ?', required: true }, multipleEntries: true });
    expect((await device.do(session.morning, entered(person(0)))).code).toBe('answer-missing');
    expect((await device.do(session.morning, entered(person(0), null, 'Oui'))).outcome).toBe('RECORDED');
    expect((await device.do(session.morning, entered(person(0)))).outcome).toBe('RECORDED');
    const forced = { force: { reason: 'Pressé' } };
    expect((await device.do(session.morning, entered(person(1)), forced)).outcome).toBe('RECORDED');
    const kept = await app.source.query<{ answer: string | null }[]>(
      'select answer from attendance_facts where half_day_id = $1 order by seq',
      [session.morning],
    );
    expect(kept.map(({ answer }) => answer)).toEqual(['Oui', null, null]);
    await rule({ question: { label: 'Déjeunez-vous sur place ?', required: false } });
    expect((await device.do(session.morning, entered(person(2)))).outcome).toBe('RECORDED');
  });

  it('[C9] keeps every entry and exit; coming back is allowed or not', async () => {
    await rule({ multipleEntries: true, reentry: true });
    for (const action of [entered(person(0)), left(person(0)), left(person(0)), entered(person(0))]) {
      app.clock.advance(60_000);
      expect((await device.do(session.morning, action)).outcome).toBe('RECORDED');
    }
    await rule({ multipleEntries: true, reentry: false });
    app.clock.advance(60_000);
    await device.do(session.morning, left(person(0)));
    app.clock.advance(60_000);
    expect((await device.do(session.morning, entered(person(0)))).code).toBe('no-reentry');
    const facts = await app.source.query<{ kind: string }[]>(
      'select kind from attendance_facts where half_day_id = $1 order by seq',
      [session.morning],
    );
    expect(facts.map(({ kind }) => kind)).toEqual(['ENTERED', 'LEFT', 'LEFT', 'ENTERED', 'LEFT']);
    // Late by an hour and a minute, out for two, gone at 9:05: the first exit counts.
    const shown = sheet.parse((await get(attendancePaths.sheet(session.morning))).json());
    expect(shown.rows[0]).toMatchObject({ lateMinutes: 63, earlyMinutes: 145, minutes: 2, hasLeft: true });
  });

  it('[C11] counts entries by the day of Paris; exits do not count', async () => {
    await rule({ multipleEntries: true, entriesPerDay: 2 });
    await app.source.query(
      `update half_days set starts_at = '2027-01-11T22:45:00Z', ends_at = '2027-01-12T02:00:00Z' where id = $1`,
      [session.morning],
    );
    app.clock.set('2027-01-12T01:00:00Z');
    const at = (time: string) => ({ deviceAt: `2027-01-${time}:00.000Z` });
    const done = [];
    for (const [action, time] of [
      [entered(person(0)), '11T22:30'],
      [left(person(0)), '11T22:40'],
      [entered(person(0)), '11T22:50'],
      [entered(person(0)), '11T22:55'],
      [entered(person(0)), '11T23:05'],
      [entered(person(0)), '12T00:05'],
      [entered(person(0)), '12T00:10'],
    ] as const)
      done.push((await device.do(session.morning, action, at(time))).code);
    // 23:05 UTC is five past midnight in Paris: a new day, two more entries.
    expect(done).toEqual([null, null, null, 'entries-exceeded', null, null, 'entries-exceeded']);
  });

  it('[C12] any two days: the third is refused, the same two are not', async () => {
    await rule({ days: 2, multipleEntries: true });
    const days = [];
    for (const [index, date] of ['2027-01-13', '2027-01-14'].entries()) {
      const [day] = await app.source.query<{ id: string }[]>(
        'insert into session_days (session_id, position, date) values ($1, $2, $3) returning id',
        [session.sessionId, index + 2, date],
      );
      const [half] = await app.source.query<{ id: string }[]>(
        `insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
         values ($1, $2, 'AM', '09:00', '12:30', $3, $4) returning id`,
        [session.sessionId, day?.id, `${date}T08:00:00Z`, `${date}T11:30:00Z`],
      );
      days.push({ id: half?.id ?? '', at: { deviceAt: `${date}T09:00:00.000Z` } });
    }
    const [second, third] = days;
    if (!second || !third) throw new Error('two more days were expected');
    app.clock.set('2027-01-14T10:00:00Z');
    const later = await TestDevice.enrol(app, await app.signIn(session.trainerId));
    const first = { deviceAt: '2027-01-12T09:00:00.000Z' };
    expect((await later.do(session.morning, entered(person(0)), first)).code).toBeNull();
    expect((await later.do(second.id, entered(person(0)), second.at)).code).toBeNull();
    expect((await later.do(third.id, entered(person(0)), third.at)).code).toBe('days-exceeded');
    expect((await later.do(second.id, entered(person(0)), second.at)).code).toBeNull();
    expect((await later.do(session.morning, entered(person(0)), first)).code).toBeNull();
  });

  it('[C13] opens and closes with the tolerance of the session, at the half-day’s own times', async () => {
    await rule({ minutesBefore: 0, minutesAfter: 5 });
    app.clock.set('2027-01-12T16:00:00Z');
    const at = async (halfDayId: string, time: string, index: number) =>
      (await device.do(halfDayId, marked(person(index)), { deviceAt: `2027-01-12T${time}.000Z` })).code;
    expect(await at(session.morning, '07:59:59', 0)).toBe('attendance-not-open');
    expect(await at(session.morning, '11:35:00', 0)).toBeNull();
    expect(await at(session.morning, '11:35:01', 1)).toBe('attendance-closed');
    expect(await at(session.afternoon, '12:44:59', 0)).toBe('attendance-not-open');
  });

  it('[C14] presence in the morning says nothing of the afternoon', async () => {
    await device.do(session.morning, entered(person(0)));
    app.clock.set('2027-01-12T13:00:00Z');
    expect((await device.do(session.afternoon, entered(person(0)))).outcome).toBe('RECORDED');
  });
});
