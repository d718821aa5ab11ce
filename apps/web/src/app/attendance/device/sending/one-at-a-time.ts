// One tab of this browser at a time, by Web Locks; where they are missing, one after the other inside the page.
const last = new Map<string, Promise<unknown>>();

/** Runs `work` once nobody else holds `name`, in this tab or another. */
export function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = globalThis.navigator as { locks?: LockManager };
  if (locks) return locks.request(name, work);
  const next = (last.get(name) ?? Promise.resolve()).then(work, work);
  last.set(
    name,
    next.catch(() => undefined),
  );
  return next;
}
