// Writes the planned sessions with their registrations, attendance and certificates.
import { validationDeadline } from '@treize/api/registrations/deadlines/deadlines';
import { parisInstant } from '@treize/rules/time/paris';
import { addDays } from '@treize/rules/time/wall';
import type { EntityManager } from 'typeorm';
import { writeHeld } from '../attendance/write-held';
import { writeInvitations } from '../calendar/invite';
import { livelyKeys, liveInvitations } from '../calendar/life';
import { spaced } from '../french';
import type { Person } from '../people/people';
import type { Cast } from '../people/write-people';
import { placeRegistrations, type Attendee } from '../registrations/registration-rows';
import { insertRows, type Row } from '../rows';
import { castOf, share, tellStories } from '../stories/stories';
import type { SessionPlan } from './plan';
import type { Setting, Written } from './setting';
import { placeSession, type PlacedSession, type SessionDraft } from './session-rows';

const dayLength = 86_400_000;
/** Registration closes this many days before, in the evening. */
const closesDaysBefore = 4;

/** The session where communes say who sits in their council: two people of Guingamp wait for the answer. */
const validatedByMairies = '53.4';

const summaries = {
  ONSITE:
    'Une journée de travail entre élus et équipes, appuyée sur la commune qui accueille : on y vient avec une situation, on en repart avec un premier pas.',
  REMOTE:
    'Un atelier à distance, en petits groupes : chacun présente son plan et repart avec trois actions retenues.',
};

/** References `53-2027-004`: numbered by region and year in the order of the plan. */
function numberer(): (regionCode: string, date: string) => string {
  const last = new Map<string, number>();
  return (regionCode, date) => {
    const prefix = `${regionCode}-${date.slice(0, 4)}-`;
    const number = (last.get(prefix) ?? 0) + 1;
    last.set(prefix, number);
    return `${prefix}${String(number).padStart(3, '0')}`;
  };
}

function draftOf(
  plan: SessionPlan,
  ref: string,
  trainers: Person[],
  { catalogue, venues, regions, config }: Setting,
): SessionDraft {
  const date = plan.days[0]?.date ?? '';
  const regionName = regions.get(plan.region.code)?.name ?? '';
  const remote = plan.townCode === null;
  return {
    ref,
    moduleId: catalogue.modules.get(plan.module.code) ?? '',
    trackId: plan.module.code === 'J-REG' ? null : (catalogue.tracks.get(plan.region.code) ?? null),
    regionCode: plan.region.code,
    title: spaced(plan.module.title.replace('Journée régionale', `Journée régionale ${regionName}`)),
    summary: spaced(remote ? summaries.REMOTE : summaries.ONSITE),
    state: plan.state,
    cancelReason: plan.cancelReason,
    venueId: plan.townCode === null ? null : (venues.get(plan.townCode) ?? null),
    joinUrl: remote ? `https://visio.treize.example/${ref}` : null,
    contactEmail: config.CONTACT_EMAIL,
    capacity: plan.module.capacity,
    ...(plan.key === validatedByMairies && { validation: 'MUNICIPALITY' as const }),
    days: plan.days,
    trainerIds: trainers.map(({ id }) => id),
    opensAt: parisInstant(addDays(date, -plan.opensDaysBefore), '09:00'),
    closesAt: parisInstant(addDays(date, -closesDaysBefore), '18:00'),
  };
}

/** The demo people who are registered somewhere, by session. */
function guestsOf(plan: SessionPlan, { demo }: Cast, now: Date): Attendee[] {
  const status = 'CONFIRMED';
  const asking = (person: Person, hoursAgo: number): Attendee => {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    const dueAt = validationDeadline(
      at,
      { startsAt: new Date(now.getTime() + 30 * dayLength), closesAt: at },
      null,
    );
    return { person, status: 'PENDING_VALIDATION', asked: { at, dueAt } };
  };
  const byTownHall = (person: Person): Attendee => ({ person, status, registeredBy: demo.secretary.id });
  if (['84.J', '84.1', '84.4'].includes(plan.key)) return [{ person: demo.official, status }];
  if (plan.key === '53.J')
    return [
      byTownHall(demo.sharedDeputy),
      byTownHall(demo.sharedCouncillor),
      byTownHall(demo.secretary),
      { ...byTownHall(demo.replacingDeputy), replaces: demo.replacedDeputy },
    ];
  if (plan.key === '53.3') return [byTownHall(demo.sharedCouncillor)];
  if (plan.key === validatedByMairies)
    return [
      byTownHall(demo.sharedDeputy),
      asking(demo.askingCouncillor, 5),
      asking(demo.askingProjectLead, 3),
    ];
  return [];
}

