// The demo content, written once in one transaction: all dates are offsets from the instant of the first start.
import type { Config } from '@treize/api/platform/config';
import { parisDate } from '@treize/rules/time/wall';
import type { DataSource, EntityManager } from 'typeorm';
import { readCatalogue } from './catalogue';
import { Dice } from './dice';
import { writePastMailing, writeRegionReminder } from './mailings/past-mailing';
import { writePeople } from './people/write-people';
import { readRegions, writeLabels, writeVenues } from './places';
import { planSessions } from './sessions/plan';
import { writeSessions } from './sessions/write-sessions';
import { openDeadlines } from './stories/deadlines';
import { addTodaySession } from './today/today-session';

const source = 'demo';

async function isSeeded(tx: EntityManager): Promise<boolean> {
  return (await tx.query<unknown[]>('select 1 from reference_loads where source = $1', [source])).length > 0;
}

/** @returns false when the demo content was there already: nothing is changed then */
export async function seedDemo(database: DataSource, now: Date, config: Config): Promise<boolean> {
  if (await isSeeded(database.manager)) return false;
  const deadlines = await openDeadlines(config);
  const write = database.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('demo content'))`);
    if (await isSeeded(tx)) return false;
    await tx.query(`set local statement_timeout = '1min'`);
    const dice = new Dice(1313);
    const today = parisDate(now);
    const regions = await readRegions(tx);
    await writeLabels(tx, today);
    const catalogue = await readCatalogue(tx);
    const venues = await writeVenues(tx, regions, now);
    const cast = await writePeople(tx, dice, regions, now);
    await writeSessions(
      tx,
      { now, config, dice, regions, catalogue, venues, cast },
      planSessions(dice, today),
    );
    await addTodaySession(tx, now, dice, config);
    await writePastMailing(tx, cast.demo.organiserAura, now, config);
    await writeRegionReminder(tx, cast.demo.organiserAura, now);
    await deadlines.schedule(tx);
    await tx.query('insert into reference_loads (source, edition) values ($1, $2)', [source, today]);
    await tx.query('analyze');
    return true;
  });
  return write.finally(() => deadlines.close());
}
