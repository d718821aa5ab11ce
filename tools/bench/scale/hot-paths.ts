// Walks the product's hot paths on a filled database, one at a time, so that PostgreSQL logs the plans it uses.
import type { ApiProcess } from '../ground/api-process.ts';
import type { Stage } from '../ground/stage.ts';
import { measureLoad } from '../load/measure.ts';
import { openDoors } from './people-of-the-bench.ts';

/** Pages read by their address; `as` says by whom. */
async function pagesOf({
  client,
}: Stage): Promise<{ path: string; as: 'official' | 'organiser' | 'nobody' }[]> {
  const { rows } = await client.query<{ id: string; region: string; commune: string }>(
    `select s.id, s.region_code as region, g.scope_id as commune
     from sessions s, grants g where s.ref like 'ECH-%' and s.state = 'PUBLISHED' and s.waiting > 0 and g.scope_kind = 'municipality'
     order by s.starts_at limit 1`,
  );
  const { id, region, commune } = rows[0] as { id: string; region: string; commune: string };
  return [
    { path: '/api/sessions', as: 'nobody' },
    { path: `/api/sessions?near=${commune}&available=true`, as: 'nobody' },
    { path: `/api/sessions?region=${region}`, as: 'nobody' },
    { path: '/api/sessions/regions', as: 'nobody' },
    { path: `/api/sessions/${id}`, as: 'nobody' },
    { path: '/api/municipalities?q=saint-f', as: 'nobody' },
    { path: '/api/registrations/mine', as: 'official' },
    { path: '/api/auth/me', as: 'official' },
    { path: `/api/organiser/sessions/${id}`, as: 'organiser' },
    { path: `/api/organiser/sessions/${id}/registrations`, as: 'organiser' },
    { path: `/api/organiser/sessions/${id}/places`, as: 'organiser' },
    { path: '/api/municipality', as: 'organiser' },
    { path: `/api/municipality/${commune}/registrations`, as: 'organiser' },
  ];
}

/** Reads every page, then registers alone and with others; what is not answered 200 is told in `stage.wrong`. */
export async function walkHotPaths(stage: Stage, api: ApiProcess): Promise<void> {
  const cookies = { nobody: '', ...(await openDoors(stage.client)) };
  for (const { path, as } of await pagesOf(stage)) {
    const answer = await fetch(`http://127.0.0.1:${api.port}${path}`, { headers: { cookie: cookies[as] } });
    await answer.arrayBuffer();
    if (answer.status !== 200) stage.wrong.push(`${path}: ${answer.status}`);
  }
  const filled = await stage.client.query<{ id: string }>(
    `select id from sessions where ref like 'ECH-%' and state = 'PUBLISHED' and closes_at > now() order by id limit 50`,
  );
  const sessionIds = [...filled.rows.map(({ id }) => id), await stage.session()];
  for (const connections of [1, 64])
    await measureLoad(stage, `registering through ${connections} connections, plans logged`, {
      processes: [api],
      connections,
      asks: { kind: 'register', sessionIds },
      pace: { kind: 'steady', seconds: 1 },
    });
}
