// A record that could not be placed, in words: what it says, whether it may still become a correction.
import { deviceRecord, type DeviceRecord, type UnresolvedRecord } from '@treize/contract/devices';
import { saidBy } from '@treize/rules/attendance/said';
import { stateInWords } from '@treize/rules/attendance/wording';
import { rulesOf } from '../arrivals/rules-of';
import type { StoredUnresolved } from './unresolved.queries';

/** What the record says, when this version understands it. */
export const contentOf = ({ record }: Pick<StoredUnresolved, 'record'>): DeviceRecord | null =>
  deviceRecord.safeParse(JSON.parse(record)).data ?? null;

/** What it would have said of the person, as a correction says it; null when it is not about anybody. */
export function stateOf(content: DeviceRecord, row: StoredUnresolved) {
  const { action, method } = content;
  if (action.kind === 'CLOSED') return null;
  const { registrationId } = action;
  const said =
    action.kind === 'WALKED_IN'
      ? ({ kind: 'ENTERED', registrationId, badge: null, answer: null } as const)
      : action;
  return saidBy(said, row, row.happenedAt, rulesOf(row), method);
}

const words: Record<Exclude<DeviceRecord['action']['kind'], 'MARKED'>, string> = {
  SIGNED: 'signature',
  ENTERED: 'arrivée',
  LEFT: 'départ',
  WALKED_IN: 'personne hors liste',
  CLOSED: 'clôture de la demi-journée',
};
const whatOf = (content: DeviceRecord | null): string => {
  if (content === null) return 'enregistrement illisible';
  const { action } = content;
  return action.kind === 'MARKED' ? stateInWords(action) : words[action.kind];
};

const nameOf = (content: DeviceRecord | null): string =>
  content?.action.kind === 'WALKED_IN'
    ? `${content.action.person.givenName} ${content.action.person.familyName}`
    : '';

/** Only what came after the seal, about somebody, becomes a correction. */
export const isCorrectable = (row: StoredUnresolved, content: DeviceRecord | null): boolean =>
  row.code === 'half-day-sealed' && row.kind === null && content !== null && stateOf(content, row) !== null;

export function unresolvedView(row: StoredUnresolved): UnresolvedRecord {
  const { id, recordId, halfDayId, sessionId, sessionTitle, date, registrationId, code, deviceName, by } =
    row;
  const content = contentOf(row);
  const { kind, reason, resolvedAt } = row;
  return {
    ...{ id, recordId, halfDayId, sessionId, sessionTitle, date, registrationId, code, deviceName, by },
    person: row.person ?? nameOf(content),
    what: whatOf(content),
    happenedAt: row.happenedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    correctable: isCorrectable(row, content),
    resolution:
      kind === null || resolvedAt === null
        ? null
        : { at: resolvedAt.toISOString(), by: row.resolvedBy ?? '', kind, reason: reason ?? '' },
  };
}
