// The demo content on a real database: what it promises to show, and the invariants of the product on every row.
import { brokenLink } from '@treize/api/attendance/ledger/evidence';
import { factsOfHalfDay } from '@treize/api/attendance/ledger/ledger.queries';
import { isConflict } from '@treize/rules/attendance/conflicts';
import { sha256 } from '@treize/evidence/canonical';
import { wholeGround } from '@treize/api/registrations/registering/ground';
import { readSessions } from '@treize/api/registrations/registering/ground.queries';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import { startTestApp, type TestApp } from '@treize/api/test-app.fixture';
import { loadCatalogue } from '@treize/api/tracks/reference/load-catalogue';
import { attendancePaths, attendanceSessionList, sheet } from '@treize/contract/attendance';
import { authPaths, candidateList } from '@treize/contract/auth';
import { doorHalfDayList, doorMatchList, doorPaths } from '@treize/contract/door';
import { municipalityPage, municipalityPaths } from '@treize/contract/municipality';
import { regionAgendaList, sessionList, sessionPage, sessionPaths } from '@treize/contract/sessions';
import { trackList, trackPaths } from '@treize/contract/tracks';
import { serveLine } from '@treize/rules/registrations/line';
import type * as z from 'zod';
import { Dice } from './dice';
import { regions } from './regions';
import { seedDemo } from './seed-demo';
import { addTodaySession } from './today/today-session';

const now = new Date('2027-02-16T09:10:00Z');
let db: TestApp;
beforeAll(async () => {
  db = await startTestApp({ now, settings: { DEMO: 'true' } });
  await placeTowns(
    db.source,
    regions.flatMap(({ towns }) => towns.map(({ code }) => code)),
  );
  await loadCatalogue(db.source, now);
  expect(await seedDemo(db.source, now, db.config)).toBe(true);
}, 120_000);
afterAll(() => db.close());

const rows = <T extends object>(sql: string, params: unknown[] = []) => db.source.query<T[]>(sql, params);
const none = async (sql: string, params: unknown[] = []) => expect(await rows(sql, params)).toEqual([]);

