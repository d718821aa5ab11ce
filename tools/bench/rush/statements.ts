// G10: statements sent to PostgreSQL for a registration, alone and in a rush, as PostgreSQL itself counts and times them.
import type { Ground } from './ground.ts';
import { checkAfter, measureLoad } from '../load/measure.ts';

export interface StatementCount {
  sql: string;
  perRegistration: number;
  /** Milliseconds that PostgreSQL spends in it for each registration. */
  milliseconds: number;
}

export interface StatementsSeen {
  alone: StatementCount[];
  inRush: StatementCount[];
}

const isFraming = (sql: string): boolean => /^(begin|start transaction|commit|rollback)/i.test(sql);

async function track(ground: Ground, what: 'top' | 'none'): Promise<void> {
  await ground.client.query(`alter system set pg_stat_statements.track = '${what}'`);
  await ground.client.query('select pg_reload_conf()');
  await new Promise((wake) => setTimeout(wake, 300));
}

/** What one process sends with that many connections, most frequent first; transactions' own words are left apart. */
async function counted(
  ground: Ground,
  name: string,
  connections: number,
): Promise<{ statements: StatementCount[]; framing: number }> {
  const sessionIds = [await ground.session()];
  await ground.client.query('select pg_stat_statements_reset()');
  const { seen, counts } = await measureLoad(ground, name, {
    processes: [ground.apis[0]],
    connections,
    asks: { kind: 'register', sessionIds },
    pace: { kind: 'steady', seconds: Math.min(2, ground.sizes.seconds) },
  });
  const { rows } = await ground.client.query<{ sql: string; calls: string; time: number }>(
    `select query as sql, calls, total_exec_time as time from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
       and query not like '%pg_stat_statements%'
       and query not like '%FOR KEY SHARE OF x' order by calls desc`,
  );
  await checkAfter(ground, name, sessionIds, seen);
  const each = rows.map(({ sql, calls, time }) => ({
    sql,
    perRegistration: Number(calls) / counts.accepted,
    milliseconds: time / counts.accepted,
  }));
  return {
    statements: each.filter(({ sql }) => !isFraming(sql)),
    framing: each
      .filter(({ sql }) => isFraming(sql))
      .reduce((sum, { perRegistration }) => sum + perRegistration, 0),
  };
}

/** Counts them on a new session, one person at a time then many at once. */
export async function countStatements(ground: Ground): Promise<StatementsSeen> {
  await track(ground, 'top');
  const alone = await counted(ground, 'one at a time', 1);
  const inRush = await counted(ground, 'counted rush', 256);
  await track(ground, 'none');
  for (const [name, { statements, framing }] of [
    ['alone', alone],
    ['in a rush', inRush],
  ] as const) {
    const sum = statements.reduce((total, { perRegistration }) => total + perRegistration, 0);
    ground.figures.add(`statements ${name}`, sum);
    ground.figures.add(`framing ${name}`, framing);
  }
  return { alone: alone.statements, inRush: inRush.statements };
}
