/** @jest-environment node */
// What the sheet of this device says of people added here: what they became, or why they were not taken.
import type { Sheet } from '@treize/contract/attendance';
import type { DeviceRecord } from '@treize/contract/devices';
import { aDay, deviceId, halfDayId, two, walkingIn } from './device.fixture';
import { keepingRows, localSheetOf, type Held } from './local-sheet';

const day = aDay();
const [sheet] = day.sheets as [Sheet];
const key = '01890a5d-ac96-474b-8cce-b302099a8077';
const walk: DeviceRecord = { ...walkingIn(key), deviceId, seq: 1, previousHash: null, offsetMs: 0 };
const held = (change: Partial<Held> = {}): Held => ({
  sheet,
  rules: day.rules,
  day,
  notes: [walk],
  sent: new Set(),
  refused: [],
  walkIns: [],
  ...change,
});
const became = { before: 'EXPECTED' as const, merged: true, exceptional: false };
const told = { halfDayId, became, at: '2027-01-12T08:41:00.000Z', isRead: false };
const rowOf = (change: Partial<Held>, id: string) =>
  localSheetOf(held(change)).rows.find(({ registrationId }) => registrationId === id);

it('says nothing before the server has, then what they became, under the name of this device or their own', () => {
  expect(rowOf({}, key)).toMatchObject({ familyName: 'Bardet', walkIn: true, became: null });
  const walkIns = [{ key, registrationId: crypto.randomUUID(), told }];
  expect(rowOf({ walkIns, sent: new Set([walk.id]) }, key)?.became).toEqual(became);
  const merged = [{ key, registrationId: two, told }];
  expect(rowOf({ walkIns: merged, notes: [] }, two)?.became).toEqual(became);
  expect(rowOf({ walkIns: [{ key, registrationId: two }], notes: [] }, two)?.became).toBeNull();
});

it('[C19] whom the server did not take leaves the sheet and is named apart, with the reason', () => {
  const { id, deviceAt } = walk;
  const of = { id, deviceId, seq: 1, halfDayId, registrationId: key, deviceAt, since: null };
  const refused = [{ ...of, kind: 'WALKED_IN', code: 'awaiting-approval', refusedAt: told.at }];
  expect(rowOf({ refused }, key)).toBeUndefined();
  const away = { id, name: 'Bardet Jo', code: 'awaiting-approval', deviceAt };
  expect(localSheetOf(held({ refused })).turnedAway).toEqual([away]);
  expect(localSheetOf(held({ refused, notes: [] })).turnedAway).toEqual([{ ...away, name: '' }]);
});

it('draws a row again only when something of it changed', () => {
  const walkIns = () => [{ key, registrationId: two, told: structuredClone(told) }];
  const before = localSheetOf(held({ walkIns: walkIns(), notes: [] }));
  const after = keepingRows(before, localSheetOf(held({ walkIns: walkIns(), notes: [] })));
  expect(after.rows.map((row, at) => row === before.rows[at])).toEqual([true, true]);
});
