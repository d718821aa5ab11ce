// Somebody who walks in: what they became is answered, and answered again; a request to validate is not passed over.
import { randomUUID } from 'node:crypto';
import { closing, marked, signed, walkedIn } from './device.fixture';
import {
  app,
  close,
  device,
  during,
  facts,
  open,
  person,
  reset,
  session,
  theSheet,
  tray,
} from './stage.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

const status = (index: number, value: string) =>
  app.source.query(
    `update registrations set status = $2, offered_at = case $2 when 'OFFERED' then $3::timestamptz end,
       offer_expires_at = case $2 when 'OFFERED' then $3::timestamptz + interval '1 day' end where id = $1`,
    [person(index), value, during],
  );
const capacity = (places: number) =>
  app.source.query('update sessions set capacity = $2 where id = $1', [session.sessionId, places]);

/** The same person as that registration, who gives their name and address at the door. */
async function comesBack(index: number, key: string = randomUUID()) {
  const [row] = await app.source.query<object[]>(
    `select family_name as "familyName", given_name as "givenName", email from registrations where id = $1`,
    [person(index)],
  );
  return walkedIn(key, row);
}
async function statusesOf(index: number): Promise<string[]> {
  const rows = await app.source.query<{ status: string }[]>(
    `select status from registrations where session_id = $1
       and person_id = (select person_id from registrations where id = $2) order by created_at, id`,
    [session.sessionId, person(index)],
  );
  return rows.map((row) => row.status);
}

it('is registered once under the name its device gave, and named by what follows', async () => {
  const key = randomUUID();
  const walk = device.next(session.morning, walkedIn(key));
  const { results } = await device.send(walk, device.next(session.morning, signed(key)));
  expect(results).toMatchObject([
    { outcome: 'RECORDED', walkIn: { before: null, merged: false, exceptional: false } },
    { outcome: 'RECORDED', walkIn: null },
  ]);
  const newcomer = (await theSheet()).rows.find(({ walkIn }) => walkIn);
  expect(newcomer).toMatchObject({
    registrationId: results[0]?.registrationId,
    familyName: 'Wissan',
    state: 'PRESENT',
    signature: { method: 'TRAINER_DEVICE_STATEMENT' },
  });
  expect((await theSheet(session.afternoon)).rows).toHaveLength(4);
});

it('[C6] sent again, it says again what the walk-in became, whatever happened since', async () => {
  await capacity(3);
  const walk = device.next(session.morning, walkedIn(randomUUID()));
  const first = (await device.send(walk)).results[0];
  expect(first?.walkIn).toEqual({ before: null, merged: false, exceptional: true });
  await capacity(50);
  const again = (await device.send(walk)).results[0];
  expect(again).toEqual({ ...first, outcome: 'KNOWN' });
});

it('over the capacity it counts an exceptional place, and says so', async () => {
  await capacity(3);
  expect((await device.do(session.morning, walkedIn(randomUUID()))).walkIn?.exceptional).toBe(true);
  await capacity(5);
  expect((await device.do(session.morning, walkedIn(randomUUID()))).walkIn?.exceptional).toBe(false);
});

it.each([
  ['CONFIRMED', 'EXPECTED', ['CONFIRMED']],
  ['TO_RECONFIRM', 'EXPECTED', ['TO_RECONFIRM']],
  ['WAITLISTED', 'WAITING', ['CONFIRMED']],
  ['OFFERED', 'OFFERED', ['CONFIRMED']],
])('%s: the registration that stands is kept, nobody is there twice', async (value, before, then) => {
  await status(0, value);
  const [result] = [await device.do(session.morning, await comesBack(0))];
  expect(result).toMatchObject({
    outcome: 'RECORDED',
    registrationId: person(0),
    walkIn: { before, merged: true },
  });
  expect(await statusesOf(0)).toEqual(then);
  expect((await theSheet()).rows).toHaveLength(3);
});

it.each([
  ['CANCELLED_BY_PERSON', 'CANCELLED'],
  ['REPLACED', 'REPLACED'],
  ['REFUSED', 'REFUSED'],
  ['EXPIRED', 'EXPIRED'],
])('%s: a new registration, and the end of the former one is told', async (value, before) => {
  await status(0, value);
  const [result] = [await device.do(session.morning, await comesBack(0))];
  expect(result).toMatchObject({ outcome: 'RECORDED', walkIn: { before, merged: false } });
  expect(result?.registrationId).not.toBe(person(0));
  expect(await statusesOf(0)).toEqual([value, 'CONFIRMED']);
});

describe('[C3] whose request is still to be validated', () => {
  it.each([
    ['as they are', {}],
    ['even admitted', { confirmPending: true }],
    ['even forced', { force: { reason: 'Présente dans la salle' } }],
  ])('is refused, %s; all that was recorded of them is kept with that reason', async (_, change) => {
    await status(0, 'PENDING_VALIDATION');
    const key = randomUUID();
    const walk = device.next(session.morning, await comesBack(0, key), change);
    const { results } = await device.send(walk, device.next(session.morning, signed(key)));
    expect(results).toMatchObject([
      { outcome: 'REFUSED', code: 'awaiting-approval', walkIn: null },
      { outcome: 'REFUSED', code: 'awaiting-approval' },
    ]);
    expect(await facts()).toEqual([]);
    expect(await statusesOf(0)).toEqual(['PENDING_VALIDATION']);
    expect((await tray()).map(({ code, person: name, what }) => [code, name, what])).toEqual(
      expect.arrayContaining([
        ['awaiting-approval', 'Rémi Castagnol1', 'personne hors liste'],
        ['awaiting-approval', '', 'signature'],
      ]),
    );
    expect((await device.send(walk)).results[0]).toMatchObject({ code: 'awaiting-approval' });
  });

  it('is on the sheet once validated, and recorded as anybody', async () => {
    await status(0, 'PENDING_VALIDATION');
    await device.do(session.morning, await comesBack(0));
    await status(0, 'CONFIRMED');
    await device.send(...[0, 1, 2].map((index) => device.next(session.morning, marked(person(index)))));
    expect((await device.do(session.morning, closing())).outcome).toBe('RECORDED');
    expect((await theSheet()).counts).toMatchObject({ present: 3 });
  });
});
