// Records that a device sends, in the order of its chain: each placed or kept aside in its own transaction, once.
import { Injectable } from '@nestjs/common';
import type { RecordResult, SyncAnswer } from '@treize/contract/devices';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Keys } from '../../platform/keys/keys.service';
import { advanceDevice, lockDevice, type DeviceState } from '../devices/devices.queries';
import { Devices } from '../devices/devices.service';
import { openRecord, type OpenRecord } from './open-record';
import { permissionFor, Placing, readable } from './placing.service';
import { formerRecord, halfDayPlaces, keepUnplaced, lockPerson, type HalfDayPlace } from './records.queries';

const unreadable: RecordResult = {
  id: null,
  seq: null,
  outcome: 'REFUSED',
  code: 'record-unreadable',
  since: null,
  registrationId: null,
  walkIn: null,
};

const answerTo = (record: OpenRecord, change: Partial<RecordResult>): RecordResult => ({
  id: record.id,
  seq: record.seq,
  outcome: 'RECORDED',
  code: null,
  since: null,
  registrationId: null,
  walkIn: null,
  ...change,
});

/** PostgreSQL found something in it that no column can hold: sending it again would never end otherwise. */
const cannotBeStored = (error: unknown): boolean =>
  error instanceof QueryFailedError && /^2[23]/.test((error.driverError as { code?: string }).code ?? '');

/** Name that a record gives to somebody who walked in. */
const walkInKey = ({ content }: OpenRecord): string | null =>
  content?.action.kind === 'WALKED_IN' ? content.action.registrationId : null;

/** Whom a record is about, by the name it gives. */
function personKey({ content }: OpenRecord): string | null {
  const action = content?.action;
  return action === undefined || action.kind === 'CLOSED' ? null : action.registrationId;
}

@Injectable()
export class Records {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly devices: Devices,
    private readonly placing: Placing,
  ) {}

  /**
   * Takes records until one is missing or cannot be opened: those after it are not answered, and stay on the device.
   * @throws Refusal `device-unknown`; `not-found` when one of them is about a half-day out of scope: nothing is taken then
   */
  async take(actor: Actor, deviceId: string, sealed: readonly string[]): Promise<SyncAnswer> {
    await this.devices.own(this.source.manager, actor, deviceId);
    const records = await Promise.all(sealed.map((one) => openRecord(this.keys, one)));
    const places = await this.placesOf(actor, records);
    const results: RecordResult[] = [];
    let gapAfter: number | null = null;
    for (const record of records) {
      if (record === null) {
        results.push(unreadable);
        break;
      }
      const result = await this.takeOne(
        actor,
        deviceId,
        record,
        places.get(record.halfDayId) as HalfDayPlace,
      );
      if (typeof result === 'number') {
        gapAfter = result;
        break;
      }
      results.push(result);
    }
    const { seq, headHash } = await this.devices.own(this.source.manager, actor, deviceId);
    return { serverNow: this.clock.now().toISOString(), seq, headHash, results, gapAfter };
  }

  /** Every half-day named, all of them in reach: one that is not refuses the whole request. */
  private async placesOf(
    actor: Actor,
    records: readonly (OpenRecord | null)[],
  ): Promise<Map<string, HalfDayPlace>> {
    const ids = [...new Set(records.flatMap((record) => record?.halfDayId ?? []))];
    const places = await halfDayPlaces(this.source.manager, ids);
    if (places.length < ids.length) throw new Refusal('not-found');
    const byId = new Map(places.map((place) => [place.id, place]));
    for (const record of records)
      if (record !== null) actor.mustReach(permissionFor(record), byId.get(record.halfDayId) ?? {});
    return byId;
  }

  /** The result, or the number of the last record held when some are missing before this one. */
  private takeOne(
    actor: Actor,
    deviceId: string,
    record: OpenRecord,
    place: HalfDayPlace,
  ): Promise<RecordResult | number> {
    return this.source.transaction(async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device === null) throw new Refusal('device-unknown');
      if (record.deviceId === deviceId && record.seq > device.seq + 1) return device.seq;
      const former = await this.formerResult(tx, device, record);
      if (former !== null) return former;
      const isNext = record.deviceId === deviceId && record.seq === device.seq + 1;
      const follows = isNext && record.previousHash === device.headHash;
      const result = follows
        ? await this.placeOrKeep(tx, actor, deviceId, record, place)
        : await this.keep(tx, actor, deviceId, record, place, new Refusal('record-altered'));
      if (isNext) {
        const read = { deviceId, seq: record.seq, recordId: record.id, hash: record.hash };
        await advanceDevice(tx, read, this.clock.now());
      }
      return result;
    });
  }

  /** What became of this very record when it was sent before; null when it was not, or was another. */
  private async formerResult(
    tx: EntityManager,
    device: DeviceState,
    record: OpenRecord,
  ): Promise<RecordResult | null> {
    if (record.deviceId !== device.id || record.seq > device.seq) return null;
    const former = await formerRecord(tx, device.id, record.seq, walkInKey(record));
    if (former?.hash !== record.hash) return null;
    const { code, walkedIn, became } = former;
    if (code !== null) return answerTo(record, { outcome: 'REFUSED', code });
    return answerTo(record, { outcome: 'KNOWN', registrationId: walkedIn, walkIn: became });
  }

  private async placeOrKeep(
    tx: EntityManager,
    actor: Actor,
    deviceId: string,
    record: OpenRecord,
    place: HalfDayPlace,
  ): Promise<RecordResult> {
    const { content } = record;
    if (content === null)
      return this.keep(tx, actor, deviceId, record, place, new Refusal('record-unreadable'));
    try {
      // A savepoint: what a refused record began is undone, and the record itself is kept.
      const walkedIn = await tx.transaction((inner) =>
        this.placing.place(inner, actor, readable(record, content)),
      );
      return answerTo(record, walkedIn ?? {});
    } catch (error) {
      const refusal = cannotBeStored(error) ? new Refusal('record-unreadable') : error;
      if (refusal instanceof Refusal && refusal.status < 500)
        return this.keep(tx, actor, deviceId, record, place, refusal);
      throw error;
    }
  }

  /** Keeps aside what could not be placed, with its reason, until a person decides. */
  private async keep(
    tx: EntityManager,
    actor: Actor,
    deviceId: string,
    record: OpenRecord,
    place: HalfDayPlace,
    { code, about }: Refusal,
  ): Promise<RecordResult> {
    const now = this.clock.now();
    const key = personKey(record);
    const person = key === null ? null : await lockPerson(tx, key);
    await keepUnplaced(tx, {
      recordId: record.id,
      deviceId,
      deviceSeq: record.seq,
      halfDayId: record.halfDayId,
      sessionId: place.sessionId,
      registrationId: person?.sessionId === place.sessionId ? person.id : null,
      code,
      record: record.canonical,
      deviceHash: record.hash,
      recordedBy: actor.mustBeSomeone(),
      happenedAt: record.content === null ? now : readable(record, record.content).happenedAt,
      receivedAt: now,
    });
    const since = about.facts?.['since'];
    return answerTo(record, { outcome: 'REFUSED', code, since: typeof since === 'string' ? since : null });
  }
}
