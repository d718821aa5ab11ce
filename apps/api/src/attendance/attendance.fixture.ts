// For tests: a session of one day in Saint-Flour with its trainer and people registered, ready for attendance.
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { aPerson } from '../people/people.fixture';

export interface RunningSession {
  sessionId: string;
  /** Morning 9 h – 12 h 30, afternoon 13 h 45 – 17 h 15, Paris time, on 12 January 2027. */
  morning: string;
  afternoon: string;
  trainerId: string;
  registrations: { id: string; personId: string; number: string }[];
}

const created = new Date('2026-12-01T09:00:00Z');
const halfDays = [
  ['AM', '09:00', '12:30', '2027-01-12T08:00:00Z', '2027-01-12T11:30:00Z'],
  ['PM', '13:45', '17:15', '2027-01-12T12:45:00Z', '2027-01-12T16:15:00Z'],
] as const;

async function insert(tx: EntityManager, table: string, row: Record<string, unknown>): Promise<string> {
  const names = Object.keys(row);
  const [inserted] = await tx.query<{ id: string }[]>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    Object.values(row),
  );
  if (!inserted) throw new Error(`no row came back from ${table}`);
  return inserted.id;
}

async function aModule(tx: EntityManager, code: string, regime: 'TRAINING' | 'AWARENESS'): Promise<string> {
  await tx.query(
    `insert into themes (code, label) values ('CENTRES', 'Centres-bourgs') on conflict do nothing`,
  );
  return insert(tx, 'modules', {
    code,
    regime,
    title: 'Habitat ancien et logements vacants',
    theme_code: 'CENTRES',
    objectives: ['Choisir'],
    audience: 'Élus',
    prerequisites: 'Aucun',
    methods: 'Atelier',
    assessment: 'Exercice',
    outcome: 'Trois immeubles cibles',
    planned_minutes: 420,
    updated_at: created,
  });
}

async function aHalfDay(
  tx: EntityManager,
  sessionId: string,
  dayId: string,
  half: (typeof halfDays)[number],
): Promise<string> {
  const [period, start_time, end_time, starts_at, ends_at] = half;
  return insert(tx, 'half_days', {
    session_id: sessionId,
    session_day_id: dayId,
    period,
    start_time,
    end_time,
    starts_at,
    ends_at,
  });
}

/** A session with a trainer (grant of session scope) and `people` confirmed registrations; communes must be loaded. */
export async function aRunningSession(
  tx: EntityManager,
  change: { people?: number; regionCode?: string; regime?: 'TRAINING' | 'AWARENESS' } = {},
): Promise<RunningSession> {
  const { people = 3, regionCode = '84', regime = 'TRAINING' } = change;
  const ref = `ARA-${randomUUID().slice(0, 8)}`;
  const sessionId = await insert(tx, 'sessions', {
    ref,
    module_id: await aModule(tx, ref, regime),
    region_code: regionCode,
    title: 'Habitat ancien et logements vacants',
    format: 'ONSITE',
    state: 'PUBLISHED',
    venue_id: await insert(tx, 'venues', {
      name: 'Salle du conseil',
      address: '1 place d’Armes',
      postcode: '15100',
      municipality_code: '15187',
      created_at: created,
    }),
    contact_email: 'contact@treize.example',
    capacity: 20,
    confirmed: people,
    last_number: people,
    last_position: people,
    opens_at: created,
    closes_at: halfDays[1][4],
    starts_at: halfDays[0][3],
    ends_at: halfDays[1][4],
    created_at: created,
    updated_at: created,
  });
  const dayId = await insert(tx, 'session_days', { session_id: sessionId, position: 1, date: '2027-01-12' });
  const [morning, afternoon] = [
    await aHalfDay(tx, sessionId, dayId, halfDays[0]),
    await aHalfDay(tx, sessionId, dayId, halfDays[1]),
  ];
  const trainerId = await aPerson(tx, {
    familyName: 'Belloc',
    givenName: 'Nadia',
    email: `${ref}@formation.example`,
  });
  await tx.query('insert into session_trainers (session_id, person_id) values ($1, $2)', [
    sessionId,
    trainerId,
  ]);
  await aGrant(tx, trainerId, 'TRAINER', 'session', sessionId);
  const registrations: RunningSession['registrations'] = [];
  for (let position = 1; position <= people; position++) {
    const names = { familyName: `Castagnol${position}`, givenName: 'Rémi' };
    const email = `${ref}.${position}@mairie.example`;
    const personId = await aPerson(tx, { ...names, email });
    const number = `${ref}-${String(position).padStart(3, '0')}`;
    const id = await insert(tx, 'registrations', {
      number,
      session_id: sessionId,
      person_id: personId,
      status: 'CONFIRMED',
      kind: 'ELECTED',
      function: 'Maire',
      municipality_code: '15187',
      family_name: names.familyName,
      given_name: names.givenName,
      email,
      source: 'SELF',
      idempotency_key: randomUUID(),
      request_hash: '',
      position,
      confirmed_at: created,
      created_at: created,
      updated_at: created,
    });
    registrations.push({ id, personId, number });
  }
  return { sessionId, morning, afternoon, trainerId, registrations };
}

/** A grant in force since before every test. */
export async function aGrant(
  tx: EntityManager,
  personId: string,
  role: string,
  scopeKind: string,
  scopeId: string | null,
): Promise<void> {
  await insert(tx, 'grants', {
    person_id: personId,
    role,
    scope_kind: scopeKind,
    scope_id: scopeId,
    valid_from: created,
    created_at: created,
  });
}
