// Records of devices through HTTP: once each, in order, kept when refused, nothing of what is out of scope.
import { randomUUID } from 'node:crypto';
import { devicePaths } from '@treize/contract/devices';
import { problem } from '@treize/contract/refusals';
import { brokenLink } from '../ledger/evidence';
import { entered, left, marked, signed, TestDevice, walkedIn } from './device.fixture';
import {
  anotherSession,
  app,
  close,
  device,
  facts,
  open,
  person,
  reset,
  row,
  session,
  someone,
  trainer,
  tray,
} from './stage.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

describe('one record, once', () => {
  it('[C1] records one presence; a second arrival is told since when', async () => {
    expect(await device.do(session.morning, entered(person(0)))).toMatchObject({ outcome: 'RECORDED' });
    app.clock.advance(20 * 60_000);
    expect(await device.do(session.morning, entered(person(0)))).toMatchObject({
      outcome: 'REFUSED',
      code: 'already-present',
      since: '2027-01-12T09:00:00.000Z',
    });
    expect(await facts()).toHaveLength(1);
    expect(await row(0)).toMatchObject({ state: 'PRESENT', since: '2027-01-12T09:00:00.000Z', flags: [] });
  });

  it('[C6] the same upload twice: success twice, one presence', async () => {
    const record = device.next(session.morning, entered(person(0)));
    expect((await device.send(record)).results[0]?.outcome).toBe('RECORDED');
    const again = await device.send(record);
    expect(again.results[0]).toMatchObject({ id: record.id, outcome: 'KNOWN', code: null });
    expect(await facts()).toHaveLength(1);
  });

  it('[C6] sent many times at once it is still one', async () => {
    const record = device.next(session.morning, signed(person(0)));
    const answers = await Promise.all(Array.from({ length: 6 }, () => device.send(record)));
    const outcomes = answers.map(({ results }) => results[0]?.outcome).sort();
    expect(outcomes).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'KNOWN', 'KNOWN', 'RECORDED']);
    expect(await facts()).toHaveLength(1);
  });

  it('[C5] [C7] two forced arrivals are both kept, flagged and written down', async () => {
    await device.do(session.morning, entered(person(0)));
    for (const reason of ['Sorti chercher un dossier', 'Badge passé deux fois'])
      expect(await device.do(session.morning, entered(person(0)), { force: { reason } })).toMatchObject({
        outcome: 'RECORDED',
      });
    expect((await facts()).map(({ forceReason }) => forceReason)).toEqual([
      null,
      'Sorti chercher un dossier',
      'Badge passé deux fois',
    ]);
    expect((await row(0))?.flags).toEqual(['FORCED']);
    const [audited] = await app.source.query<{ count: number }[]>(
      `select count(*)::int from audit_events where action = 'attendance.forced' and subject_id = $1`,
      [person(0)],
    );
    expect(audited?.count).toBe(2);
  });

  it('[C10] an old entry uploaded later does not undo a newer exit', async () => {
    const other = await TestDevice.enrol(app, trainer, 'Téléphone');
    const old = other.next(session.morning, entered(person(0)), {
      deviceAt: '2027-01-12T08:05:00.000Z',
      offline: true,
    });
    await device.do(session.morning, left(person(0)));
    expect((await other.send(old)).results[0]?.outcome).toBe('RECORDED');
    expect(await row(0)).toMatchObject({
      hasLeft: true,
      earlyMinutes: 150,
      since: '2027-01-12T08:05:00.000Z',
    });
  });

  it('orders by the clock of the device corrected by its offset', async () => {
    const wrong = { deviceAt: '2027-01-12T07:30:00.000Z', offsetMs: 80 * 60_000 };
    await device.do(session.morning, marked(person(0), 'PRESENT', 10), wrong);
    await device.do(session.morning, marked(person(0), 'ABSENT'), { deviceAt: '2027-01-12T08:40:00.000Z' });
    expect((await row(0))?.state).toBe('PRESENT');
  });
});

