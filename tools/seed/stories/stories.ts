// Sessions where places tell a story: workshops, a share, a group at the head, an offer that runs, a block, a priority.
import { randomUUID } from 'node:crypto';
import { offerEnd } from '@treize/api/registrations/deadlines/deadlines';
import { wholeGround } from '@treize/api/registrations/registering/ground';
import { lockSessions, type LockedSession } from '@treize/api/registrations/registering/ground.queries';
import { markOffered, recount, storeClaims } from '@treize/api/registrations/registering/writing.queries';
import { serveLine } from '@treize/rules/registrations/line';
import type { EntityManager } from 'typeorm';
import type { Person } from '../people/people';
import { insertRows } from '../rows';
import type { SessionPlan } from '../sessions/plan';
import type { Written } from '../sessions/setting';

/** Region and place along the track of each story: sessions to come, open or full. */
export const storyKeys = {
  workshops: '27.3',
  share: '24.3',
  group: '84.3',
  offer: '53.3',
  block: '76.3',
} as const;

/** Places a commune may hold in the story of the share. */
export const share = 3;
const dayLength = 86_400_000;

const byTown = (residents: readonly Person[]): Person[][] => {
  const towns = new Map<string, Person[]>();
  for (const one of residents) towns.set(one.town.code, [...(towns.get(one.town.code) ?? []), one]);
  return [...towns.values()].sort((a, b) => b.length - a.length);
};

/**
 * Who comes to a session: people of one commune, one more than its share, so that the last of them waits; and those among
 * whom the others are drawn, no commune over its share.
 */
export function castOf(
  plan: SessionPlan,
  residents: readonly Person[],
): { together: Person[]; others: Person[] } {
  if (plan.key !== storyKeys.share) return { together: [], others: [...residents] };
  const [most = [], ...towns] = byTown(residents);
  if (most.length <= share) throw new Error('no commune of the demo has more people than its share');
  return { together: most.slice(0, share + 1), others: towns.flatMap((people) => people.slice(0, share)) };
}

interface Story {
  tx: EntityManager;
  session: LockedSession;
  registrations: Written['registrations'];
  now: Date;
}

/** A lunch most people take, two workshops of which one is full; two people wait for that one while the room has places. */
async function workshops({ tx, session, registrations }: Story): Promise<void> {
  const seated = registrations.filter(({ status }) => status === 'CONFIRMED');
  const waiting = seated.slice(-2).map(({ id }) => id);
  const first = Math.ceil((seated.length - 2) / 2);
  const limit = (kind: 'LUNCH' | 'WORKSHOP', label: string, capacity: number | null, position: number) => ({
    id: randomUUID(),
    session_id: session.id,
    kind,
    label,
    capacity,
    position,
    included: 0,
  });
  const lunch = limit('LUNCH', 'Déjeuner sur place', session.capacity, 1);
  const full = limit('WORKSHOP', 'Atelier\u00a0: les rez-de-chaussée vides', first, 2);
  const open = limit('WORKSHOP', 'Atelier\u00a0: la halle et le marché', session.capacity, 3);
  const insert = async (rows: object[], table: string) =>
    insertRows(tx, table, rows as Record<string, unknown>[]);
  await insert([lunch, full, open], 'session_limits');
  const takes = (registrationId: string, { id }: { id: string }) => ({
    registration_id: registrationId,
    limit_id: id,
    quantity: 1,
  });
  await insert(
    seated.flatMap(({ id }, index) => [
      takes(id, index < first || waiting.includes(id) ? full : open),
      ...(index % 3 === 2 ? [] : [takes(id, lunch)]),
    ]),
    'registration_limits',
  );
  await tx.query(
    `update registrations set status = 'WAITLISTED', confirmed_at = null, wait_reason = 'LIMIT' where id = any($1::uuid[])`,
    [waiting],
  );
}

async function shared({ tx, session }: Story): Promise<void> {
  await tx.query('update sessions set share_per_municipality = $2 where id = $1', [session.id, share]);
  await tx.query(
    `update registrations set wait_reason = 'SHARE' where session_id = $1 and status = 'WAITLISTED'`,
    [session.id],
  );
}

/** The first two who wait came together: a place for one of them serves nobody. */
async function group({ tx, registrations }: Story): Promise<void> {
  const ids = registrations.filter(({ status }) => status === 'WAITLISTED').map(({ id }) => id);
  await tx.query('update registrations set party_id = $2 where id = any($1::uuid[])', [
    ids.slice(0, 2),
    randomUUID(),
  ]);
}

/** Elected people with a delegation come first; somebody gave their place up, and it is offered to the head of the line. */
async function offer({ tx, session, registrations, now }: Story): Promise<void> {
  await tx.query(`update sessions set priority_rule = 'FIRST_YEAR_DUTY' where id = $1`, [session.id]);
  await tx.query(
    `update registrations set priority = 1 where session_id = $1 and status = 'WAITLISTED' and kind = 'ELECTED' and delegation`,
    [session.id],
  );
  const leaving = registrations
    .filter(({ status, registeredBy }) => status === 'CONFIRMED' && !registeredBy)
    .at(-1);
  const at = new Date(now.getTime() - 2 * 3_600_000);
  await tx.query(
    `update registrations set status = 'CANCELLED_BY_PERSON', cancelled_at = $2, cancel_reason = 'Empêchement' where id = $1`,
    [leaving?.id, at],
  );
  const [head] = await tx.query<{ id: string }[]>(
    `select id from registrations where session_id = $1 and status = 'WAITLISTED' order by priority desc, position limit 1`,
    [session.id],
  );
  const expiresAt = offerEnd(at, session, null);
  if (head && expiresAt) await markOffered(tx, [{ id: head.id, blockId: null }], at, expiresAt);
}

/** Places kept for the département of the host town, until ten days before. */
async function block({ tx, session }: Story): Promise<void> {
  await tx.query(
    `insert into seat_blocks (session_id, label, department_code, places, position, releases_at)
     select s.id, 'Communes de ' || d.name, d.code, 3, 1, $2
     from sessions s join venues v on v.id = s.venue_id join municipalities m on m.code = v.municipality_code
     join departments d on d.code = m.department_code where s.id = $1`,
    [session.id, new Date(session.startsAt.getTime() - 10 * dayLength)],
  );
}

const stories: Record<keyof typeof storyKeys, (story: Story) => Promise<void>> = {
  workshops,
  share: shared,
  group,
  offer,
  block,
};

/** Counters and claims as the product would have left them. */
async function settle(tx: EntityManager, session: LockedSession, now: Date): Promise<void> {
  await recount(tx, session.id, false);
  const [counted] = (await lockSessions(tx, [session.id])) as [LockedSession];
  const ground = await wholeGround(tx, counted, now);
  await storeClaims(tx, session.id, serveLine(ground.facts, ground.waiting).line.claims());
}

/** Told before people are invited: who waits has no invitation. */
export async function tellStories(tx: EntityManager, written: readonly Written[], now: Date): Promise<void> {
  for (const [name, tell] of Object.entries(stories)) {
    const found = written.find(({ plan }) => plan.key === storyKeys[name as keyof typeof storyKeys]);
    if (!found) continue;
    const [session] = (await lockSessions(tx, [found.session.id])) as [LockedSession];
    await tell({ tx, session, registrations: found.registrations, now });
    await settle(tx, session, now);
  }
}
