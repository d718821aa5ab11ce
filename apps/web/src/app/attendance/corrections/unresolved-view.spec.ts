// The tray: what waits first, and nothing told twice.
import type { UnresolvedRecord } from '@treize/contract/devices';
import { anId } from '../attendance.fixture';
import type { RefusedRecord } from '../device/local-sheet';
import { onlyHere, pendingFirst } from './unresolved-view';

const at = (hour: number) => `2027-01-12T${String(hour).padStart(2, '0')}:00:00.000Z`;
const record = (last: number, happened: number, resolvedAt?: number): UnresolvedRecord => ({
  id: anId(500 + last),
  recordId: anId(last),
  halfDayId: anId(100),
  sessionId: anId(200),
  sessionTitle: 'Budget',
  date: '2027-01-12',
  person: 'Orvault Camille',
  registrationId: anId(300),
  what: 'signature',
  code: 'half-day-sealed',
  deviceName: 'Chrome sur Android',
  by: 'Yann Kerzec',
  happenedAt: at(happened),
  receivedAt: at(20),
  correctable: true,
  resolution:
    resolvedAt === undefined
      ? null
      : { at: at(resolvedAt), by: 'Yann Kerzec', kind: 'DISMISSED', reason: 'Saisie double' },
});

it('what waits comes first, oldest on top; what was decided follows, latest on top', () => {
  const list = [record(1, 8, 21), record(2, 11), record(3, 9, 22), record(4, 10)];
  expect(pendingFirst(list).map(({ recordId }) => recordId)).toEqual([4, 2, 3, 1].map(anId));
});

it('[C19] a record refused here is shown once, and only with its own session', () => {
  const refused = (last: number, halfDay: number): RefusedRecord => ({
    id: anId(last),
    halfDayId: anId(halfDay),
    registrationId: anId(300),
    kind: 'SIGNED',
    code: 'half-day-sealed',
    since: null,
    deviceAt: at(10),
    refusedAt: at(11),
  });
  const kept = onlyHere([refused(1, 100), refused(2, 100), refused(3, 101)], new Set([anId(100)]), [
    record(2, 9),
  ]);
  expect(kept.map(({ id }) => id)).toEqual([anId(1)]);
});
