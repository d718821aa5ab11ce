// The ledger and the seals on a real PostgreSQL: append-only, chained, once per key, sealed once.
import { randomUUID } from 'node:crypto';
import type { Grant } from '@treize/rules/auth/access';
import { Audit } from '../audit/audit.service';
import { People } from '../people/people.service';
import { Clock } from '../platform/clock';
import { readConfig } from '../platform/config';
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.fixture';
import { Actor } from '../platform/http/actor';
import { Jobs } from '../platform/jobs/jobs.service';
import { Keys } from '../platform/keys/keys.service';
import { Departures } from '../registrations/departures/departures.service';
import { FollowedRegistrations } from '../registrations/followed-registrations.service';
import { Places } from '../registrations/places/places.service';
import { ServedLine } from '../registrations/places/served-line.service';
import { SessionsService } from '../sessions/sessions.service';
import { TestClock, testSettings } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aRunningSession, type RunningSession } from './attendance.fixture';
import { factsOfHalfDay } from './ledger/ledger.queries';
import { sealedSheetOf } from './sealing/sealing.queries';
import { Attendance } from './attendance.service';
import { sha256 } from '@treize/evidence/canonical';
import { brokenLink } from './ledger/evidence';
import { Corrections } from './ledger/corrections.service';
import { Ledger } from './ledger/ledger.service';
import { Movements } from './ledger/movements.service';
import { Recording } from './ledger/recording.service';
import { Sealing } from './sealing/sealing.service';

const during = '2027-01-12T09:00:00Z';
const clock = new TestClock(new Date(during));
let db: TestDatabase;
let jobs: Jobs;
let recording: Recording;
let corrections: Corrections;
let sealing: Sealing;
let session: RunningSession;
let trainer: Actor;

beforeAll(async () => {
  db = await openTestDatabase();
  await placeTowns(db.source, ['15187']);
  const config = readConfig(testSettings(db.url));
  const ticking = clock as unknown as Clock;
  jobs = new Jobs(config, 'both');
  await jobs.onApplicationBootstrap();
  const audit = new Audit(ticking);
  const attendance = new Attendance(db.source, ticking);
  const places = new Places(ticking, audit, jobs, new ServedLine(ticking, audit, jobs));
  const people = new People(ticking);
  const registrations = new FollowedRegistrations(ticking, places, people, audit);
  recording = new Recording(
    db.source,
    ticking,
    attendance,
    new Ledger(ticking),
    registrations,
    new Departures(ticking),
    new Movements(new Departures(ticking)),
  );
  corrections = new Corrections(
    db.source,
    attendance,
    new Ledger(ticking),
    new Movements(new Departures(ticking)),
    new Departures(ticking),
    audit,
    jobs,
  );
  sealing = new Sealing(
    db.source,
    ticking,
    attendance,
    new SessionsService(db.source, ticking),
    audit,
    jobs,
    new Keys(config),
    config,
  );
});
beforeEach(async () => {
  clock.set(during);
  session = await db.source.transaction((tx) => aRunningSession(tx));
  const grant: Grant = {
    role: 'TRAINER',
    scopeKind: 'session',
    scopeId: session.sessionId,
    validFrom: new Date(0),
    validTo: null,
  };
  trainer = new Actor(session.trainerId, [grant], new Date(during));
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await db.close();
});

const registrationAt = (index: number): string => session.registrations[index]?.id ?? '';
const mark = (index: number, state: 'PRESENT' | 'ABSENT' | 'EXCUSED', late = 0, id: string = randomUUID()) =>
  recording.mark(trainer, session.morning, {
    id,
    registrationId: registrationAt(index),
    state,
    lateMinutes: late,
    earlyMinutes: 0,
    deviceAt: during,
  });
