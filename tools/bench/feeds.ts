// `npm run bench feeds`: a feed of 1,000 sessions, built from nothing, after one change, read again, not modified; each
// answer is compared with the database in two parsers, and the times stand beside ical-generator alone in the same run.
import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import ical from 'ical-generator';
import pg from 'pg';
import { readByIcalJs, readByNodeIcal } from '../../apps/api/src/calendar/feeds/feeds.fixture.ts';
import { startApi } from './ground/api-process.ts';
import { benchName } from './ground/names.ts';
import { migrate, startBenchServer } from './ground/server.ts';
import { cpuOf, cpuOfServer } from './ground/usage.ts';
import { Figures } from './report/figures.ts';
import { goalLine, type Goal } from './report/goals.ts';

const dist = resolve(process.env['BENCH_DIST'] ?? resolve(import.meta.dirname, '../../dist'));
const sessions = 1_000;
const rounds = 7;
const reads = 200;
const feed = '/api/feeds/regions/84.ics';

/** Of processor time, of the API and of PostgreSQL together, so that a busy machine tells the same. */
const goals: Goal[] = [
  { mark: 'G13', what: 'read again, compressed', figure: 'warm', unit: ' ms', atMost: 3, digits: 2 },
  { mark: 'G13', what: 'not modified (304)', figure: '304', unit: ' ms', atMost: 3, digits: 2 },
  { mark: 'G13', what: 'built from nothing', figure: 'cold', unit: ' ms', atMost: 60, digits: 1 },
];

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const began = performance.now();
  return new Promise((done, fail) => {
    request({ port, path, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
          ms: performance.now() - began,
        }),
      );
    })
      .once('error', fail)
      .end();
  });
}

/** Sessions of one day and two half-days, spread over the coming 500 days, on both sides of the clock changes. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(
    `with theme as (insert into themes values ('CENTRES', 'Centres-bourgs') on conflict (code) do update set label = excluded.label returning code),
     module as (
       insert into modules (code, regime, title, theme_code, objectives, audience, prerequisites, methods, assessment, outcome, planned_minutes, updated_at)
       select $1, 'TRAINING', 'Mesure', code, '{}', '', '', '', '', '', 360, now() from theme returning id),
     venue as (
       insert into venues (name, address, postcode, municipality_code, created_at)
       select 'Mairie', '1 place d’Armes', '15100', code, now() from municipalities order by code limit 1 returning id),
     made as (
       insert into sessions (ref, module_id, region_code, title, summary, format, state, venue_id, room, contact_email, capacity,
         opens_at, closes_at, starts_at, ends_at, published_at, created_at, updated_at)
       select $1 || '-' || n, module.id, '84', 'Revitaliser son centre-bourg, étape ' || n,
         'Une journée sur le terrain, puis en salle : diagnostic, récits, et un plan d’action à présenter au conseil.',
         'ONSITE', 'PUBLISHED', venue.id, 'Salle du conseil', 'contact@treize.example', 20, now(), day.at, day.at,
         day.at + interval '7 hours', now(), now(), now()
       from module, venue, generate_series(1, $2::int) n,
         lateral (select (current_date + 1 + n / 2 + time '09:30') at time zone 'Europe/Paris' as at) day
       returning id, starts_at),
     days as (insert into session_days (session_id, position, date)
       select id, 1, (starts_at at time zone 'Europe/Paris')::date from made returning id, session_id, date)
     insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
     select session_id, id, period, first::time, last::time, (date + first::time) at time zone 'Europe/Paris',
       (date + last::time) at time zone 'Europe/Paris'
     from days cross join (values ('AM', '09:30', '12:30'), ('PM', '13:45', '16:45')) as h (period, first, last)`,
    [randomUUID().slice(0, 8), sessions],
  );
  await client.query('analyze');
}

interface Day {
  uid: string;
  start: string;
  end: string;
  summary: string;
}

/** What the feed must say. */
async function storedDays(client: pg.Client): Promise<Day[]> {
  const { rows } = await client.query<{ uid: string; start: Date; end: Date; summary: string }>(
    `select d.feed_uid as uid, s.title as summary, min(h.starts_at) as start, max(h.ends_at) as "end"
     from sessions s join session_days d on d.session_id = s.id join half_days h on h.session_day_id = d.id
     where s.region_code = '84' group by d.id, s.id`,
  );
  return rows.map((row) => ({ ...row, start: row.start.toISOString(), end: row.end.toISOString() }));
}

const canonical = (days: readonly Day[]): string =>
  days
    .map(({ uid, start, end, summary }) => [uid, start, end, summary].join(' '))
    .sort()
    .join('\n');

