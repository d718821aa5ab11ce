// The door: badges, searching by name, and what a recording costs.
import { randomUUID } from 'node:crypto';
import { attendancePaths, sheet } from '@treize/contract/attendance';
import { devicePaths, type ArrivalRules } from '@treize/contract/devices';
import { badgeMatch, doorDesk, doorHalfDayList, doorMatchList, doorPaths } from '@treize/contract/door';
import { problem } from '@treize/contract/refusals';
import { ordinaryRules } from '@treize/rules/attendance/arrival';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { entered, signed, TestDevice } from '../records/device.fixture';
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
import { Badges } from './badges.service';

let organiser: { cookie: string };
let reception: { cookie: string };

beforeAll(open);
beforeEach(async () => {
  await reset();
  organiser = await someone('REGIONAL_ORGANIZER', 'region:84');
  reception = await someone('RECEPTION', `session:${session.sessionId}`);
});
afterAll(close);

const get = (url: string, who = trainer) => app.inject({ method: 'GET', url, headers: who });
const codeOf = (answer: { json: () => unknown }) => problem.parse(answer.json()).code;
const put = (rules: object, who = organiser) =>
  app.inject({ method: 'PUT', url: devicePaths.rules(session.sessionId), headers: who, payload: rules });
const rule = async (change: Partial<ArrivalRules>) => {
  expect((await put({ ...ordinaryRules, ...change })).statusCode).toBe(200);
};
const badgeOf = (index: number, change: Partial<{ id: string; startsAt: Date; endsAt: Date }> = {}): string =>
  app.app.get(Badges).badgeOf(person(index), {
    id: session.sessionId,
    startsAt: new Date('2027-01-12T08:00:00Z'),
    endsAt: new Date('2027-01-12T16:15:00Z'),
    ...change,
  });
const byBadge = (index: number, badge: string) =>
  device.do(session.morning, entered(person(index), badge), { method: 'BADGE' });

describe('badges', () => {
  it('[C15] a badge is good for its person, its session and its time', async () => {
    expect((await byBadge(0, badgeOf(0))).outcome).toBe('RECORDED');
    const shown = sheet.parse((await get(attendancePaths.sheet(session.morning))).json());
    expect(shown.rows[0]?.state).toBe('PRESENT');
  });

  it('[C15] each reason against a badge is told apart', async () => {
    const later = { startsAt: new Date('2027-01-14T08:00:00Z'), endsAt: new Date('2027-01-14T16:00:00Z') };
    const sooner = { startsAt: new Date('2027-01-10T08:00:00Z'), endsAt: new Date('2027-01-10T16:00:00Z') };
    const forged = `${badgeOf(1).slice(0, -86)}${'A'.repeat(86)}`;
    expect((await byBadge(1, forged)).code).toBe('badge-invalid');
    expect((await byBadge(1, 'TRZB1.x')).code).toBe('badge-invalid');
    expect((await byBadge(1, badgeOf(2))).code).toBe('badge-invalid');
    expect((await byBadge(1, badgeOf(1, later))).code).toBe('badge-not-yet');
    expect((await byBadge(1, badgeOf(1, sooner))).code).toBe('badge-expired');
    expect((await byBadge(1, badgeOf(1, { id: randomUUID() }))).code).toBe('wrong-session');
    await setStatus(1, 'REPLACED');
    expect((await byBadge(1, badgeOf(1))).code).toBe('badge-revoked');
    await rule({ blocked: [person(2)] });
    expect((await byBadge(2, badgeOf(2))).code).toBe('person-blocked');
  });

  const find = (typed: string, who = reception) =>
    get(`${doorPaths.badge}?badge=${encodeURIComponent(typed)}`, who);

  it('[C20] a badge finds its session among those of the same person, and the half-day that is open', async () => {
    const other = await anotherSession();
    await app.source.query('update registrations set person_id = $2 where id = $1', [
      other.registrations[0]?.id,
      session.registrations[0]?.personId,
    ]);
    expect(badgeMatch.parse((await find(badgeOf(0), organiser)).json())).toEqual({
      registrationId: person(0),
      familyName: 'Castagnol1',
      givenName: 'Rémi',
      body: 'Saint-Flour',
      since: null,
      hasLeft: false,
      halfDayId: session.morning,
      sessionId: session.sessionId,
    });
    app.clock.set('2027-01-12T13:20:00Z');
    expect(badgeMatch.parse((await find(badgeOf(0))).json()).halfDayId).toBe(session.afternoon);
  });

  it('[C20] two sheets of the session at that moment, or none, is an error', async () => {
    app.clock.set('2027-01-12T17:00:00Z');
    expect(codeOf(await find(badgeOf(0)))).toBe('ambiguous');
    app.clock.set('2027-01-12T11:00:00Z');
    await app.source.query(`update half_days set starts_at = '2027-01-12T11:00:00Z' where id = $1`, [
      session.afternoon,
    ]);
    expect(codeOf(await find(badgeOf(0)))).toBe('ambiguous');
  });

  it('[C23] a number that several people share is refused: somebody must choose', async () => {
    const other = await anotherSession();
    const [mine] = session.registrations;
    expect(badgeMatch.parse((await find('001')).json()).registrationId).toBe(person(0));
    expect(codeOf(await find('001', organiser))).toBe('ambiguous');
    expect(badgeMatch.parse((await find(mine?.number ?? '', organiser)).json()).registrationId).toBe(
      person(0),
    );
    expect(codeOf(await find(other.registrations[0]?.number ?? ''))).toBe('not-found');
    expect(codeOf(await find('%'))).toBe('not-found');
  });
});

