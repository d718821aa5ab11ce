// Compares the columns that entities declare with the columns that migrations made.
import type { DataSource } from 'typeorm';

interface ColumnRow {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: 'YES' | 'NO';
}

const udtOf: Record<string, string> = {
  smallint: 'int2',
  integer: 'int4',
  int: 'int4',
  bigint: 'int8',
  boolean: 'bool',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};

/** @returns one sentence a difference; empty when entities and tables agree */
export async function columnDifferences(source: DataSource): Promise<string[]> {
  const rows = await source.query<ColumnRow[]>(
    `select table_name, column_name, udt_name, is_nullable from information_schema.columns where table_schema = 'public'`,
  );
  const differences: string[] = [];
  for (const entity of source.entityMetadatas) {
    const columns = new Map(
      rows.filter((row) => row.table_name === entity.tableName).map((row) => [row.column_name, row]),
    );
    if (columns.size === 0) differences.push(`${entity.name}: no table ${entity.tableName}`);
    for (const { databaseName, type, isNullable, isArray } of entity.columns) {
      const row = columns.get(databaseName);
      const place = `${entity.tableName}.${databaseName}`;
      columns.delete(databaseName);
      if (!row) {
        differences.push(`${place}: declared by ${entity.name}, absent from the table`);
        continue;
      }
      const named = source.driver.normalizeType({ type });
      const expected = `${isArray ? '_' : ''}${udtOf[named] ?? named}`;
      if (row.udt_name !== expected)
        differences.push(`${place}: ${entity.name} says ${expected}, the table ${row.udt_name}`);
      if ((row.is_nullable === 'YES') !== isNullable)
        differences.push(`${place}: nullable in ${isNullable ? `${entity.name} only` : 'the table only'}`);
    }
    for (const name of columns.keys())
      differences.push(`${entity.tableName}.${name}: in the table, not in ${entity.name}`);
  }
  return differences;
}
