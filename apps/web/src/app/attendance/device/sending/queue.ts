// Sends what waits, in the order of the chain. A record stops waiting only when the server has answered for that record.
import type { RecordResult, SyncAnswer } from '@treize/contract/devices';
import { Dexie } from 'dexie';
import { problemOf } from '../../../platform/refused';
import type { DeviceStore, QueueRow } from '../keeping/device-store';
import { offsetOf } from './clock-offset';

/** Takes sealed records of one device to the server. @throws Refused */
export type Transport = (deviceId: string, records: string[]) => Promise<SyncAnswer>;

/**
 * `done`: nothing waits; `failed`: no network or a fault of the server, to try again; `signed-out`: sign in first;
 * `unknown-device`: to enrol again; `gap`: the server asks for a record this browser no longer has; else the refusal code
 * of the whole request. In every case but `done` everything not answered for still waits.
 */
export type Outcome = 'done' | 'failed' | 'signed-out' | 'unknown-device' | 'gap' | { code: string };

const mostRecords = 50;
/** Characters of one request: signatures are long, and a village hall's network is slow. */
const mostLength = 400_000;
const keptSentMs = 30 * 24 * 3_600_000;
/** Answers that mean "not now". */
const passing = new Set(['unavailable', 'busy', 'too-many-requests', 'unexpected']);

export function outcomeOf(error: unknown): Outcome {
  const { code } = problemOf(error);
  if (passing.has(code)) return 'failed';
  if (code === 'unauthenticated') return 'signed-out';
  return code === 'device-unknown' ? 'unknown-device' : { code };
}

function firstOf(rows: readonly QueueRow[]): QueueRow[] {
  let length = 0;
  const [first] = rows;
  return rows
    .filter(({ deviceId }) => deviceId === first?.deviceId)
    .slice(0, mostRecords)
    .filter((row, index) => (length += row.jwe.length) <= mostLength || index === 0);
}

export class Queue {
  constructor(
    private readonly store: DeviceStore,
    private readonly transport: Transport,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Records of this person that the server has not answered for. */
  waiting(personId: string): Promise<QueueRow[]> {
    return this.store.queue.where('[personId+sentAt]').equals([personId, 0]).sortBy('seq');
  }

  /** One caller at a time: see `oneAtATime`. */
  async send(personId: string): Promise<Outcome> {
    /** When the server lacks records that were sent before: again from this one. */
    let again: { deviceId: string; seq: number } | null = null;
    let asked = 0;
    for (;;) {
      const batch: QueueRow[] = again ? await this.from(again) : firstOf(await this.waiting(personId));
      const [first] = batch;
      if (!first) return 'done';
      const answer = await this.taken(personId, batch);
      if (!('results' in answer)) return answer.outcome;
      const { deviceId } = first;
      if (answer.gapAfter !== null) {
        const lacking: number = answer.gapAfter + 1;
        const held = await this.store.queue.get([deviceId, lacking]);
        // Asked twice for the same one, the server would ask for ever.
        if (!held || lacking <= asked) return 'gap';
        asked = lacking;
        again = { deviceId, seq: lacking };
      } else {
        const unread = answer.results.find(({ id }) => id === null);
        if (unread) return { code: unread.code ?? 'record-unreadable' };
        if (!answer.results.some((result) => answered(batch, result))) return 'failed';
        const next: { deviceId: string; seq: number } = { deviceId, seq: first.seq + answer.results.length };
        again = again && (await this.store.queue.get([deviceId, next.seq])) ? next : null;
      }
    }
  }

  /** Sealed records are kept a while after they were sent, in case the server has to be given them again. */
  async forgetOld(): Promise<void> {
    const limit = this.now().getTime() - keptSentMs;
    await this.store.queue.filter(({ sentAt }) => sentAt > 0 && sentAt < limit).delete();
    await this.store.walkIns.filter(({ told }) => told !== undefined && Date.parse(told.at) < limit).delete();
  }

  private async from({ deviceId, seq }: { deviceId: string; seq: number }): Promise<QueueRow[]> {
    const range = this.store.queue
      .where('[deviceId+seq]')
      .between([deviceId, seq], [deviceId, Dexie.maxKey], true, true);
    return firstOf(await range.sortBy('seq'));
  }

  private async taken(personId: string, batch: QueueRow[]): Promise<SyncAnswer | { outcome: Outcome }> {
    const [{ deviceId }] = batch as [QueueRow];
    const sentAt = this.now();
    try {
      const answer = await this.transport(
        deviceId,
        batch.map(({ jwe }) => jwe),
      );
      await this.acknowledge(personId, batch, answer, sentAt);
      return answer;
    } catch (error) {
      return { outcome: outcomeOf(error) };
    }
  }

  private async acknowledge(
    personId: string,
    batch: QueueRow[],
    answer: SyncAnswer,
    sentAt: Date,
  ): Promise<void> {
    const { devices, queue, refused, walkIns } = this.store;
    const at = this.now();
    await this.store.transaction('rw', devices, queue, refused, walkIns, async () => {
      for (const result of answer.results) {
        const row = answered(batch, result);
        if (!row) continue;
        await queue.update([row.deviceId, row.seq], { sentAt: at.getTime() });
        if (result.outcome === 'REFUSED') await refused.put(refusedRow(row, result, at));
        else if (row.kind === 'WALKED_IN' && row.registrationId && result.registrationId) {
          const { registrationId: key, halfDayId } = row;
          const { registrationId, walkIn } = result;
          const known = (await walkIns.get(key))?.told;
          const news = walkIn && { halfDayId, became: walkIn, at: at.toISOString(), isRead: false };
          const told = known ?? news;
          await walkIns.put({ key, registrationId, ...(told && { told }) });
        }
      }
      const contact = { offsetMs: offsetOf(answer.serverNow, sentAt, at), lastExchangeAt: at.toISOString() };
      await devices.update(personId, contact);
    });
  }
}

/** The record that a result names; one that the server cannot open is named by nobody, and stays. */
const answered = (batch: QueueRow[], { id }: RecordResult): QueueRow | undefined =>
  batch.find((row) => row.id === id);

const refusedRow = (
  { id, deviceId, seq, halfDayId, kind, registrationId, deviceAt }: QueueRow,
  { code, since }: RecordResult,
  at: Date,
) => ({
  id,
  deviceId,
  seq,
  halfDayId,
  kind,
  registrationId,
  deviceAt,
  code: code ?? 'unexpected',
  since,
  refusedAt: at.toISOString(),
});
