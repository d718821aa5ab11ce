// Builders for the tests of the device: a store of its own, a server that keeps the contract of records, and a day.
import { syncDraft, type DayPackage, type DeviceRecord, type SyncAnswer } from '@treize/contract/devices';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { DeviceStore } from './keeping/device-store';

export const personId = '01890a5d-ac96-474b-8cce-b302099a8001';
export const sessionId = '01890a5d-ac96-474b-8cce-b302099a8002';
export const halfDayId = '01890a5d-ac96-474b-8cce-b302099a8003';
export const deviceId = '01890a5d-ac96-474b-8cce-b302099a8004';
export const one = '01890a5d-ac96-474b-8cce-b302099a8011';
export const two = '01890a5d-ac96-474b-8cce-b302099a8012';

Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });
Object.assign(globalThis, { indexedDB, IDBKeyRange });

let stores = 0;
export const aStore = (): DeviceStore => new DeviceStore(`device-${++stores}`);

/** A draft that signs for somebody without drawing. */
export const signing = (registrationId = one) => ({
  id: crypto.randomUUID(),
  halfDayId,
  deviceAt: '2027-01-12T08:40:00.000Z',
  offline: true,
  method: 'TRAINER_DEVICE' as const,
  confirmPending: false,
  force: null,
  action: { kind: 'SIGNED' as const, registrationId, strokes: null, statement: 'Je certifie ma présence.' },
});

/** What the server does with records (devices.ts): opens them, follows the chain, answers for each, never skips one. */
export async function aServer() {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { x = '', y = '' } = await exportJWK(publicKey);
  const placed: DeviceRecord[] = [];
  const refusals = new Map<string, string>();
  /** What walk-ins become, by the id of the record. */
  const became = new Map<string, Pick<SyncAnswer['results'][number], 'registrationId' | 'walkIn'>>();
  const head = () => placed.at(-1);
  const one = async (jwe: string): Promise<SyncAnswer['results'][number] | 'gap'> => {
    const { plaintext } = await compactDecrypt(jwe, privateKey);
    const record = JSON.parse(new TextDecoder().decode(plaintext)) as DeviceRecord;
    const blank = { id: record.id, seq: record.seq, since: null, registrationId: null, walkIn: null };
    const answer = { ...blank, ...became.get(record.id) };
    if (placed.some(({ id }) => id === record.id)) return { ...answer, outcome: 'KNOWN', code: null };
    const before = head();
    if (record.seq !== (before?.seq ?? 0) + 1) return 'gap';
    expect(record.previousHash).toBe(before ? sha256(canonicalJson(before)) : null);
    placed.push(record);
    const code = refusals.get(record.id) ?? null;
    return { ...answer, outcome: code ? 'REFUSED' : 'RECORDED', code };
  };
  const sync = async (_device: string, sealed: string[]): Promise<SyncAnswer> => {
    const results: SyncAnswer['results'] = [];
    let gap = false;
    for (const jwe of syncDraft.parse({ records: sealed }).records) {
      const result = await one(jwe);
      gap = result === 'gap';
      if (result === 'gap') break;
      results.push(result);
    }
    const { seq = 0 } = head() ?? {};
    const serverNow = new Date().toISOString();
    return { serverNow, seq, headHash: null, results, gapAfter: gap ? seq : null };
  };
  const recordKey = { kty: 'EC' as const, crv: 'P-256' as const, x, y };
  const enrolled = { id: deviceId, name: 'Firefox', serverNow: '', seq: 0, headHash: null, recordKey };
  return { enrolled, placed, refusals, became, sync };
}

/** A draft of somebody who walks in, named `key` by the device. */
export const walkingIn = (key: string) => ({
  ...signing(),
  action: {
    kind: 'WALKED_IN' as const,
    registrationId: key,
    person: {
      familyName: 'Bardet',
      givenName: 'Jo',
      email: null,
      kind: 'ELECTED' as const,
      function: 'Adjointe',
      municipalityCode: '15014',
    },
  },
});

const expected = (
  registrationId: string,
  familyName: string,
): DayPackage['sheets'][number]['rows'][number] => ({
  registrationId,
  number: '84-0001',
  familyName,
  givenName: 'Camille',
  kind: 'ELECTED',
  function: 'Maire',
  body: 'Saint-Flour',
  needs: null,
  walkIn: false,
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 0,
  signature: null,
  flags: [],
  since: null,
  hasLeft: false,
  corrections: [],
});

export const aDay = (changes: Partial<DayPackage> = {}): DayPackage => ({
  sessionId,
  date: '2027-01-12',
  preparedAt: '2027-01-11T17:00:00.000Z',
  serverNow: '2027-01-11T17:00:00.000Z',
  rules: {
    multipleEntries: false,
    reentry: false,
    entriesPerDay: null,
    days: null,
    admitsPending: false,
    minutesBefore: 30,
    minutesAfter: 720,
    question: null,
    blocked: [],
  },
  sheets: [
    {
      sessionId,
      sessionRef: 'ARA-2027-01',
      sessionTitle: 'Journée de Saint-Flour',
      sessionState: 'PUBLISHED',
      place: 'Salle polyvalente, Saint-Flour',
      date: '2027-01-12',
      halfDay: {
        id: halfDayId,
        period: 'AM',
        startsAt: '2027-01-12T08:30:00.000Z',
        endsAt: '2027-01-12T11:30:00.000Z',
        startTime: '09:30',
        endTime: '12:30',
      },
      opensAt: '2027-01-12T08:00:00.000Z',
      isOpen: false,
      counts: { expected: 2, present: 0, absent: 0, excused: 0, signed: 0 },
      rows: [expected(one, 'Astier'), expected(two, 'Bonnet')],
      sealed: null,
    },
  ],
  outsiders: [],
  roomSecrets: [],
  badgeKeys: [],
  municipalities: [],
  ...changes,
});