function attendeesOf(plan: SessionPlan, { cast, dice, now }: Setting): Attendee[] {
  const { together: neighbours, others: strangers } = castOf(
    plan,
    cast.residents.get(plan.region.code) ?? [],
  );
  const together = neighbours.map((person, index): Attendee => ({
    person,
    status: index < share ? 'CONFIRMED' : 'WAITLISTED',
  }));
  const guests = [...guestsOf(plan, cast, now).slice(0, plan.confirmed), ...together.slice(0, share)];
  const seated = plan.state === 'CANCELLED' ? 'CANCELLED_BY_ORGANIZER' : 'CONFIRMED';
  const drawn = dice.sample(strangers, plan.confirmed - guests.length + plan.givenUp + plan.waiting);
  const others = drawn.map((person, index): Attendee => {
    if (index < plan.givenUp) return { person, status: 'CANCELLED_BY_PERSON' };
    return { person, status: index < drawn.length - plan.waiting ? seated : 'WAITLISTED' };
  });
  return [...guests, ...others, ...together.slice(share)];
}

async function writeRows(
  tx: EntityManager,
  setting: Setting,
  plans: readonly SessionPlan[],
): Promise<Written[]> {
  const { now, dice, cast } = setting;
  const nextRef = numberer();
  const rows = {
    sessions: [] as Row[],
    days: [] as Row[],
    halfDays: [] as Row[],
    trainers: [] as Row[],
    registrations: [] as Row[],
  };
  const written = plans.map((plan): Written => {
    const pair = cast.trainers.get(plan.region.code) ?? [];
    const trainers = plan.module.code === 'J-REG' ? [...pair] : pair.slice(0, 1);
    const session = placeSession(
      draftOf(plan, nextRef(plan.region.code, plan.days[0]?.date ?? ''), trainers, setting),
      now,
    );
    const {
      placed,
      rows: registrations,
      counters,
    } = placeRegistrations(dice, session, attendeesOf(plan, setting), now);
    rows.sessions.push({ ...session.rows.session, ...counters });
    rows.days.push(...session.rows.days);
    rows.halfDays.push(...session.rows.halfDays);
    rows.trainers.push(...session.rows.trainers);
    rows.registrations.push(...registrations);
    return { plan, session, trainers, registrations: placed };
  });
  await insertRows(tx, 'sessions', rows.sessions);
  await insertRows(tx, 'session_days', rows.days);
  await insertRows(tx, 'half_days', rows.halfDays);
  await insertRows(tx, 'session_trainers', rows.trainers);
  await insertRows(tx, 'registrations', rows.registrations);
  return written;
}

/** Each trainer may lead their sessions until 30 days after; the auditor may read three held ones. */
async function writeGrants(
  tx: EntityManager,
  written: readonly Written[],
  { now, cast }: Setting,
): Promise<void> {
  const grant = (personId: string, role: string, session: PlacedSession, validTo: Date | null): Row => ({
    person_id: personId,
    role,
    scope_kind: 'session',
    scope_id: session.id,
    valid_from: session.rows.session['created_at'],
    valid_to: validTo,
    granted_by: cast.demo.pilot.id,
    created_at: session.rows.session['created_at'],
  });
  const audited = written.filter(({ plan }) => plan.held && plan.region.code === '84').slice(0, 3);
  await insertRows(tx, 'grants', [
    ...written.flatMap(({ session, trainers }) => {
      const over = session.endsAt.getTime() + 30 * dayLength;
      return trainers.map(({ id }) =>
        grant(id, 'TRAINER', session, over < now.getTime() ? new Date(over) : null),
      );
    }),
    ...audited.map(({ session }) =>
      grant(cast.demo.auditor.id, 'AUDITOR', session, new Date(now.getTime() + 60 * dayLength)),
    ),
  ]);
}

export async function writeSessions(
  tx: EntityManager,
  setting: Setting,
  plans: readonly SessionPlan[],
): Promise<void> {
  const written = await writeRows(tx, setting, plans);
  await tellStories(tx, written, setting.now);
  await writeGrants(tx, written, setting);
  const toCome = written.filter(({ plan }) => !plan.held && plan.state === 'PUBLISHED');
  await writeInvitations(
    tx,
    toCome.map(({ session }) => session.id),
    setting.now,
    setting.config,
  );
  const lively = livelyKeys.map((key) => toCome.find(({ plan }) => plan.key === key)?.session.id ?? '');
  await liveInvitations(tx, lively, setting.now, setting.config);
  await writeHeld(
    tx,
    written.filter(({ plan }) => plan.held),
    setting,
  );
}
