// For tests: a session that runs, its trainer signed in with a device, and what they see of it.
import { attendancePaths, sheet, type Sheet } from '@treize/contract/attendance';
import { devicePaths, unresolvedList, type UnresolvedRecord } from '@treize/contract/devices';
import type { TestApp } from '../../test-app.fixture';
import { aRunningSession, type RunningSession } from '../attendance.fixture';
import { factsOfHalfDay, type NamedFact } from '../ledger/ledger.queries';
import { TestDevice } from './device.fixture';

/** In the morning of the session. */
export const during = '2027-01-12T09:00:00Z';

export interface Stage {
  app: TestApp;
  session: RunningSession;
  trainer: { cookie: string };
  device: TestDevice;
}

export async function aStage(app: TestApp): Promise<Stage> {
  app.clock.set(during);
  const session = await app.source.transaction((tx) => aRunningSession(tx));
  const trainer = await app.signIn(session.trainerId);
  return { app, session, trainer, device: await TestDevice.enrol(app, trainer) };
}

export const personAt = ({ session }: Stage, index: number): string => session.registrations[index]?.id ?? '';

export const factsOf = ({ app, session }: Stage): Promise<NamedFact[]> =>
  factsOfHalfDay(app.source.manager, session.morning, null);

const read = async ({ app, trainer }: Stage, url: string): Promise<unknown> =>
  (await app.inject({ method: 'GET', url, headers: trainer })).json();

export const sheetOf = async (stage: Stage, halfDayId = stage.session.morning): Promise<Sheet> =>
  sheet.parse(await read(stage, attendancePaths.sheet(halfDayId)));

export const rowOf = async (stage: Stage, index: number) =>
  (await sheetOf(stage)).rows.find(({ registrationId }) => registrationId === personAt(stage, index));

export const trayOf = async (stage: Stage): Promise<UnresolvedRecord[]> =>
  unresolvedList.parse(await read(stage, devicePaths.unresolved(stage.session.sessionId)));

/** The id under which the tray shows a record of a device. */
export async function trayIdOf(stage: Stage, record: { id: string }): Promise<string> {
  return (await trayOf(stage)).find(({ recordId }) => recordId === record.id)?.id ?? '';
}
