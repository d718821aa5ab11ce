// One rule of the lint: a name, and what it finds wrong in an object.
import type { Reading } from './reading';

export interface Rule {
  name: string;
  /** Findings, one English sentence each; none when the object is right. */
  check(reading: Reading): string[];
}

/** A rule that is broken by each thing it returns. */
export const rule = (name: string, check: (reading: Reading) => string[]): Rule => ({ name, check });

/** A finding when the statement is false. */
export const unless = (statement: boolean, finding: string): string[] => (statement ? [] : [finding]);