describe('what it shows', () => {
  it('a mailing sent, every message accepted, and a reminder in the words of a region', async () => {
    const [mailing] = await rows<Record<string, number | string>>(
      `select g.state, g.counted, (select count(*)::int from mailing_recipients r where r.mailing_id = g.id and r.queued_at is not null) as queued,
         (select count(*)::int from mails m where m.mailing_id = g.id and m.state = 'ACCEPTED') as accepted from mailings g`,
    );
    expect(mailing).toMatchObject({
      state: 'SENT',
      queued: mailing?.['counted'],
      accepted: mailing?.['counted'],
    });
    expect(mailing?.['counted']).toBeGreaterThan(5);
    expect(await rows('select code, region_code from reminder_rules')).toEqual([
      { code: 'd-7', region_code: '84' },
    ]);
  });

  it('13 tracks, 13 awareness days in their states, about 90 sessions over ten months', async () => {
    expect(await rows('select count(*)::int as tracks from tracks')).toEqual([{ tracks: 13 }]);
    expect(
      await rows(
        `select case when s.ends_at < $1 then 'HELD' else s.state end as phase, count(*)::int as days
         from sessions s join modules m on m.id = s.module_id where m.code = 'J-REG' group by 1 order by 1`,
        [now],
      ),
    ).toEqual([
      { phase: 'DRAFT', days: 1 },
      { phase: 'HELD', days: 8 },
      { phase: 'POSTPONED', days: 1 },
      { phase: 'PUBLISHED', days: 3 },
    ]);
    const [span] = await rows<{ count: number; first: number; last: number }>(
      `select count(*)::int as count, ($1::date - min(starts_at)::date) as first, (max(starts_at)::date - $1::date) as last from sessions`,
      [now],
    );
    expect(span?.count).toBe(92);
    expect(span?.first).toBeLessThan(100);
    expect(span?.last).toBeGreaterThan(180);
  });

  it('about 1 200 registrations, two full sessions with a waiting list, one cancelled, one correction, certificates', async () => {
    const [counts] = await rows<Record<string, number>>(
      `select (select count(*)::int from registrations) as registrations,
         (select count(*)::int from sessions where waiting > 0 and confirmed + offered = capacity) as full,
         (select count(*)::int from sessions where state = 'CANCELLED') as cancelled,
         (select count(*)::int from attendance_facts where kind = 'CORRECTED') as corrected,
         (select count(distinct session_id)::int from certificates) as certified`,
    );
    expect(counts).toMatchObject({ full: 2, cancelled: 1, corrected: 1, certified: 2 });
    expect(counts?.['registrations']).toBeGreaterThan(1000);
    expect(counts?.['registrations']).toBeLessThan(1500);
  });

  it('one session under way, with places left, and another when asked for', async () => {
    const running = () =>
      rows<{ trainer: string; town: string }>(
        `select p.family_name as trainer, m.name as town from sessions s join session_trainers t on t.session_id = s.id
           join people p on p.id = t.person_id join venues v on v.id = s.venue_id join municipalities m on m.code = v.municipality_code
         where s.state = 'PUBLISHED' and s.starts_at <= $1 and s.ends_at > $1 and s.closes_at > $1 and s.confirmed < s.capacity
         order by s.ref`,
        [now],
      );
    expect(await running()).toHaveLength(1);
    await db.source.transaction((tx) => addTodaySession(tx, now, new Dice(2), db.config));
    const two = await running();
    expect(two.map(({ trainer }) => trainer)).toEqual(['Kerzec', 'Kerzec']);
    expect(new Set(two.map(({ town }) => town)).size).toBe(2);
  });

  it('people to sign in as, and a mailbox shared by three', async () => {
    expect(await rows('select 1 from demo_people')).toHaveLength(8);
    expect(await rows(`select 1 from people where email_key = 'mairie@guingamp.example'`)).toHaveLength(3);
  });

  it('a mairie with people it registered, some through its mailbox, one replaced, two to validate', async () => {
    expect(
      await rows(
        `select count(*) filter (where via_municipality)::int as via, count(*) filter (where previous_id is not null)::int as replaced,
           count(*) filter (where on_behalf_of is not null)::int as listed
         from registrations where municipality_code = '22070'`,
      ),
    ).toEqual([{ via: 4, replaced: 1, listed: 7 }]);
    await none(
      `select r.number from registrations r join registrations p on p.id = r.previous_id
       where p.status <> 'REPLACED' or r.number <> p.number || '-2' or r.position <> p.position or r.created_at < p.created_at`,
    );
  });

  it('places that tell a story: workshops, a share, a group at the head, an offer that runs, a block, a priority', async () => {
    const waiting = async (reason: string) =>
      rows<{ count: number; left: number }>(
        `select count(r.id)::int as count, s.capacity - s.confirmed as left from sessions s join registrations r on r.session_id = s.id
         where r.status = 'WAITLISTED' and r.wait_reason = $1 and s.confirmed + s.offered < s.capacity group by s.id`,
        [reason],
      );
    expect(await waiting('LIMIT')).toMatchObject([{ count: 2 }]);
    expect(await waiting('SHARE')).toMatchObject([{ count: 1 }]);
    expect(
      await rows(`select kind, confirmed = capacity as full, claimed from session_limits order by position`),
    ).toEqual([
      { kind: 'LUNCH', full: false, claimed: false },
      { kind: 'WORKSHOP', full: true, claimed: true },
      { kind: 'WORKSHOP', full: false, claimed: false },
    ]);
    expect(
      await rows(
        `select share_per_municipality as share, (select max(n)::int from (select count(*) as n from registrations r
           where r.session_id = s.id and r.status = 'CONFIRMED' group by r.municipality_code) by_town) as most
         from sessions s where share_per_municipality is not null`,
      ),
    ).toEqual([{ share: 3, most: 3 }]);
    expect(
      await rows(
        `select count(*)::int as people from registrations where party_id is not null and status = 'WAITLISTED' group by party_id`,
      ),
    ).toEqual([{ people: 2 }]);
    const [offered] = await rows<{ expires: Date; rule: string }>(
      `select r.offer_expires_at as expires, s.priority_rule as rule from registrations r join sessions s on s.id = r.session_id
       where r.status = 'OFFERED'`,
    );
    expect(offered?.rule).toBe('FIRST_YEAR_DUTY');
    expect(offered?.expires.getTime()).toBeGreaterThan(now.getTime());
    expect(await rows('select places, taken, releases_at > $1 as later from seat_blocks', [now])).toEqual([
      { places: 3, taken: 0, later: true },
    ]);
  });

  it('offers and requests that run have the job that ends them', async () => {
    expect(
      await rows(
        `select name, count(*)::int from pgboss.job where name in ('registrations.offer-ended','registrations.validation-ended')
         group by name order by name`,
      ),
    ).toEqual([
      { name: 'registrations.offer-ended', count: 1 },
      { name: 'registrations.validation-ended', count: 2 },
    ]);
  });

  it('changes nothing the second time', async () => {
    expect(await seedDemo(db.source, new Date('2027-03-01T09:00:00Z'), db.config)).toBe(false);
  });
});

