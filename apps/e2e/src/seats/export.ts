// The organiser's export, as a spreadsheet opens it.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';

/** From the page of a session: one record a person, by family name; the columns by their heading. */
export async function exportOf(page: Page): Promise<Map<string, Record<string, string>>> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exporter (CSV)' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter: ';' });
  return new Map(rows.map((row) => [row['Nom'] ?? '', row]));
}