const sign = (index: number, id: string = randomUUID()) =>
  recording.sign(trainer, session.morning, {
    id,
    registrationId: registrationAt(index),
    strokes: [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    deviceAt: during,
  });
const facts = () => factsOfHalfDay(db.source.manager, session.morning, null);
const decideAll = async () => {
  await sign(0);
  await mark(1, 'ABSENT');
  await mark(2, 'EXCUSED');
};

describe('the ledger', () => {
  it('refuses to change or delete a fact or a sealed sheet', async () => {
    await decideAll();
    await sealing.seal(trainer, session.morning, { strokes: null });
    for (const table of ['attendance_facts', 'attendance_sheets']) {
      await expect(db.source.query(`update ${table} set session_id = session_id`)).rejects.toThrow(
        'append-only',
      );
      await expect(db.source.query(`delete from ${table}`)).rejects.toThrow('append-only');
    }
  });

  it('records the same fact once, however often and at once it is sent', async () => {
    const id = randomUUID();
    const rows = await Promise.all(Array.from({ length: 8 }, () => mark(0, 'PRESENT', 10, id)));
    expect(new Set(rows.map(({ minutes }) => minutes))).toEqual(new Set([200]));
    expect(await facts()).toHaveLength(1);
    await expect(mark(1, 'PRESENT', 0, id)).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('keeps one unbroken chain when facts arrive together', async () => {
    await Promise.all([mark(0, 'PRESENT'), sign(1), mark(2, 'ABSENT'), sign(0), mark(1, 'PRESENT', 5)]);
    const chain = await facts();
    expect(chain).toHaveLength(5);
    expect(brokenLink(chain)).toBeNull();
  });

  it('shows a changed fact, a removed one and a changed stroke', async () => {
    await sign(0);
    await mark(1, 'ABSENT');
    await mark(2, 'PRESENT', 3);
    const chain = await facts();
    const [first, second, third] = chain;
    if (!first || !second || !third) throw new Error('three facts were expected');
    expect(brokenLink([first, { ...second, state: 'PRESENT' }, third])).toBe(second.id);
    expect(brokenLink([first, third])).toBe(third.id);
    expect(
      brokenLink([
        {
          ...first,
          strokes: [
            [
              [1, 2],
              [3, 5],
            ],
          ],
        },
        second,
        third,
      ]),
    ).toBe(first.id);
  });

  it('notes the first presence on the registration', async () => {
    await mark(0, 'ABSENT');
    await mark(0, 'PRESENT');
    clock.advance(60_000);
    await mark(0, 'PRESENT', 5);
    const [row] = await db.source.query<{ at: Date }[]>(
      'select first_presence_at as at from registrations where id = $1',
      [registrationAt(0)],
    );
    expect(row?.at.toISOString()).toBe('2027-01-12T09:00:00.000Z');
  });

  it('refuses before the window, for someone else’s session, and who is not on the sheet', async () => {
    clock.set('2027-01-12T07:29:00Z');
    await expect(mark(0, 'PRESENT')).rejects.toMatchObject({ code: 'attendance-not-open' });
    clock.set(during);
    const other = await db.source.transaction((tx) => aRunningSession(tx));
    const stray = { id: randomUUID(), registrationId: registrationAt(0), strokes: null, deviceAt: during };
    await expect(recording.sign(trainer, other.morning, stray)).rejects.toMatchObject({ code: 'not-found' });
    const outsider = { ...stray, registrationId: other.registrations[0]?.id ?? '' };
    await expect(recording.sign(trainer, session.morning, outsider)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the seal', () => {
  it('waits until everybody is decided, and tells how many are not', async () => {
    await mark(0, 'PRESENT');
    await expect(sealing.seal(trainer, session.morning, { strokes: null })).rejects.toMatchObject({
      code: 'attendance-undecided',
      about: { facts: { undecided: 2 } },
    });
  });

  it('is set once by two clicks at once, over the exact text kept', async () => {
    await decideAll();
    const sheets = await Promise.all(
      [1, 2, 3].map(() => sealing.seal(trainer, session.morning, { strokes: null })),
    );
    expect(new Set(sheets.map(({ sealed }) => sealed?.hash)).size).toBe(1);
    const sealed = await sealedSheetOf(db.source.manager, session.morning);
    if (!sealed) throw new Error('no sealed sheet');
    expect(sha256(sealed.canonical)).toBe(sealed.hash);
    const content = JSON.parse(sealed.canonical) as {
      ledger: { hash: string };
      rows: { state: string; minutes: number }[];
    };
    expect(content.ledger.hash).toBe((await facts()).at(-1)?.hash);
    expect(content.rows.map(({ state, minutes }) => [state, minutes])).toEqual([
      ['PRESENT', 210],
      ['ABSENT', 0],
      ['EXCUSED', 0],
    ]);
  });

  it('shuts the half-day; a correction is appended and the sealed text stays', async () => {
    await decideAll();
    const before = {
      id: randomUUID(),
      registrationId: registrationAt(1),
      state: 'PRESENT',
      lateMinutes: 30,
      earlyMinutes: 0,
      deviceAt: during,
      reason: 'Arrivé en retard',
      strokes: null,
      strokes: null,
    } as const;
    await expect(corrections.correct(trainer, session.morning, before)).rejects.toMatchObject({
      code: 'half-day-not-sealed',
    });
    await sealing.seal(trainer, session.morning, { strokes: null });
    const canonical = (await sealedSheetOf(db.source.manager, session.morning))?.canonical;
    await expect(mark(0, 'ABSENT')).rejects.toMatchObject({ code: 'half-day-sealed' });
    await expect(sign(0)).rejects.toMatchObject({ code: 'half-day-sealed' });

    const row = await corrections.correct(trainer, session.morning, before);
    expect(row).toMatchObject({ state: 'PRESENT', minutes: 180 });
    expect(row.corrections).toEqual([
      expect.objectContaining({
        by: 'Nadia Belloc',
        reason: 'Arrivé en retard',
      strokes: null,
        before: 'absent',
        after: 'présent, 30\u00a0min de retard',
      }),
    ]);
    await corrections.correct(trainer, session.morning, before);
    expect(await facts()).toHaveLength(4);
    expect(brokenLink(await facts())).toBeNull();
    expect((await sealedSheetOf(db.source.manager, session.morning))?.canonical).toBe(canonical);
  });

  it('a mark racing with the seal is either on the sheet or refused', async () => {
    await decideAll();
    const [late] = await Promise.allSettled([
      mark(0, 'PRESENT', 15),
      sealing.seal(trainer, session.morning, { strokes: null }),
    ]);
    const sealed = await sealedSheetOf(db.source.manager, session.morning);
    const [first] = (JSON.parse(sealed?.canonical ?? '{}') as { rows: { minutes: number }[] }).rows;
    expect(first?.minutes).toBe(late?.status === 'fulfilled' ? 195 : 210);
  });
});
