// G17 and the idle half of G16: what a start takes, and what a process holds before any request.
import { startApi } from '../ground/api-process.ts';
import { memoryOf } from '../ground/usage.ts';
import type { Ground } from './ground.ts';

/** Starts one more process, waits until it is quiet, stops it. */
export async function measureStart({ url, sizes, figures }: Ground): Promise<void> {
  const process = await startApi(url, sizes.dist);
  figures.add('live after', process.liveAfter / 1000);
  figures.add('ready after', process.readyAfter / 1000);
  await new Promise((wake) => setTimeout(wake, 1000));
  figures.add('memory idle', memoryOf(process.pid));
  await process.stop();
}
