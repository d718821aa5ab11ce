// The checker is checked: the same registration with the lock switched off must be caught selling too many places.
import { brokenInvariants } from '../checks/invariants.ts';
import { runYardstick } from '../yardsticks/run.ts';
import type { Ground } from './ground.ts';

const tries = 5;

/** @returns what was seen; a control that the checker does not catch goes to `ground.wrong` */
export async function negativeControl(ground: Ground): Promise<string> {
  await ground.client.query('create sequence if not exists bench_places');
  for (let turn = 0; turn < tries; turn++) {
    await ground.client.query('alter sequence bench_places restart');
    const sessionId = await ground.session();
    const { seated } = await runYardstick({
      url: ground.url,
      kind: 'unlocked',
      clients: 16,
      seconds: Math.max(1, ground.sizes.yardstickSeconds),
      sessionIds: [sessionId],
      communes: await ground.communes(),
    });
    const { places } = ground.sizes;
    if (seated <= places) continue; // by luck nobody raced: once more
    const caught = await brokenInvariants(ground.client, [sessionId], ground.since);
    const told = `lock switched off: ${seated} places sold of ${places}`;
    if (caught.some((name) => name.startsWith('I1 '))) return `${told}, caught (${caught.join('; ')})`;
    ground.wrong.push(`negative control: ${told}, and the checker did not see it`);
    return told;
  }
  ground.wrong.push(
    `negative control: ${tries} runs without a lock never oversold, so the checker was not tried`,
  );
  return 'lock switched off: nothing oversold';
}
