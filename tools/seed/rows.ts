// Set-based inserts: rows travel as one JSON parameter and take the types of their table.
import type { EntityManager } from 'typeorm';

export type Row = Record<string, unknown>;

/** Rows of one statement at most: keeps each JSON parameter moderate. */
const chunk = 5000;

/** Inserts rows that all have the keys of the first one; the other columns keep their defaults. */
export async function insertRows(tx: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let start = 0; start < rows.length; start += chunk) {
    await tx.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [JSON.stringify(rows.slice(start, start + chunk))],
    );
  }
}
