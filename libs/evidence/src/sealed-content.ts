// What a sealed sheet says, read from its canonical text: the first form, and the second, which names the devices.
import { isObject, isText, isTextOrNull, readCanonical, type Members } from './read';

export const sealedFormats = ['treize-attendance-sheet/1', 'treize-attendance-sheet/2'] as const;

export interface SealedSignature {
  factId: string;
  method: string;
  statement: string | null;
  strokesHash: string | null;
  deviceAt: string;
  receivedAt: string;
}
export interface SealedRow {
  registrationId: string;
  number: string;
  familyName: string;
  givenName: string;
  function: string;
  body: string;
  walkIn: boolean;
  state: 'EXPECTED' | 'PRESENT' | 'ABSENT' | 'EXCUSED';
  lateMinutes: number;
  earlyMinutes: number;
  minutes: number;
  signature: SealedSignature | null;
}
/** The end of a device's chain in this half-day. */
export interface DeviceHead {
  id: string;
  seq: number;
  hash: string;
}
export interface SealedContent {
  format: (typeof sealedFormats)[number];
  body: { name: string; activityNumber: string; accreditation: string };
  session: {
    id: string;
    ref: string;
    title: string;
    module: string;
    regime: string;
    place: string;
    trainers: string[];
  };
  halfDay: {
    id: string;
    date: string;
    period: string;
    startTime: string;
    endTime: string;
    startsAt: string;
    endsAt: string;
    plannedMinutes: number;
  };
  rows: SealedRow[];
  /** The ledger that is sealed: hash of its last fact (null when it has none) and their number (null in the first form). */
  ledger: { hash: string | null; facts: number | null; devices: DeviceHead[] };
  seal: {
    trainerId: string;
    trainer: string;
    statement: string;
    strokesHash: string | null;
    /** The device that closed the half-day; null when it was closed otherwise. */
    deviceId: string | null;
    /** When the trainer closed it; `sealedAt` is when the server did. */
    closedAt: string;
    sealedAt: string;
  };
}

const states = ['EXPECTED', 'PRESENT', 'ABSENT', 'EXCUSED'];
const texts = (value: Members, names: readonly string[]) => names.every((name) => isText(value[name]));
const numbers = (value: Members, names: readonly string[]) =>
  names.every((name) => Number.isSafeInteger(value[name]));

const isSignature = (value: unknown): value is SealedSignature | null =>
  value === null ||
  (isObject(value) &&
    texts(value, ['factId', 'method', 'deviceAt', 'receivedAt']) &&
    isTextOrNull(value['strokesHash']));

const isRow = (value: unknown): value is SealedRow =>
  isObject(value) &&
  texts(value, ['registrationId', 'number', 'familyName', 'givenName', 'function', 'body']) &&
  numbers(value, ['lateMinutes', 'earlyMinutes', 'minutes']) &&
  states.includes(value['state'] as string) &&
  isSignature(value['signature']);

const isDevice = (value: unknown): value is DeviceHead =>
  isObject(value) && texts(value, ['id', 'hash']) && numbers(value, ['seq']);

function ledgerIn(value: Members): SealedContent['ledger'] | null {
  if (value['format'] === sealedFormats[0]) {
    const hash = value['ledgerHash'];
    return isTextOrNull(hash) ? { hash, facts: null, devices: [] } : null;
  }
  const ledger = value['ledger'];
  if (!isObject(ledger) || !isTextOrNull(ledger['hash']) || !numbers(ledger, ['facts'])) return null;
  const devices = ledger['devices'];
  if (!Array.isArray(devices) || !devices.every(isDevice)) return null;
  return { hash: ledger['hash'], facts: ledger['facts'] as number, devices };
}

function mainParts(value: Members): value is Members & Omit<SealedContent, 'ledger'> {
  const { format, body, session, halfDay, rows, seal } = value;
  return (
    (sealedFormats as readonly unknown[]).includes(format) &&
    isObject(body) &&
    texts(body, ['name', 'activityNumber']) &&
    isObject(session) &&
    texts(session, ['id', 'ref', 'title', 'module', 'place']) &&
    Array.isArray(session['trainers']) &&
    session['trainers'].every(isText) &&
    isObject(halfDay) &&
    texts(halfDay, ['id', 'date', 'period', 'startTime', 'endTime']) &&
    numbers(halfDay, ['plannedMinutes']) &&
    Array.isArray(rows) &&
    rows.every(isRow) &&
    isObject(seal) &&
    texts(seal, ['trainerId', 'trainer', 'statement', 'sealedAt']) &&
    isTextOrNull(seal['strokesHash'])
  );
}

/** What the canonical text of a sealed sheet says; null when it is not canonical or says something else. */
export function readSealed(canonical: string): SealedContent | null {
  const value = readCanonical(canonical);
  if (value === null || !mainParts(value)) return null;
  const ledger = ledgerIn(value);
  if (ledger === null) return null;
  const { format, session, halfDay, rows } = value;
  const body = { ...value.body, accreditation: value.body.accreditation ?? '' };
  const seal = {
    ...value.seal,
    deviceId: value.seal.deviceId ?? null,
    closedAt: value.seal.closedAt ?? value.seal.sealedAt,
  };
  return { format, body, session, halfDay, rows, ledger, seal };
}
