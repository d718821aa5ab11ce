// What lands in the tray and stays there: two devices that claim one id, what this version cannot read, arrivals after the seal.
import { devicePaths } from '@treize/contract/devices';
import { closing, entered, marked, signed, TestDevice } from '../records/device.fixture';
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
  someone,
  trainer,
  tray,
} from '../records/stage.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

const told = async () =>
  (await tray()).map(({ recordId, deviceName, what, code }) => [recordId, deviceName, what, code]);

describe('[C19] nothing refused is dropped', () => {
  it('for an id that another device used before: both are kept, and each is decided alone', async () => {
    const rogue = await TestDevice.enrol(app, trainer, 'Appareil dévoyé');
    const honest = device.next(session.afternoon, signed(person(0)));
    const stolen = rogue.next(session.afternoon, marked(person(1), 'ABSENT'), { id: honest.id });
    await rogue.send(stolen);
    for (const times of [1, 2])
      expect([times, (await device.send(honest)).results[0]]).toMatchObject([
        times,
        { outcome: 'REFUSED', code: 'attendance-not-open' },
      ]);
    expect(new Set(await told())).toEqual(
      new Set([
        [honest.id, 'Appareil dévoyé', 'absent', 'attendance-not-open'],
        [honest.id, 'Tablette de la salle', 'signature', 'attendance-not-open'],
      ]),
    );
    const [one] = (await tray()).filter(({ deviceName }) => deviceName === 'Appareil dévoyé');
    const answer = await app.inject({
      method: 'POST',
      url: devicePaths.resolve(one?.id ?? ''),
      headers: trainer,
      payload: { kind: 'DISMISSED', reason: 'Appareil dévoyé' },
    });
    expect(answer.statusCode).toBe(200);
    expect((await tray()).map(({ deviceName, resolution }) => [deviceName, resolution?.kind])).toEqual([
      ['Tablette de la salle', undefined],
      ['Appareil dévoyé', 'DISMISSED'],
    ]);
  });

  it('for an id that is a fact already, nor the fact for a record that comes after it', async () => {
    const rogue = await TestDevice.enrol(app, trainer, 'Appareil dévoyé');
    const honest = device.next(session.morning, marked(person(0)));
    await device.send(honest);
    await rogue.send(rogue.next(session.morning, marked(person(0), 'ABSENT'), { id: honest.id }));
    const early = device.next(session.morning, signed(person(1)));
    await rogue.send(rogue.next(session.morning, marked(person(1), 'ABSENT'), { id: early.id }));
    expect((await device.send(early)).results[0]).toMatchObject({ outcome: 'REFUSED', code: 'key-reused' });
    expect(new Set(await told())).toEqual(
      new Set([
        [honest.id, 'Appareil dévoyé', 'absent', 'key-reused'],
        [early.id, 'Tablette de la salle', 'signature', 'key-reused'],
      ]),
    );
    expect((await facts()).map(({ id, state }) => [id, state])).toEqual([
      [honest.id, 'PRESENT'],
      [early.id, 'ABSENT'],
    ]);
  });

  it('for a number that the device used before: every other content is kept, each once', async () => {
    const read = device.next(session.afternoon, marked(person(0)));
    await device.send(read);
    const others = [1, 2].map((index) => ({ ...read, action: marked(person(index)) }));
    for (const other of [...others, ...others])
      expect((await device.send(other)).results[0]?.code).toBe('record-altered');
    expect((await tray()).map(({ code }) => code).sort()).toEqual([
      'attendance-not-open',
      'record-altered',
      'record-altered',
    ]);
  });
});

describe('[C18] what this version cannot read is refused alone', () => {
  const strange = (who: TestDevice) =>
    who.next(session.morning, { kind: 'DANCED', registrationId: person(0) } as never);

  it.each(['TRAINER', 'RECEPTION'] as const)(
    'sent by a %s: kept, and what follows is taken',
    async (role) => {
      const scope = `session:${session.sessionId}` as const;
      const who = await someone(role, scope);
      const sender = await TestDevice.enrol(app, who, 'Application plus récente');
      const [before, unknown, method, after] = [
        sender.next(session.morning, entered(person(0))),
        strange(sender),
        sender.next(session.morning, entered(person(1)), { method: 'TELEPATHY' } as never),
        sender.next(session.morning, entered(person(2))),
      ];
      const { results, seq } = await sender.send(before, unknown, method, after);
      expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
        ['RECORDED', null],
        ['REFUSED', 'record-unreadable'],
        ['REFUSED', 'record-unreadable'],
        ['RECORDED', null],
      ]);
      expect(seq).toBe(4);
      expect(new Set(await told())).toEqual(
        new Set(
          [unknown.id, method.id].map((id) => [
            id,
            'Application plus récente',
            'enregistrement illisible',
            'record-unreadable',
          ]),
        ),
      );
      expect((await sender.send(unknown)).results[0]).toMatchObject({ code: 'record-unreadable' });
      expect(await tray()).toHaveLength(2);
    },
  );

  it('[C21] nor does it open what is out of scope', async () => {
    const stranger = device;
    await reset();
    const record = stranger.next(session.morning, { kind: 'DANCED' } as never);
    expect((await stranger.post([await stranger.seal(record)])).statusCode).toBe(404);
    expect(await tray()).toEqual([]);
  });
});

it.each([
  ['every entry is kept: late by what was missed before it', true, 30],
  ['lateness is the trainer’s to say: none', false, 0],
])('[C9] an arrival that comes after the seal, where %s', async (_, multipleEntries, lateMinutes) => {
  await app.source.query('update sessions set arrival_rules = $2 where id = $1', [
    session.sessionId,
    { multipleEntries },
  ]);
  const phone = await TestDevice.enrol(app, trainer, 'Téléphone');
  const late = phone.next(session.morning, entered(person(0)), {
    deviceAt: '2027-01-12T08:30:00.000Z',
    offline: true,
  });
  await device.send(
    ...[0, 1, 2].map((index) => device.next(session.morning, marked(person(index), 'ABSENT'))),
  );
  await device.do(session.morning, closing());
  await phone.send(late);
  const payload = { kind: 'CORRECTED', reason: 'Arrivée notée hors connexion', strokes: null };
  expect((await resolve(late, payload)).statusCode).toBe(200);
  expect(await row(0)).toMatchObject({ state: 'PRESENT', lateMinutes, minutes: 210 - lateMinutes });
});
