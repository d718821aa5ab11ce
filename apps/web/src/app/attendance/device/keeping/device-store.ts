// What this browser keeps (IndexedDB): sealed records until the server answers, and encrypted days. Versions only ever add.
import { Dexie, type Table } from 'dexie';
import type { EnrolledDevice, WalkInBecame } from '@treize/contract/devices';

/** One browser as one person uses it: its chain of records goes on from `seq` and `headHash`. */
export interface DeviceRow {
  personId: string;
  id: string;
  /** Public key of the server to which records are sealed. */
  recordKey: EnrolledDevice['recordKey'];
  seq: number;
  headHash: string | null;
  offsetMs: number;
  lastExchangeAt: string;
}

/** A record as the server alone can read it. Kept a while after it was sent, should the server ask for it again. */
export interface QueueRow {
  deviceId: string;
  seq: number;
  personId: string;
  id: string;
  halfDayId: string;
  kind: string;
  registrationId: string | null;
  deviceAt: string;
  jwe: string;
  /** 0 until the server has answered for it; then when it did, in milliseconds. */
  sentAt: number;
}

/** What the server did not place. */
export type RefusedRow = Omit<QueueRow, 'jwe' | 'sentAt' | 'personId'> & {
  code: string;
  since: string | null;
  refusedAt: string;
};

/** Something encrypted with the key that the PIN opens. */
export interface Box {
  iv: Uint8Array<ArrayBuffer>;
  cipher: ArrayBuffer;
}

/** A record in its own words, for this device's display: kept until a sheet of the server holds it. */
export interface NoteRow {
  id: string;
  halfDayId: string;
  box: Box;
}

/** The registration that a walk-in of this device became, by the id it was given here. */
export interface WalkInRow {
  key: string;
  registrationId: string;
  /** What the server said of it; missing from what was kept before it said so. */
  told?: {
    halfDayId: string;
    became: WalkInBecame;
    at: string;
    isRead: boolean;
  };
}

/** A day that was asked for; `box` is null until its first download has ended. */
export interface DayRow {
  key: string;
  personId: string;
  sessionId: string;
  date: string;
  title: string;
  preparedAt: string;
  halfDays: string[];
  box: Box | null;
  /** 1 from the moment it is asked for, or asked for again, until all of it is here. */
  wanted: 0 | 1;
}

/** The key of the days, wrapped by the PIN and by a key of this browser that cannot be read out of it. */
export interface VaultRow {
  id: 'pin';
  personId: string;
  salt: Uint8Array<ArrayBuffer>;
  browserKey: CryptoKey;
  wrapped: Box;
  triesLeft: number;
}

export class DeviceStore extends Dexie {
  declare readonly devices: Table<DeviceRow, string>;
  declare readonly queue: Table<QueueRow, [string, number]>;
  declare readonly refused: Table<RefusedRow, string>;
  declare readonly notes: Table<NoteRow, string>;
  declare readonly walkIns: Table<WalkInRow, string>;
  declare readonly days: Table<DayRow, string>;
  declare readonly vault: Table<VaultRow, string>;

  constructor(name = 'treize-attendance') {
    // A record is told as kept only once it is on the disk, and is read from there.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      devices: 'personId',
      queue: '[deviceId+seq], &id, [personId+sentAt]',
      refused: 'id, halfDayId',
      notes: 'id, halfDayId',
      walkIns: 'key',
      days: 'key, [personId+wanted]',
      vault: 'id',
    });
  }
}

export const dayKey = (sessionId: string, date: string): string => `${sessionId} ${date}`;
