// Where the ledger of a half-day stood when its evidence was made: signed, so that corrections after the seal are told too.
import { hasOnly, isObject, isText, isTextOrNull, readCanonical } from './read';

export const headFormat = 'treize-ledger-head/1';

export interface LedgerHead {
  format: typeof headFormat;
  halfDayId: string;
  /** Number of facts, and the hash of the last one; null when there is none. */
  facts: number;
  hash: string | null;
  /** Instant of the statement. */
  at: string;
  /** Names of who corrected, and of whom a correction added, by id. */
  names: Record<string, string>;
}

/** What the text says; null when it is not canonical or says something else. */
export function readHead(canonical: string): LedgerHead | null {
  const value = readCanonical(canonical);
  if (value === null || !hasOnly(value, ['format', 'halfDayId', 'facts', 'hash', 'at', 'names'])) return null;
  const { format, facts, names } = value;
  const known =
    format === headFormat &&
    Number.isSafeInteger(facts) &&
    isText(value['halfDayId']) &&
    isText(value['at']) &&
    isTextOrNull(value['hash']) &&
    isObject(names) &&
    Object.values(names).every(isText);
  return known ? (value as unknown as LedgerHead) : null;
}
