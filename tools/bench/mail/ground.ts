// The ground of the mail bench: an own server, one API process, one worker, a sink, a session full of invited people.
import { settingsOf, startApi, type ApiProcess } from '../ground/api-process.ts';
import { migrate, startBenchServer } from '../ground/server.ts';
import { openStage, type Stage } from '../ground/stage.ts';
import { measureLoad } from '../load/measure.ts';
import { anOrganiser, aSessionWithADay } from './moving.ts';
import { untilQuiet } from './queue.ts';
import { startSink, type Sink } from './sink-process.ts';
import type { Taken } from './sink.ts';
import type { Sizes } from './sizes.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface Ground extends Stage {
  sizes: Sizes;
  api: ApiProcess;
  worker: WorkerProcess;
  sink: Sink;
  /** Everything the sink took so far. */
  taken: Taken[];
  sessionId: string;
  /** Cookie of the organiser. */
  cookie: string;
}

/** As fast as it goes, at any hour, at once. */
const unpaced = {
  UPDATE_DELAY_SECONDS: '0',
  QUIET_HOURS: 'none',
  MAIL_PER_SECOND: '100000',
  MAIL_PER_DOMAIN_MINUTE: '0',
};

export async function prepareGround(sizes: Sizes): Promise<Ground> {
  const server = await startBenchServer();
  const stage = await openStage(server, 'treize', { places: sizes.people, yardstickSeconds: 0 });
  const { url, client } = stage;
  migrate(url, sizes.dist);
  const sink = await startSink();
  const settings = { ...unpaced, SMTP_URL: sink.url };
  const api = await startApi(url, sizes.dist, 'apps/api/main.js', settings);
  const worker = startWorker(sizes.dist, { ...settingsOf(url, api.port), ...settings });
  const ground: Ground = {
    ...stage,
    sizes,
    api,
    worker,
    sink,
    taken: [],
    sessionId: await aSessionWithADay(client, sizes.people),
    cookie: await anOrganiser(client),
    async close() {
      await worker.stop();
      await api.stop();
      sink.close();
      await stage.close();
      await server.close();
    },
  };
  await fill(ground);
  return ground;
}

/** Everybody registers through HTTP, and their invitations leave. */
async function fill(ground: Ground): Promise<void> {
  const { sizes, api, client, sessionId } = ground;
  const perSecond = 300;
  const { counts } = await measureLoad(ground, 'filling', {
    processes: [api],
    connections: 64,
    asks: { kind: 'register', sessionIds: [sessionId] },
    pace: { kind: 'paced', perSecond, count: sizes.people },
  });
  if (counts.accepted !== sizes.people)
    throw new Error(`${counts.accepted} of ${sizes.people} people are registered`);
  await untilQuiet(client);
  ground.taken.push(...(await ground.sink.taken()));
}
