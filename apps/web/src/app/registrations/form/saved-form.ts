// Keeps the registration form in the tab (sessionStorage): nothing typed is lost on going back or reloading.
import * as z from 'zod';
import {
  answers,
  nobody,
  noAnswers,
  personAnswers,
  type Answers,
  type PersonAnswers,
} from './answers/answers';

const saved = z.object({ answers, key: z.uuid() });
export type SavedForm = z.output<typeof saved>;
const body = personAnswers.pick({ municipality: true, body: true });

const nameOf = (sessionId: string) => `treize.register.${sessionId}`;
const bodyName = 'treize.register.body';

/** A form just opened: the key travels with every attempt to send it, so that it registers once. */
export const freshForm = (given: Answers): SavedForm => ({ answers: given, key: crypto.randomUUID() });

/** The form left in this tab for that session, or null; what no longer reads is dropped. */
export const readForm = (sessionId: string, store: Storage = sessionStorage): SavedForm | null =>
  read(store, nameOf(sessionId), saved);

/** Keeps the form; false when the browser refuses (private mode, full store): the page then does not promise it. */
export const saveForm = (sessionId: string, form: SavedForm, store: Storage = sessionStorage): boolean =>
  write(store, nameOf(sessionId), form);

export const clearForm = (sessionId: string, store: Storage = sessionStorage): void =>
  forget(store, nameOf(sessionId));

/** Keeps the commune or EPCI just told, for the next person of the same one. */
export const keepBody = (
  { municipality, body: kind }: PersonAnswers,
  store: Storage = sessionStorage,
): boolean => write(store, bodyName, { municipality, body: kind });

/** Answers of a form opened for somebody else of the same commune. */
export const sameBodyAnswers = (store: Storage = sessionStorage): Answers => ({
  ...noAnswers,
  you: { ...nobody, ...read(store, bodyName, body) },
});

function read<T>(store: Storage, name: string, shape: z.ZodType<T>): T | null {
  try {
    const text = store.getItem(name);
    return text === null ? null : shape.parse(JSON.parse(text));
  } catch {
    forget(store, name);
    return null;
  }
}

function write(store: Storage, name: string, value: unknown): boolean {
  try {
    store.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function forget(store: Storage, name: string): void {
  try {
    store.removeItem(name);
  } catch {
    // Nothing was kept, nothing to clear.
  }
}