/** What is wrong with the feed, compared with the database by two parsers. */
async function faults(client: pg.Client, text: string): Promise<string[]> {
  const expected = canonical(await storedDays(client));
  return [
    ...(canonical(readByIcalJs(text)) === expected
      ? []
      : ['ical.js reads something else than the database holds']),
    ...(canonical(readByNodeIcal(text)) === expected
      ? []
      : ['node-ical reads something else than the database holds']),
  ];
}

/** The same events by ical-generator alone, without a zone, without a database. */
function generated(days: readonly Day[]): void {
  const calendar = ical({ name: 'Treize' });
  for (const { uid, start, end, summary } of days)
    calendar.createEvent({
      id: uid,
      start: new Date(start),
      end: new Date(end),
      summary,
      description: summary.repeat(4),
      location: 'Salle du conseil, Mairie, 1 place d’Armes, 15100 Saint-Flour',
      url: `https://treize.example/sessions/${uid}`,
    });
  calendar.toString();
}

const server = await startBenchServer();
const wrong: string[] = [];
const figures = new Figures();
try {
  const url = server.urlOf();
  migrate(url, dist);
  const client = new pg.Client({ connectionString: url, application_name: benchName });
  await client.connect();
  await fill(client);
  const api = await startApi(url, dist);
  const gzip = { 'accept-encoding': 'gzip' };
  const touch = (condition: string) =>
    client.query(
      `update sessions set version = version + 1, title = title || '.', updated_at = updated_at + interval '1 second' ${condition}`,
    );
  /** Does it so many times, and adds what one took: its time, and the processor's of both servers. */
  const measured = async (name: string, times: number, work: () => Promise<Answer>): Promise<Answer> => {
    const used = () => cpuOf(api.pid) + cpuOfServer(server.pid);
    const before = used();
    let last = await work();
    figures.add(`${name} elapsed`, last.ms);
    for (let time = 1; time < times; time++) {
      last = await work();
      figures.add(`${name} elapsed`, last.ms);
    }
    figures.add(name, (used() - before) / times);
    return last;
  };
  const readNew = async (name: string): Promise<void> => {
    const { body } = await measured(name, 1, () => ask(api.port, feed, gzip));
    wrong.push(...(await faults(client, gunzipSync(body).toString())).map((fault) => `${name}: ${fault}`));
  };

  await readNew('first');
  for (let round = 0; round < rounds; round++) {
    await touch('');
    await readNew('cold');
    await touch(`where id = (select id from sessions order by random() limit 1)`);
    await readNew('one change');
    const days = await storedDays(client);
    const before = process.cpuUsage();
    generated(days);
    const { user, system } = process.cpuUsage(before);
    figures.add('ical-generator', (user + system) / 1000);
  }
  await client.query('vacuum sessions'); // as autovacuum would have
  const held = await ask(api.port, feed, gzip);
  const etag = String(held.headers.etag);
  for (let round = 0; round < rounds; round++) {
    await measured('warm', reads, async () => {
      const warm = await ask(api.port, feed, gzip);
      if (!warm.body.equals(held.body) || warm.headers.etag !== etag)
        wrong.push('warm: other bytes or another tag');
      return warm;
    });
    await measured('304', reads, async () => {
      const same = await ask(api.port, feed, { ...gzip, 'if-none-match': etag });
      if (same.status !== 304 || same.body.length > 0) wrong.push(`304: answered ${same.status}`);
      return same;
    });
    await measured('alive', reads, () => ask(api.port, '/api/health/live'));
  }
  const whole = await ask(api.port, feed);
  if (!gunzipSync(held.body).equals(whole.body)) wrong.push('the compressed feed is another one');
  console.log(
    [
      `${sessions} sessions: ${Math.round(whole.body.length / 1000)} kB, ${Math.round(held.body.length / 1000)} kB compressed`,
      ...goals.map((goal) => goalLine(goal, figures)),
      `first of the process, code not warm: ${figures.told('first', ' ms')}`,
      `after a change of one session:       ${figures.told('one change', ' ms')}`,
      `ical-generator alone, no database:   ${figures.told('ical-generator', ' ms', 1)}`,
      `HTTP alone (liveness):               ${figures.told('alive', ' ms', 2)}`,
      'elapsed, the machine being as busy as it was:',
      ...['warm', '304', 'cold', 'alive'].map(
        (name) => `  ${name.padEnd(6)} ${figures.told(`${name} elapsed`, ' ms', 1)}`,
      ),
    ].join('\n'),
  );
  agent.destroy();
  await client.end();
  await api.stop();
} finally {
  await server.close();
}
if (wrong.length > 0) {
  console.error(`\nWrong answers:\n${[...new Set(wrong)].join('\n')}`);
  process.exitCode = 1;
}
