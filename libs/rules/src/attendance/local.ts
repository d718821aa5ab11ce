// What a device shows before the server has answered: the last sheet read, with the records made since applied to it.
import type { RowFlag } from './conflicts';
import { plannedMinutes } from './half-day';
import { momentOf } from './order';
import {
  afterFact,
  countedMinutes,
  countPresences,
  hasLeft,
  type AttendanceState,
  type Presence,
  type PresenceFact,
} from './presence';
import { saidBy, type DeviceMethod, type Drawing, type PersonAction, type Said } from './said';

/** The signature of a row, as a sheet shows it. */
interface ShownSignature {
  /** ISO 8601. */
  at: string;
  method: string;
  statement: string;
  strokes: Drawing | null;
}
/** A row of a sheet, as far as records change it. */
export interface SheetRow {
  registrationId: string;
  state: AttendanceState;
  lateMinutes: number;
  earlyMinutes: number;
  minutes: number;
  signature: ShownSignature | null;
  flags: readonly RowFlag[];
  /** ISO 8601. */
  since: string | null;
  hasLeft: boolean;
}
/** What a walk-in's record tells of the person. */
export interface NewcomerAction<P> {
  kind: 'WALKED_IN';
  registrationId: string;
  person: P;
}
/** A record of this device, and how far it went. */
export interface LocalRecord<P> {
  /** ISO 8601, clock of the device. */
  deviceAt: string;
  offsetMs: number;
  offline: boolean;
  force: { reason: string } | null;
  method: DeviceMethod;
  action: PersonAction | NewcomerAction<P> | { kind: 'CLOSED' };
  /** `sent`: the server has it, the sheet shown does not yet. */
  delivery: 'waiting' | 'sent' | 'refused';
  /** Refusal code of a refused record. */
  code: string | null;
}
export interface LocalGround<R extends SheetRow, P> {
  halfDay: { startsAt: string; endsAt: string };
  isSealed: boolean;
  rules: { multipleEntries: boolean };
  rows: readonly R[];
  /** Makes the row of a walk-in, undecided. */
  newcomer(registrationId: string, person: P): R;
}
export type LocalRow<R> = R & { delivery: 'done' | 'waiting' | 'refused'; refusal: string | null };
export interface Applied<R> {
  rows: LocalRow<R>[];
  counts: ReturnType<typeof countPresences>;
  closing: 'open' | 'waiting' | 'sealed';
}

type ShownFact = PresenceFact & { shown: ShownSignature | null };

/** The presence that a row shows; its exit, whose moment a row does not tell, is that of the minutes missed. */
export function presenceOfRow(row: SheetRow, endsAt: Date): Presence<ShownFact> {
  const { state, lateMinutes, earlyMinutes } = row;
  const since = row.since === null ? null : new Date(row.since);
  const leftAt = row.hasLeft ? new Date(endsAt.getTime() - earlyMinutes * 60_000) : null;
  const said = { id: '', kind: 'SIGNED', state: 'PRESENT', lateMinutes, earlyMinutes } as const;
  const signature = row.signature && {
    ...said,
    happenedAt: new Date(row.signature.at),
    shown: row.signature,
  };
  return { state, lateMinutes, earlyMinutes, signature, since, leftAt };
}

function factOf(said: Said, happenedAt: Date): ShownFact {
  const { kind, state, lateMinutes, earlyMinutes, method, statement, strokes } = said;
  const shown = statement === null ? null : { at: happenedAt.toISOString(), method, statement, strokes };
  return { id: '', kind, state, lateMinutes, earlyMinutes, happenedAt, shown };
}

function applied<R extends SheetRow, P>(
  row: LocalRow<R>,
  record: LocalRecord<P> & { action: PersonAction },
  { halfDay, rules }: LocalGround<R, P>,
): LocalRow<R> {
  if (record.delivery === 'refused') return { ...row, delivery: 'refused', refusal: record.code };
  const half = { startsAt: new Date(halfDay.startsAt), endsAt: new Date(halfDay.endsAt) };
  const moment = momentOf(new Date(record.deviceAt), record.offsetMs);
  const said = saidBy(record.action, half, moment, rules, record.method);
  const presence = afterFact(presenceOfRow(row, half.endsAt), factOf(said, moment), half);
  const flags = new Set<RowFlag>(row.flags);
  if (record.force !== null) flags.add('FORCED');
  if (record.offline) flags.add('OFFLINE');
  return {
    ...row,
    state: presence.state,
    lateMinutes: presence.lateMinutes,
    earlyMinutes: presence.earlyMinutes,
    minutes: countedMinutes(presence, plannedMinutes(half)),
    signature: presence.signature?.shown ?? null,
    since: presence.since?.toISOString() ?? null,
    hasLeft: hasLeft(presence),
    flags: [...flags],
    delivery: record.delivery === 'waiting' ? 'waiting' : row.delivery,
    refusal: record.delivery === 'waiting' ? null : row.refusal,
  };
}

/**
 * Applies the records of one half-day, in the order of their chain. A refused record changes nothing but what its row says;
 * records of other devices wait for the next sheet of the server, which decides.
 */
export function applyRecords<R extends SheetRow, P>(
  ground: LocalGround<R, P>,
  records: readonly LocalRecord<P>[],
): Applied<R> {
  const rows = new Map<string, LocalRow<R>>(
    ground.rows.map((row) => [row.registrationId, { ...row, delivery: 'done', refusal: null }]),
  );
  let closing: Applied<R>['closing'] = ground.isSealed ? 'sealed' : 'open';
  for (const record of records) {
    const { action, delivery } = record;
    if (action.kind === 'CLOSED') {
      if (closing === 'open' && delivery !== 'refused') closing = 'waiting';
      continue;
    }
    const { registrationId } = action;
    if (action.kind === 'WALKED_IN' && !rows.has(registrationId) && delivery !== 'refused') {
      const row = ground.newcomer(registrationId, action.person);
      rows.set(registrationId, { ...row, delivery: 'done', refusal: null });
    }
    const row = rows.get(registrationId);
    if (row === undefined) continue;
    const said: PersonAction =
      action.kind === 'WALKED_IN' ? { kind: 'ENTERED', registrationId, badge: null, answer: null } : action;
    rows.set(registrationId, applied(row, { ...record, action: said }, ground));
  }
  const list = [...rows.values()];
  return { rows: list, counts: countPresences(list), closing };
}