describe('what the product makes of it', () => {
  const read = async <T extends z.ZodType>(
    url: string,
    schema: T,
    headers: Record<string, string> = {},
  ): Promise<z.output<T>> => {
    const answer = await db.inject({ method: 'GET', url, headers });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return schema.parse(answer.json());
  };
  const personOf = async (email: string) =>
    (await rows<{ id: string }>('select id from people where email_key = $1', [email]))[0]?.id ?? '';

  it('public pages answer through the contract', async () => {
    const list = await read(`${sessionPaths.sessions}?pageSize=100`, sessionList);
    expect(list.total).toBeGreaterThan(35);
    for (const { id } of list.items.slice(0, 5)) await read(sessionPaths.session(id), sessionPage);
    expect(await read(sessionPaths.regionAgendas, regionAgendaList)).toHaveLength(13);
    expect(await read(trackPaths.tracks, trackList)).toHaveLength(13);
    expect(await read(authPaths.demoPeople, candidateList)).toHaveLength(8);
  });

  it('somebody stands at the door of the session under way, finds whom they type, and reads no sheet', async () => {
    const headers = await db.signIn(await personOf('maiwenn.trevargoz@formation.example'));
    const [door] = await read(doorPaths.halfDays, doorHalfDayList, headers);
    const [expected] = await rows<{ name: string }>(
      `select r.family_name as name from registrations r join half_days h on h.session_id = r.session_id
       where h.id = $1 and r.status = 'CONFIRMED' and length(r.family_name) > 3 limit 1`,
      [door?.id],
    );
    const search = `${doorPaths.search(door?.id ?? '')}?q=${encodeURIComponent(expected?.name ?? '')}`;
    expect((await read(search, doorMatchList, headers)).length).toBeGreaterThan(0);
    const refused = await db.inject({ method: 'GET', url: attendancePaths.sheet(door?.id ?? ''), headers });
    expect(refused.statusCode).toBe(403);
  });

  it('the trainer finds the session under way, its sheet open, and a sealed sheet', async () => {
    const headers = await db.signIn(await personOf('yann.kerzec@formation.example'));
    const sessions = await read(attendancePaths.sessions, attendanceSessionList, headers);
    const sheets = await Promise.all(
      sessions.flatMap(({ halfDays }) =>
        halfDays.map(({ id }) => read(attendancePaths.sheet(id), sheet, headers)),
      ),
    );
    expect(sheets.some(({ isOpen, rows: people }) => isOpen && people.length > 5)).toBe(true);
    expect(
      sheets.some(
        ({ sealed, rows: people }) =>
          sealed !== null && people.some(({ corrections }) => corrections.length > 0),
      ),
    ).toBe(true);
  });
});

describe('what the mairie makes of it', () => {
  it('its contact sees the people of Guingamp, and two requests to answer', async () => {
    const [contact] = await rows<{ id: string }>(
      `select person_id as id from grants where role = 'MUNICIPALITY_MANAGER' and scope_id = '22070'`,
    );
    const headers = await db.signIn(contact?.id ?? '');
    const answer = await db.inject({
      method: 'GET',
      url: `${municipalityPaths.registrations('22070')}?status=to-validate`,
      headers,
    });
    const page = municipalityPage.parse(answer.json());
    expect([page.total, page.toValidate]).toEqual([2, 2]);
    expect(page.items.every(({ validationDueAt }) => (validationDueAt ?? '') > now.toISOString())).toBe(true);
  });
});

