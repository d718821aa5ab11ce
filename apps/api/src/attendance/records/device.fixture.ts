// For tests: a trainer's device that enrols, chains and seals its records, and sends them when it is told to.
import { randomUUID } from 'node:crypto';
import {
  devicePaths,
  enrolledDevice,
  syncAnswer,
  type DeviceRecord,
  type EnrolledDevice,
  type RecordAction,
  type RecordResult,
  type SyncAnswer,
} from '@treize/contract/devices';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { presenceStatement, trainerStatement } from '@treize/rules/attendance/wording';
import { CompactEncrypt, importJWK } from 'jose';
import type { TestApp } from '../../test-app.fixture';

type Change = Partial<Omit<DeviceRecord, 'action'>>;
type Cookie = { cookie: string };

export const marked = (
  registrationId: string,
  state: 'PRESENT' | 'ABSENT' | 'EXCUSED' = 'PRESENT',
  lateMinutes = 0,
  earlyMinutes = 0,
): RecordAction => ({ kind: 'MARKED', registrationId, state, lateMinutes, earlyMinutes });
export const signed = (
  registrationId: string,
  strokes: [number, number][][] | null = null,
): RecordAction => ({ kind: 'SIGNED', registrationId, strokes, statement: presenceStatement });
export const entered = (
  registrationId: string,
  badge: string | null = null,
  answer: string | null = null,
): RecordAction => ({ kind: 'ENTERED', registrationId, badge, answer });
export const left = (registrationId: string): RecordAction => ({ kind: 'LEFT', registrationId });
export const walkedIn = (registrationId: string, change: object = {}): RecordAction => ({
  kind: 'WALKED_IN',
  registrationId,
  person: {
    familyName: 'Wissan',
    givenName: 'Hélène',
    email: null,
    kind: 'ELECTED',
    function: 'Maire',
    municipalityCode: '15187',
    ...change,
  },
});
export const closing = (strokes: [number, number][][] | null = null): RecordAction => ({
  kind: 'CLOSED',
  strokes,
  statement: trainerStatement,
});

export class TestDevice {
  readonly id = randomUUID();
  private seq = 0;
  private head: string | null = null;
  private constructor(
    private readonly app: TestApp,
    private readonly cookie: Cookie,
    private readonly recordKey: EnrolledDevice['recordKey'],
  ) {}

  static async enrol(app: TestApp, cookie: Cookie, name = 'Tablette de la salle'): Promise<TestDevice> {
    const probe = new TestDevice(app, cookie, { kty: 'EC', crv: 'P-256', x: '', y: '' });
    const answer = await app.inject({
      method: 'POST',
      url: devicePaths.enrol,
      headers: cookie,
      payload: { id: probe.id, name },
    });
    const { recordKey } = enrolledDevice.parse(answer.json());
    return Object.assign(new TestDevice(app, cookie, recordKey), { id: probe.id });
  }

  /** The next record of the chain, at the clock of the test unless told otherwise. */
  next(halfDayId: string, action: RecordAction, change: Change = {}): DeviceRecord {
    const record: DeviceRecord = {
      id: randomUUID(),
      deviceId: this.id,
      seq: ++this.seq,
      previousHash: this.head,
      halfDayId,
      deviceAt: this.app.clock.now().toISOString(),
      offsetMs: 0,
      offline: false,
      method: 'TRAINER_DEVICE',
      confirmPending: false,
      force: null,
      ...change,
      action,
    };
    this.head = sha256(canonicalJson(record));
    return record;
  }

  async seal(record: object): Promise<string> {
    const key = await importJWK(this.recordKey, 'ECDH-ES');
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(record)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
      .encrypt(key);
  }

  /** Sends sealed texts as they are. */
  async post(records: readonly string[], cookie = this.cookie) {
    const url = devicePaths.sync(this.id);
    return this.app.inject({ method: 'POST', url, headers: cookie, payload: { records } });
  }

  async send(...records: object[]): Promise<SyncAnswer> {
    const answer = await this.post(await Promise.all(records.map((record) => this.seal(record))));
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return syncAnswer.parse(answer.json());
  }

  /** Records and sends at once. */
  async do(halfDayId: string, action: RecordAction, change: Change = {}): Promise<RecordResult> {
    const { results } = await this.send(this.next(halfDayId, action, change));
    return results[0] as RecordResult;
  }
}