describe('[C22] the door', () => {
  const search = (q: string, who = reception) =>
    get(`${doorPaths.search(session.morning)}?q=${encodeURIComponent(q)}`, who);

  it('finds nobody with two letters, and somebody with more', async () => {
    expect((await search('ca')).statusCode).toBe(400);
    expect(doorMatchList.parse((await search('ré ca')).json())).toEqual([]);
    expect(doorMatchList.parse((await search('castagnol2')).json())).toEqual([
      {
        registrationId: person(1),
        familyName: 'Castagnol2',
        givenName: 'Rémi',
        body: 'Saint-Flour',
        since: null,
        hasLeft: false,
      },
    ]);
    expect(doorMatchList.parse((await search('remi')).json())).toHaveLength(3);
  });

  it('has the half-days of the day, and of its own session alone', async () => {
    await anotherSession();
    await rule({ blocked: [person(2)], question: { label: 'Déjeunez-vous ?', required: true } });
    const answer = await get(doorPaths.halfDays, reception);
    const today = doorHalfDayList.parse(answer.json());
    expect(today.map(({ id, date }) => [id, date])).toEqual([
      [session.morning, '2027-01-12'],
      [session.afternoon, '2027-01-12'],
    ]);
    expect(today[0]?.rules).toMatchObject({ question: { label: 'Déjeunez-vous ?', required: true } });
    // Who is not let in is learned one by one, at the door.
    expect(answer.body).not.toContain(person(2));
    app.clock.set('2027-01-11T20:30:00Z');
    expect(doorHalfDayList.parse((await get(doorPaths.halfDays, reception)).json())).toHaveLength(2);
    app.clock.set('2027-01-11T18:30:00Z');
    expect(doorHalfDayList.parse((await get(doorPaths.halfDays, reception)).json())).toEqual([]);
  });

  it('says who has come already, and what became of what one recorded oneself, nothing of what others did', async () => {
    const mine = await TestDevice.enrol(app, reception, 'Téléphone de l’accueil');
    await mine.do(session.morning, entered(person(0)));
    await mine.do(session.morning, entered(person(0)));
    await device.do(session.morning, entered(person(1)));
    const found = doorMatchList.parse((await search('castagnol')).json());
    expect(found.map(({ since, hasLeft }) => [since !== null, hasLeft])).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ]);
    const answer = await get(doorPaths.desk(session.morning), reception);
    const desk = doorDesk.parse(answer.json());
    expect(desk.arrivals.map(({ person: one, code }) => [one?.familyName, code])).toEqual(
      expect.arrayContaining([
        ['Castagnol1', null],
        ['Castagnol1', 'already-present'],
      ]),
    );
    expect(desk.arrivals).toHaveLength(2);
    expect(answer.body).not.toMatch(/Castagnol2|needs|strokes|email/);
  });

  it('names nobody of another session, even asked with the key of their registration', async () => {
    const other = await anotherSession();
    const mine = await TestDevice.enrol(app, reception, 'Téléphone de l’accueil');
    await mine.do(session.morning, entered(other.registrations[0]?.id ?? ''));
    const desk = doorDesk.parse((await get(doorPaths.desk(session.morning), reception)).json());
    expect(desk.arrivals).toEqual([expect.objectContaining({ person: null, code: 'wrong-session' })]);
    expect((await get(doorPaths.desk(other.morning), reception)).statusCode).toBe(404);
  });

  it('sees no sheet, no package, no document, no need, no other session', async () => {
    const other = await anotherSession();
    for (const url of [
      attendancePaths.sessions,
      attendancePaths.sheet(session.morning),
      attendancePaths.sealed(session.morning),
      devicePaths.package(session.sessionId, '2027-01-12'),
      devicePaths.unresolved(session.sessionId),
    ])
      expect((await get(url, reception)).statusCode).toBe(403);
    expect((await get(`${doorPaths.search(other.morning)}?q=castagnol`, reception)).statusCode).toBe(404);
  });
});

describe('[C24] what a recording costs', () => {
  it('locks the row of the person until it is done', async () => {
    const runner = app.source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query('select 1 from registrations where id = $1 for no key update', [person(0)]);
      let isDone = false;
      const waiting = device.do(session.morning, entered(person(0))).then((result) => {
        isDone = true;
        return result;
      });
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(isDone).toBe(false);
      await runner.commitTransaction();
      expect((await waiting).outcome).toBe('RECORDED');
    } finally {
      await runner.release();
    }
  });

  it('two devices at once record one arrival of the same person', async () => {
    const other = await TestDevice.enrol(app, trainer, 'Téléphone');
    const results = await Promise.all(
      [device, other].map((one) => one.do(session.morning, entered(person(0)))),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['RECORDED', 'REFUSED']);
  });

  it('sends the same bounded number of statements whatever was recorded before', async () => {
    await rule({ multipleEntries: true });
    const count = async (action: () => Promise<unknown>): Promise<number> => {
      let statements = 0;
      const original = PostgresQueryRunner.prototype.query;
      PostgresQueryRunner.prototype.query = function counted(this: PostgresQueryRunner, ...args) {
        statements += 1;
        return original.apply(this, args);
      } as typeof original;
      try {
        await action();
      } finally {
        PostgresQueryRunner.prototype.query = original;
      }
      return statements;
    };
    const enter = () => device.do(session.morning, entered(person(0)));
    const first = await count(enter);
    for (let entry = 0; entry < 12; entry++) await enter();
    await device.do(session.morning, signed(person(0)));
    const later = await count(enter);
    expect(later).toBe(first);
    expect(first).toBeLessThanOrEqual(30);
  });
});