describe('what must hold on every row', () => {
  it('counters equal the registrations they count', () =>
    none(
      `select s.ref from sessions s left join lateral (
         select count(*) filter (where status in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION'))::int as confirmed,
           count(*) filter (where status = 'WAITLISTED')::int as waiting, count(*) filter (where status = 'OFFERED')::int as offered, coalesce(max(position), 0) as position, (count(*) filter (where chain_order = 1))::int as number
         from registrations r where r.session_id = s.id) r on true
       where (s.confirmed, s.waiting, s.offered, s.last_position, s.last_number) is distinct from (r.confirmed, r.waiting, r.offered, r.position, r.number)`,
    ));

  it('nobody waits whom the line would serve', async () => {
    const waited = await rows<{ id: string }>('select id from sessions where waiting > 0');
    expect(waited).toHaveLength(4);
    for (const session of await readSessions(
      db.source.manager,
      waited.map(({ id }) => id),
    )) {
      const { facts, waiting } = await wholeGround(db.source.manager, session, now);
      const { verdicts } = serveLine(facts, waiting);
      expect([session.ref, verdicts.filter(({ isPlaced }) => isPlaced)]).toEqual([session.ref, []]);
    }
  });

  it('nobody is registered outside the opening or in the future', async () => {
    await none(
      `select r.number from registrations r join sessions s on s.id = r.session_id
       where r.created_at < s.opens_at or r.created_at > s.closes_at or r.created_at > $1`,
      [now],
    );
    await none('select ref from sessions where closes_at > ends_at or opens_at >= closes_at');
  });

  it('half-days lie inside their session, do not overlap for a trainer, and keep the wall time of Paris', async () => {
    await none(
      'select 1 from half_days h join sessions s on s.id = h.session_id where h.starts_at < s.starts_at or h.ends_at > s.ends_at',
    );
    await none(
      `select 1 from half_days h join session_days d on d.id = h.session_day_id
       where h.starts_at <> (d.date + h.start_time) at time zone 'Europe/Paris' or h.ends_at <> (d.date + h.end_time) at time zone 'Europe/Paris'`,
    );
    await none(
      `select 1 from session_trainers a join session_trainers b on b.person_id = a.person_id and b.session_id > a.session_id
         join half_days h on h.session_id = a.session_id join half_days g on g.session_id = b.session_id
       where tstzrange(h.starts_at, h.ends_at) && tstzrange(g.starts_at, g.ends_at) and h.ends_at < $1`,
      [now],
    );
  });

  it('sheets are sealed with their hash over an unbroken chain, everybody decided', async () => {
    const sheets = await rows<{ half_day_id: string; canonical: string; seal_hash: string }>(
      'select * from attendance_sheets',
    );
    expect(sheets.length).toBeGreaterThan(90);
    expect(sheets.filter(({ canonical, seal_hash }) => sha256(canonical) !== seal_hash)).toEqual([]);
    expect(sheets.filter(({ canonical }) => canonical.includes('"EXPECTED"'))).toEqual([]);
    for (const { half_day_id } of sheets)
      expect(brokenLink(await factsOfHalfDay(db.source.manager, half_day_id, null))).toBeNull();
    await none('select 1 from half_days where sealed_at is null and ends_at < $1', [now]);
  });

  it('devices are chained, one record waits to be resolved and one row shows a conflict', async () => {
    await none(
      `select f.id from attendance_facts f left join attendance_device_records d
         on d.device_id = f.device_id and d.seq = f.device_seq and d.hash = f.device_hash and d.record_id = f.id
       where f.version <> 2 or (f.device_id is not null and d.seq is null)`,
    );
    await none(
      `select v.id from attendance_devices v join attendance_device_records d on d.device_id = v.id and d.seq = v.seq
       where d.hash <> v.head_hash`,
    );
    expect(await rows('select id from attendance_unresolved')).toHaveLength(1);
    const [doubtful] = await rows<{ half_day_id: string }>(
      `select f.half_day_id from attendance_facts f where f.kind = 'SIGNED'
       group by f.half_day_id, f.registration_id having count(distinct f.device_id) = 2`,
    );
    const facts = await factsOfHalfDay(db.source.manager, doubtful?.half_day_id ?? '', null);
    const byPerson = Map.groupBy(facts, ({ registrationId }) => registrationId);
    expect([...byPerson.values()].filter(isConflict)).toHaveLength(1);
  });

  it('everybody expected at a session to come holds an invitation to each of its days, mailed once', async () => {
    await none(
      `select r.number from registrations r join sessions s on s.id = r.session_id and s.state = 'PUBLISHED' and s.ends_at > $1
         join session_days d on d.session_id = s.id left join invitations i on i.registration_id = r.id and i.session_day_id = d.id
       where r.status = 'CONFIRMED' and i.id is null`,
      [now],
    );
    await none(
      `select i.id from invitations i left join mails m on m.invitation_id = i.id and m.state = 'ACCEPTED' where m.id is null`,
    );
  });

  it('certificates count the sealed minutes, never more than planned', () =>
    none(
      `select c.number from certificates c join sessions s on s.id = c.session_id join modules m on m.id = s.module_id
       where c.certified_minutes > m.planned_minutes or s.state <> 'FINALIZED' or length(c.pdf) < 5000`,
    ));

  it('every address ends in .example, every host town has its label', async () => {
    await none(`select email from people where email not like '%.example'`);
    await none(
      `select v.name from venues v where not exists (select from programme_labels l where l.municipality_code = v.municipality_code)`,
    );
  });
});
