// What the sink took against what the database says: none lost, none twice, each revision one more than the last.
import type { StoredObject } from './queue.ts';
import type { Taken } from './sink.ts';

const shown = 5;
const some = (what: string, names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [`${what}: ${names.length} (${names.slice(0, shown).join(', ')}${names.length > shown ? '…' : ''})`];

/**
 * Sentences about what is wrong; none when all is well.
 * @param revisions how many each person must have received: 0, 1 … revisions - 1
 */
export function wrongDeliveries(
  taken: readonly Taken[],
  stored: readonly StoredObject[],
  ids: ReadonlySet<string>,
  people: number,
  revisions: number,
): string[] {
  const byId = new Map<string, Taken[]>();
  for (const one of taken) byId.set(one.messageId, [...(byId.get(one.messageId) ?? []), one]);
  const wrong = [
    ...some(
      'taken more than once',
      [...byId].filter(([, list]) => list.length > 1).map(([id]) => id),
    ),
    ...some(
      'taken, but nobody wrote it',
      [...byId.keys()].filter((id) => !ids.has(id)),
    ),
    ...some(
      'not accepted',
      stored
        .filter(({ state }) => state !== 'ACCEPTED')
        .map(({ messageId, state }) => `${messageId} ${state}`),
    ),
    ...some(
      'lost',
      stored.filter(({ messageId }) => !byId.has(messageId)).map(({ messageId }) => messageId),
    ),
  ];
  const altered = stored.filter((object) => {
    const one = byId.get(object.messageId)?.[0];
    return (
      one &&
      (one.sequence !== object.revision ||
        one.uid !== object.uid ||
        one.method !== object.method ||
        one.to !== object.to)
    );
  });
  const byUid = Map.groupBy(stored, ({ uid }) => uid);
  const expected = Array.from({ length: revisions }, (_, revision) => revision).join();
  const holed = [...byUid].filter(
    ([, objects]) =>
      objects
        .map(({ revision }) => revision)
        .toSorted((a, b) => a - b)
        .join() !== expected,
  );
  return [
    ...wrong,
    ...some(
      'another object than stored',
      altered.map(({ messageId }) => messageId),
    ),
    ...some(
      `SEQUENCE other than ${expected}`,
      holed.map(([uid, objects]) => `${uid}: ${objects.map(({ revision }) => revision).join()}`),
    ),
    ...(byUid.size === people ? [] : [`${byUid.size} invitations for ${people} people`]),
  ];
}
