// For tests: a session that runs, its trainer signed in with a device, and what they see of it; open() once, reset() before each.
import { attendancePaths, sheet, type Sheet } from '@treize/contract/attendance';
import { devicePaths, unresolvedList, type UnresolvedRecord } from '@treize/contract/devices';
import type { Role } from '@treize/rules/auth/roles';
import { someoneWith } from '../../auth/auth.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aRunningSession, type RunningSession } from '../attendance.fixture';
import { factsOfHalfDay, type NamedFact } from '../ledger/ledger.queries';
import { TestDevice } from './device.fixture';

/** In the morning of the session. */
export const during = '2027-01-12T09:00:00Z';

export let app: TestApp;
export let session: RunningSession;
export let trainer: { cookie: string };
export let device: TestDevice;

export async function open(): Promise<void> {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187', '22070']);
}
export async function reset(): Promise<void> {
  app.clock.set(during);
  session = await anotherSession();
  trainer = await app.signIn(session.trainerId);
  device = await TestDevice.enrol(app, trainer);
}
export const close = () => app.close();

export const anotherSession = (): Promise<RunningSession> =>
  app.source.transaction((tx) => aRunningSession(tx));
/** A new person with this role, signed in. */
export const someone = async (role: Role, scope: string) =>
  app.signIn(await someoneWith(app.source.manager, role, scope));
/** Registration of somebody of the session. */
export const person = (index: number): string => session.registrations[index]?.id ?? '';
export const setStatus = (index: number, status: string) =>
  app.source.query('update registrations set status = $2 where id = $1', [person(index), status]);

/** Of the morning. */
export const facts = (): Promise<NamedFact[]> => factsOfHalfDay(app.source.manager, session.morning, null);

const read = async (url: string): Promise<unknown> =>
  (await app.inject({ method: 'GET', url, headers: trainer })).json();

export const theSheet = async (halfDayId = session.morning): Promise<Sheet> =>
  sheet.parse(await read(attendancePaths.sheet(halfDayId)));

export const row = async (index: number) =>
  (await theSheet()).rows.find(({ registrationId }) => registrationId === person(index));

export const tray = async (): Promise<UnresolvedRecord[]> =>
  unresolvedList.parse(await read(devicePaths.unresolved(session.sessionId)));

/** Decides on a record of a device that waits in the tray. */
export async function resolve(record: { id: string }, payload: object) {
  const waiting = (await tray()).find(({ recordId }) => recordId === record.id);
  const url = devicePaths.resolve(waiting?.id ?? '');
  return app.inject({ method: 'POST', url, headers: trainer, payload });
}
