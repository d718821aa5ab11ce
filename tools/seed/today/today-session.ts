// One session under way right now, in Brittany, led by the trainer of the demo, somebody at its door, with places left.
import type { Config } from '@treize/api/platform/config';
import { nextRef } from '@treize/api/sessions/organiser/timetable.queries';
import type { Role } from '@treize/rules/auth/roles';
import type { EntityManager } from 'typeorm';
import { writeInvitations } from '../calendar/invite';
import type { Dice } from '../dice';
import { spaced } from '../french';
import type { Person } from '../people/people';
import { placeRegistrations } from '../registrations/registration-rows';
import { insertRows, type Row } from '../rows';
import { placeSession, timetableOf } from '../sessions/session-rows';
import { halfDayNow } from './half-day-now';

const regionCode = '53';
const moduleCode = 'M08';
const trainerAddress = 'yann.kerzec@formation.example';
const greeterAddress = 'maiwenn.trevargoz@formation.example';
/** People already registered when the session appears. */
const registered = 9;

export interface TodaySession {
  id: string;
  title: string;
  town: string;
  date: string;
  startTime: string;
  endTime: string;
}
interface Ground {
  moduleId: string;
  title: string;
  capacity: number;
  trackId: string | null;
  trainerId: string;
  /** Null in a demo begun before there was one. */
  greeterId: string | null;
  venueId: string;
  town: string;
}

/** What the session stands on: its module, its trainer, and the venue of the region least used that day. */
async function readGround(tx: EntityManager, date: string): Promise<Ground> {
  const [ground] = await tx.query<Ground[]>(
    `select o.id as "moduleId", o.title, o.default_capacity as capacity, p.id as "trainerId", v.id as "venueId", m.name as town,
       (select id from tracks where region_code = $1 order by year desc limit 1) as "trackId",
       (select id from people where email_key = $5) as "greeterId"
     from modules o, people p, venues v join municipalities m on m.code = v.municipality_code
     where o.code = $2 and p.email_key = $3 and m.region_code = $1
     order by o.version desc, (select count(*) from session_days d join sessions s on s.id = d.session_id
       where d.date = $4 and s.venue_id = v.id), m.code limit 1`,
    [regionCode, moduleCode, trainerAddress, date, greeterAddress],
  );
  if (ground === undefined)
    throw new Error('La démonstration n’est pas en place : lancez d’abord npm start.');
  return ground;
}

/** Elected officials of the region who are not demo people, in an order of the day. */
const readAttendees = (tx: EntityManager, date: string): Promise<Person[]> =>
  tx.query<Person[]>(
    `select p.id, p.family_name as "familyName", p.given_name as "givenName", p.email, 'ELECTED' as kind, a.function, a.delegation,
       json_build_object('code', m.code, 'name', m.name, 'postcode', '') as town
     from mandates a join people p on p.id = a.person_id join municipalities m on m.code = a.municipality_code
     where m.region_code = $1 and a.ends_on is null and not exists (select from demo_people d where d.person_id = p.id)
       and p.email_key not like 'mairie@%' and p.email_key like '%.example'
     order by md5(p.id::text || $2) limit $3`,
    [regionCode, date, registered],
  );

/** @throws Error with a French sentence when the demo content is not there */
export async function addTodaySession(
  tx: EntityManager,
  now: Date,
  dice: Dice,
  config: Config,
): Promise<TodaySession> {
  const day = halfDayNow(now);
  const [halfDay] = day.halfDays;
  if (halfDay === undefined) throw new Error('a day without half-day');
  const ground = await readGround(tx, day.date);
  const session = placeSession(
    {
      ref: await nextRef(tx, regionCode, Number(day.date.slice(0, 4))),
      moduleId: ground.moduleId,
      trackId: ground.trackId,
      regionCode,
      title: ground.title,
      summary: spaced(
        'La session du jour : on peut encore s’inscrire, la demi-journée est ouverte à l’émargement.',
      ),
      state: 'PUBLISHED',
      cancelReason: null,
      venueId: ground.venueId,
      joinUrl: null,
      contactEmail: config.CONTACT_EMAIL,
      capacity: ground.capacity,
      days: [day],
      trainerIds: [ground.trainerId],
      opensAt: new Date(timetableOf([day]).startsAt.getTime() - 30 * 86_400_000),
    },
    now,
  );
  const attendees = (await readAttendees(tx, day.date)).map((person) => ({
    person,
    status: 'CONFIRMED' as const,
  }));
  const { rows, counters } = placeRegistrations(dice, session, attendees, now);
  await insertRows(tx, 'sessions', [{ ...session.rows.session, ...counters }]);
  await insertRows(tx, 'session_days', session.rows.days);
  await insertRows(tx, 'half_days', session.rows.halfDays);
  await insertRows(tx, 'session_trainers', session.rows.trainers);
  await insertRows(tx, 'registrations', rows);
  await writeInvitations(tx, [session.id], now, config);
  const grant = (personId: string, role: Role): Row => ({
    person_id: personId,
    role,
    scope_kind: 'session',
    scope_id: session.id,
    valid_from: session.rows.session['created_at'],
    created_at: session.rows.session['created_at'],
  });
  const atTheDoor = ground.greeterId === null ? [] : [grant(ground.greeterId, 'RECEPTION')];
  await insertRows(tx, 'grants', [grant(ground.trainerId, 'TRAINER'), ...atTheDoor]);
  return {
    id: session.id,
    title: ground.title,
    town: ground.town,
    date: day.date,
    startTime: halfDay.startTime,
    endTime: halfDay.endTime,
  };
}
