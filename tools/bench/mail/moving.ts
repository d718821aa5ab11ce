// The session that moves: made, its people registered through HTTP and invited, then moved by its organiser.
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { newSession } from '../ground/sessions.ts';

const joinUrl = 'https://visio.example/salle';
/** Far enough for every hour of the day to be in the future. */
const inDays = 40;

/** A remote session of one morning, with somebody who leads it. */
export async function aSessionWithADay(client: pg.Client, capacity: number): Promise<string> {
  const sessionId = await newSession(client, capacity);
  await client.query(
    `with trainer as (
       insert into people (family_name, given_name, name_key, email, email_key, created_at)
       values ('Mesure', 'Claude', $1, $1, $1, now()) returning id),
     leads as (insert into session_trainers (session_id, person_id) select $2, id from trainer),
     morning as (
       select (now() at time zone 'Europe/Paris')::date + $3::int as date),
     day as (
       insert into session_days (session_id, position, date) select $2, 1, date from morning returning id, date),
     half as (
       insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
       select $2, id, 'AM', '08:00', '11:00', (date + time '08:00') at time zone 'Europe/Paris',
         (date + time '11:00') at time zone 'Europe/Paris' from day returning starts_at, ends_at)
     update sessions set join_url = $4, starts_at = half.starts_at, ends_at = half.ends_at from half where id = $2`,
    [`${sessionId}@mesure.example`, sessionId, inDays, joinUrl],
  );
  return sessionId;
}

/** Cookie of somebody who may move any session. */
export async function anOrganiser(client: pg.Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `with person as (
       insert into people (family_name, given_name, name_key, email, email_key, created_at)
       values ('Mesure', 'Dominique', $1, $1, $1, now()) returning id),
     granted as (
       insert into grants (person_id, role, scope_kind, valid_from, created_at)
       select id, 'NATIONAL_PILOT', 'nation', now() - interval '1 day', now() from person)
     insert into logins (token_hash, person_id, created_at, last_seen_at, expires_at, device)
     select $1, id, now(), now(), now() + interval '1 day', 'bench' from person`,
    [createHash('sha256').update(token).digest('base64url')],
  );
  return `__Host-treize=${token}`;
}

interface Day {
  id: string;
  date: string;
}

export function call<T>(
  port: number,
  method: string,
  path: string,
  cookie: string,
  body?: unknown,
): Promise<T> {
  return new Promise((done, fail) => {
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const sent = request({ port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) done(JSON.parse(text) as T);
        else fail(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
      });
    });
    sent.once('error', fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Moves the session by some minutes, as the organiser's page does; how long the request took, in milliseconds. */
export async function move(port: number, cookie: string, sessionId: string, turn: number): Promise<number> {
  const path = `/api/organiser/sessions/${sessionId}`;
  const { version, days } = await call<{ version: number; days: Day[] }>(port, 'GET', path, cookie);
  const minutes = String((5 * turn) % 60).padStart(2, '0');
  const half = { period: 'AM', startTime: `09:${minutes}`, endTime: '12:30' };
  const moved = {
    version,
    days: days.map(({ id, date }) => ({ id, date, halfDays: [half] })),
    venueId: null,
    room: '',
    joinUrl,
  };
  const began = performance.now();
  await call(port, 'POST', `${path}/move`, cookie, moved);
  return performance.now() - began;
}
