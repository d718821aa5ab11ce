// For tests of the other ways into the ledger: the whole app, a running session, people signed in, codes of the room.
import { randomUUID } from 'node:crypto';
import { signingPaths } from '@treize/contract/signing';
import { roomCode } from '@treize/evidence/room-code';
import type { InjectOptions } from 'fastify';
import { aPerson } from '../../people/people.fixture';
import { Links } from '../../platform/http/links';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aGrant, aRunningSession, type RunningSession } from '../attendance.fixture';
import { RoomCodes } from './alone/room-codes.service';

/** 10 h in Paris: the morning (9 h – 12 h 30) is under way. */
export const during = '2027-01-12T09:00:00Z';
export type Cookie = { cookie: string };

export interface Scene {
  app: TestApp;
  session: RunningSession;
  trainer: Cookie;
  neighbour: Cookie;
  /** A signed-in person of the session. */
  person(index: number): Promise<Cookie>;
  token(index: number): string;
  registration(index: number): string;
  /** The code shown now in the room of the morning. */
  code(): string;
  /** The pass of whoever read it. */
  pass(): Promise<string>;
  makeRemote(format?: 'REMOTE' | 'HYBRID'): Promise<void>;
  get(who: Cookie | null, url: string): ReturnType<TestApp['inject']>;
  post(who: Cookie | null, url: string, payload: InjectOptions['payload']): ReturnType<TestApp['inject']>;
}

export const startSigningApp = async (): Promise<TestApp> => {
  const app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187', '22070']);
  return app;
};

async function anOrganiser(app: TestApp, region: string): Promise<Cookie> {
  const personId = await app.source.transaction(async (tx) => {
    const id = await aPerson(tx);
    await aGrant(tx, id, 'REGIONAL_ORGANIZER', 'region', region);
    return id;
  });
  return app.signIn(personId);
}

export async function aScene(app: TestApp, people = 3): Promise<Scene> {
  app.clock.set(during);
  const session = await app.source.transaction((tx) => aRunningSession(tx, { people }));
  const registration = (index: number): string => session.registrations[index]?.id ?? '';
  const scene: Scene = {
    app,
    session,
    registration,
    trainer: await app.signIn(session.trainerId),
    neighbour: await anOrganiser(app, '53'),
    person: (index) => app.signIn(session.registrations[index]?.personId ?? ''),
    token: (index) => app.app.get(Links).sign('registration', registration(index)),
    code: () => roomCode(app.app.get(RoomCodes).secretOf(session.morning), app.clock.now()),
    pass: async () => {
      const answer = await scene.post(null, signingPaths.pass(session.morning), { code: scene.code() });
      return answer.json<{ pass: string }>().pass;
    },
    makeRemote: async (format = 'REMOTE') => {
      await app.source.query(
        `update sessions set format = $2, join_url = 'https://visio.example/1', venue_id = case $2 when 'HYBRID' then venue_id end
         where id = $1`,
        [session.sessionId, format],
      );
    },
    get: (who, url) => app.inject({ method: 'GET', url, ...(who ? { headers: who } : {}) }),
    post: (who, url, payload) =>
      app.inject({ method: 'POST', url, payload: payload ?? {}, ...(who ? { headers: who } : {}) }),
  };
  return scene;
}

/** A signature as the page sends it. */
export const aSignature = (app: TestApp, change: object = {}) => ({
  id: randomUUID(),
  token: null,
  pass: null,
  strokes: null,
  phoneKey: randomUUID().replaceAll('-', ''),
  deviceAt: app.clock.now().toISOString(),
  ...change,
});