describe('the chain of a device', () => {
  it('stops at a gap and takes the rest from there', async () => {
    const [first, second, third] = [
      device.next(session.morning, marked(person(0))),
      device.next(session.morning, marked(person(1))),
      device.next(session.morning, marked(person(2))),
    ];
    const answer = await device.send(first, third);
    expect(answer).toMatchObject({ gapAfter: 1, seq: 1 });
    expect(answer.results).toHaveLength(1);
    const rest = await device.send(second, third);
    expect(rest).toMatchObject({ gapAfter: null, seq: 3 });
    expect(brokenLink(await facts())).toBeNull();
  });

  it('[C19] keeps apart another record under a number already read, and one that follows nothing', async () => {
    await device.do(session.morning, marked(person(0)));
    const forged = { ...device.next(session.morning, marked(person(1))), seq: 1, previousHash: null };
    const { results } = await device.send(forged);
    expect(results[0]).toMatchObject({ outcome: 'REFUSED', code: 'record-altered' });
    const stray = { ...device.next(session.morning, marked(person(2))), seq: 2 };
    expect((await device.send({ ...stray, previousHash: 'a'.repeat(64) })).results[0]?.code).toBe(
      'record-altered',
    );
    expect((await tray()).map(({ code, deviceName }) => [code, deviceName])).toEqual([
      ['record-altered', 'Tablette de la salle'],
      ['record-altered', 'Tablette de la salle'],
    ]);
    expect(await facts()).toHaveLength(1);
  });

  it('[C18] a server error keeps the record on the device, and what came before it', async () => {
    const [first, second] = [
      device.next(session.morning, marked(person(0))),
      device.next(session.morning, marked(person(1))),
    ];
    await app.source.query(
      `create or replace function fail_once() returns trigger language plpgsql as $$
       begin if new.registration_id = '${person(1)}' then raise 'disk full' using errcode = '53100'; end if; return new; end $$`,
    );
    await app.source.query(
      'create trigger fail_once before insert on attendance_facts for each row execute function fail_once()',
    );
    const sealed = await Promise.all([first, second].map((record) => device.seal(record)));
    try {
      const answer = await device.post(sealed);
      expect(answer.statusCode).toBe(503);
    } finally {
      await app.source.query('drop trigger fail_once on attendance_facts');
    }
    expect(await facts()).toHaveLength(1);
    const again = await device.send(first, second);
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['KNOWN', 'RECORDED']);
    expect(await tray()).toEqual([]);
  });

  it('[C18] [C19] a definitive refusal is answered again as it was, and kept once with its reason and device', async () => {
    await device.do(session.morning, marked(person(0)));
    const early = device.next(session.afternoon, marked(person(0)));
    expect((await device.send(early)).results[0]?.code).toBe('attendance-not-open');
    expect((await device.send(early)).results[0]).toMatchObject({
      outcome: 'REFUSED',
      code: 'attendance-not-open',
    });
    expect(await tray()).toEqual([
      expect.objectContaining({
        recordId: early.id,
        code: 'attendance-not-open',
        deviceName: 'Tablette de la salle',
        by: 'Nadia Belloc',
        person: 'Rémi Castagnol1',
        what: 'présent',
        correctable: false,
        resolution: null,
      }),
    ]);
  });

  it('says when a record cannot be opened, and stops there', async () => {
    const good = device.next(session.morning, marked(person(0)));
    const answer = await device.post([await device.seal(good), 'not.a.record']);
    expect(answer.json()).toMatchObject({
      seq: 1,
      results: [{ outcome: 'RECORDED' }, { id: null, outcome: 'REFUSED', code: 'record-unreadable' }],
    });
  });

  it('keeps what this version does not understand, and what no column can hold, then goes on', async () => {
    const strange = device.next(session.morning, { kind: 'DANCED', registrationId: person(0) } as never);
    const endless = device.next(session.morning, walkedIn(randomUUID(), { municipalityCode: '99999' }));
    const good = device.next(session.morning, marked(person(0)));
    const { results } = await device.send(strange, endless, good);
    expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['REFUSED', 'record-unreadable'],
      ['REFUSED', 'unknown-municipality'],
      ['RECORDED', null],
    ]);
  });

  it('keeps apart a record from the future', async () => {
    const tomorrow = { deviceAt: '2027-01-12T09:06:00.000Z' };
    expect((await device.do(session.morning, marked(person(0)), tomorrow)).code).toBe('record-future');
  });
});

describe('who may', () => {
  it('a device speaks for the person who enrolled it, and nobody takes it over', async () => {
    const organiser = await someone('REGIONAL_ORGANIZER', 'region:84');
    const sealed = await device.seal(device.next(session.morning, marked(person(0))));
    expect(problem.parse((await device.post([sealed], organiser)).json()).code).toBe('device-unknown');
    const taken = await app.inject({
      method: 'POST',
      url: devicePaths.enrol,
      headers: organiser,
      payload: { id: device.id, name: 'À moi' },
    });
    expect(problem.parse(taken.json()).code).toBe('device-unknown');
  });

  it('[C21] one record of a session out of scope refuses the whole request, and nothing is kept of it', async () => {
    const other = await anotherSession();
    const sealed = await Promise.all([
      device.seal(device.next(session.morning, marked(person(0)))),
      device.seal(device.next(other.morning, marked(other.registrations[0]?.id ?? ''))),
    ]);
    const answer = await device.post(sealed);
    expect([answer.statusCode, problem.parse(answer.json()).code]).toEqual([404, 'not-found']);
    expect(answer.body).not.toContain('Castagnol');
    expect(await facts()).toEqual([]);
    expect(await tray()).toEqual([]);
  });

  it('[C22] the door records plain arrivals only', async () => {
    const reception = await someone('RECEPTION', `session:${session.sessionId}`);
    const door = await TestDevice.enrol(app, reception, 'Porte');
    expect((await door.do(session.morning, entered(person(0)))).outcome).toBe('RECORDED');
    const refused = [
      door.next(session.morning, signed(person(1))),
      door.next(session.morning, entered(person(0)), { force: { reason: 'Essai' } }),
    ];
    for (const record of refused)
      expect((await door.post([await door.seal({ ...record, seq: 2 })])).statusCode).toBe(404);
    expect(await facts()).toHaveLength(1);
  });
});
