// Closings, what comes after the seal, and two devices on one half-day.
import { randomUUID } from 'node:crypto';
import { problem } from '@treize/contract/refusals';
import { brokenLink } from '../ledger/evidence';
import { closing, marked, signed, TestDevice, walkedIn } from './device.fixture';
import {
  app,
  close,
  device,
  facts,
  open,
  person,
  reset,
  resolve,
  row,
  session,
  theSheet,
  trainer,
  tray,
} from './stage.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

describe('the seal', () => {
  const decideAll = () =>
    device.send(
      device.next(session.morning, signed(person(0))),
      device.next(session.morning, marked(person(1), 'ABSENT')),
      device.next(session.morning, marked(person(2), 'EXCUSED')),
    );

  it('closes the half-day once everybody is decided', async () => {
    expect((await device.do(session.morning, closing())).code).toBe('attendance-undecided');
    await decideAll();
    expect((await device.do(session.morning, closing([[[1, 1]]]))).outcome).toBe('RECORDED');
    expect((await theSheet()).sealed).toMatchObject({ by: 'Nadia Belloc', strokes: [[[1, 1]]] });
    expect((await device.do(session.morning, closing())).code).toBe('half-day-sealed');
  });

  it('what arrives after it waits in the tray, and becomes a correction or is filed, once', async () => {
    const other = await TestDevice.enrol(app, trainer, 'Téléphone');
    const key = randomUUID();
    const signature = other.next(session.morning, signed(person(1)), { offline: true });
    const walked = other.next(session.morning, walkedIn(key), { offline: true });
    const named = other.next(session.morning, signed(key), { offline: true });
    const closed = other.next(session.morning, closing(), { offline: true });
    await decideAll();
    await device.do(session.morning, closing());
    const sealedHash = (await theSheet()).sealed?.hash;
    const { results } = await other.send(signature, walked, named, closed);
    expect(results.map(({ code }) => code)).toEqual(Array(4).fill('half-day-sealed'));
    const waiting = await tray();
    expect(
      new Map(waiting.map(({ recordId, what, correctable }) => [recordId, [what, correctable]])),
    ).toEqual(
      new Map([
        [signature.id, ['signature', true]],
        [walked.id, ['personne hors liste', true]],
        [named.id, ['signature', true]],
        [closed.id, ['clôture de la demi-journée', false]],
      ]),
    );
    const correction = { kind: 'CORRECTED', reason: 'Signé hors connexion', strokes: null };
    for (const record of [signature, walked]) {
      const answer = await resolve(record, correction);
      expect(answer.json()).toMatchObject({ resolution: { kind: 'CORRECTED', by: 'Nadia Belloc' } });
    }
    expect((await resolve(closed, correction)).statusCode).toBe(409);
    expect((await resolve(closed, { kind: 'DISMISSED', reason: 'Doublon' })).statusCode).toBe(200);
    expect(problem.parse((await resolve(signature, correction)).json()).code).toBe('wrong-state');

    const now = await theSheet();
    expect(now.sealed?.hash).toBe(sealedHash);
    expect(now.rows.find(({ registrationId }) => registrationId === person(1))).toMatchObject({
      state: 'PRESENT',
      corrections: [{ before: 'absent', after: 'présent', reason: 'Signé hors connexion' }],
    });
    expect(now.rows.find(({ familyName }) => familyName === 'Wissan')?.state).toBe('PRESENT');
    expect(brokenLink(await facts())).toBeNull();
  });
});

describe('two devices', () => {
  it('keeps what both said, the first signature wins, and the conflict is shown', async () => {
    const other = await TestDevice.enrol(app, trainer, 'Téléphone');
    const first = other.next(session.morning, signed(person(0)), { offline: true });
    app.clock.advance(60_000);
    await device.do(session.morning, signed(person(0), [[[1, 2]]]));
    const absent = device.next(session.morning, marked(person(1), 'ABSENT'));
    await device.send(absent);
    await other.send(first, other.next(session.morning, marked(person(1), 'PRESENT', 5), { offline: true }));
    expect(await facts()).toHaveLength(4);
    expect(await row(0)).toMatchObject({
      flags: ['CONFLICT', 'OFFLINE'],
      signature: { method: 'TRAINER_DEVICE_STATEMENT' },
    });
    expect((await row(1))?.flags).toEqual(['CONFLICT', 'OFFLINE']);
  });

  it('is no conflict when the second one knew the first', async () => {
    const other = await TestDevice.enrol(app, trainer, 'Téléphone');
    await device.do(session.morning, marked(person(0), 'ABSENT'));
    app.clock.advance(60_000);
    await other.do(session.morning, marked(person(0), 'PRESENT', 30));
    expect(await row(0)).toMatchObject({ state: 'PRESENT', lateMinutes: 30, flags: [] });
  });
});
