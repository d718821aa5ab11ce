// Keeps the registration form in the tab (sessionStorage): nothing typed is lost on going back or reloading.
import * as z from 'zod';
import { answers, type Answers } from './answers';

const saved = z.object({ answers, key: z.uuid() });
export type SavedForm = z.output<typeof saved>;

const nameOf = (sessionId: string) => `treize.register.${sessionId}`;

/** A form just opened: the key travels with every attempt to send it, so that it registers once. */
export const freshForm = (given: Answers): SavedForm => ({ answers: given, key: crypto.randomUUID() });

/** The form left in this tab for that session, or null; what no longer reads is dropped. */
export function readForm(sessionId: string, store: Storage = sessionStorage): SavedForm | null {
  const text = read(store, nameOf(sessionId));
  if (text === null) return null;
  try {
    return saved.parse(JSON.parse(text));
  } catch {
    clearForm(sessionId, store);
    return null;
  }
}

/** Keeps the form; false when the browser refuses (private mode, full store): the page then does not promise it. */
export function saveForm(sessionId: string, form: SavedForm, store: Storage = sessionStorage): boolean {
  try {
    store.setItem(nameOf(sessionId), JSON.stringify(form));
    return true;
  } catch {
    return false;
  }
}

export function clearForm(sessionId: string, store: Storage = sessionStorage): void {
  try {
    store.removeItem(nameOf(sessionId));
  } catch {
    // Nothing was kept, nothing to clear.
  }
}

function read(store: Storage, name: string): string | null {
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}
