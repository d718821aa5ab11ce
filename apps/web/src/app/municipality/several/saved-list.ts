// Keeps the list in the tab (sessionStorage): nothing typed, and no result, is lost on reload or on going back.
import { rowOutcome } from '@treize/contract/municipality';
import * as z from 'zod';
import { listRow } from './list-row';

/** A row that is done: who, and what became of it. */
export const rowResult = rowOutcome
  .pick({ key: true, outcome: true, number: true, rank: true, reasons: true })
  .extend({ name: z.string(), hasMailbox: z.boolean(), isElected: z.boolean() });
export type RowResult = z.output<typeof rowResult>;

const savedList = z.object({
  rows: z.array(listRow),
  together: z.boolean(),
  results: z.array(rowResult),
  pasted: z.string().describe('text not read yet'),
});
export type SavedList = z.output<typeof savedList>;

/** One list a commune and session. */
export const listName = (code: string, sessionId: string): string => `treize.several.${code}.${sessionId}`;

/** The list left in this tab, or null; what no longer reads is dropped. */
export function readList(name: string, store: Storage = sessionStorage): SavedList | null {
  try {
    return savedList.parse(JSON.parse(store.getItem(name) ?? 'null'));
  } catch {
    return null;
  }
}

/** False when the browser refuses (private mode, full store): the page then does not promise it. */
export function saveList(name: string, list: SavedList, store: Storage = sessionStorage): boolean {
  try {
    if (list.rows.length + list.results.length + list.pasted.length === 0) store.removeItem(name);
    else store.setItem(name, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}
