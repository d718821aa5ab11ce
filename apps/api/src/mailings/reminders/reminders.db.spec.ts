// Reminders on a real PostgreSQL: who gets which, once, at their hour, whatever moves, stops or runs twice.
import {
  addLimits,
  app,
  close,
  moveTo as clockAt,
  open,
  organiserId,
  resetClock,
  session,
} from '../../registrations/organiser/organiser-acts.fixture';
import { aDraft, register } from '../../registrations/registrations.fixture';
import { aSession } from '../../sessions/sessions.fixture';
import { startTestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import {
  aContact,
  addresses,
  forgetMails,
  mailsLike,
  mark,
  moveTo,
  registered,
  remind,
} from '../mailings.fixture';
import { Reminding } from './reminding.service';

/** The session is on 12 January 2027 at 9 h 30; the day before at 9 h. */
const dayBefore = '2027-01-11T08:00:00Z';

beforeAll(open);
beforeEach(async () => {
  await forgetMails();
  resetClock();
});
afterAll(() => close());

const emails = (some: { email: string }[]) => some.map(({ email }) => email).sort();
const change = (sql: string, ...params: unknown[]) => app.source.query(sql, params);

it('writes to each person with their own link, the hours and the place, last of all mails', async () => {
  const sessionId = await session();
  const [one] = await registered(sessionId, 2);
  app.clock.set(dayBefore);
  await remind();
  const mails = await mailsLike('reminder.%');
  expect(mails.map(({ kind }) => kind)).toEqual(['reminder.d-1', 'reminder.d-1']);
  const mail = mails.find(({ to }) => to === one?.email);
  expect(mail).toMatchObject({ urgency: 9, registrationId: one?.registrationId, unsubscribeUrl: null });
  expect(mail?.giveUpAt).toEqual(new Date('2027-01-12T08:30:00Z'));
  expect(mail?.subject).toBe('C’est demain\u00a0: Lire son centre-bourg');
  for (const word of ['Bonjour Rémi', '9\u00a0h\u00a030', 'Mairie de Saint-Flour', one?.number, one?.token])
    expect(mail?.text).toContain(word);
});

it('[M8] fires once per person even when the job runs twice, at once or later', async () => {
  const sessionId = await session();
  const two = await registered(sessionId, 2);
  app.clock.set(dayBefore);
  await Promise.all([remind(), remind(), remind()]);
  app.clock.advance(60_000);
  await remind();
  expect(await addresses('reminder.%')).toEqual(emails(two));
});

it('[M8] a run that failed midway leaves nothing, and the next one writes to everybody', async () => {
  const sessionId = await session();
  const two = await registered(sessionId, 2);
  app.clock.set(dayBefore);
  await change(`create function fail() returns trigger language plpgsql as $$ begin raise 'stop'; end $$`);
  await change(`create trigger fail before insert on reminded_registrations execute function fail()`);
  await expect(remind()).rejects.toThrow('stop');
  await change(`drop trigger fail on reminded_registrations`);
  await change(`drop function fail`);
  expect(await addresses('reminder.%')).toEqual([]);
  await remind();
  expect(await addresses('reminder.%')).toEqual(emails(two));
});

it.each([
  ['DRAFT', []],
  ['POSTPONED', []],
  ['CANCELLED', []],
  ['PUBLISHED', ['reminder.d-1']],
] as const)('[M8] a session %s', async (state, kinds) => {
  const sessionId = await session();
  await registered(sessionId, 1);
  await change('update sessions set state = $2 where id = $1', sessionId, state);
  app.clock.set(dayBefore);
  await remind();
  expect((await mailsLike('reminder.%')).map(({ kind }) => kind)).toEqual(kinds);
});

it('[M8] a disabled rule sends nothing', async () => {
  const sessionId = await session();
  await registered(sessionId, 1);
  await change(
    `insert into reminder_rules (code, session_id, anchor, days, local_time, statuses, subject, body, enabled, updated_at)
     values ('d-1', $1, 'START', -1, '09:00', '{CONFIRMED}', 'x', 'x', false, now())`,
    sessionId,
  );
  app.clock.set(dayBefore);
  await remind();
  expect(await addresses('reminder.%')).toEqual([]);
});

it('[M8] who registers after the hour of a reminder does not get it', async () => {
  const sessionId = await session();
  const [first] = await registered(sessionId, 1);
  app.clock.set('2027-01-11T08:00:01Z');
  await registered(sessionId, 1);
  await remind();
  expect(await addresses('reminder.%')).toEqual([first?.email]);
});

it('[M5] a session that moves takes its reminders along: told again for its new date, whoever was told for the old one', async () => {
  const sessionId = await session({ trainerIds: [organiserId] });
  const [early] = await registered(sessionId, 1);
  await clockAt(dayBefore);
  await remind();
  expect(await addresses('reminder.%')).toEqual([early?.email]);
  await moveTo(sessionId, '2027-02-12');
  const [late] = await registered(sessionId, 1);
  app.clock.set('2027-01-28T08:00:00Z');
  await remind();
  const half = await mailsLike('reminder.d-15');
  expect(half.map(({ to }) => to)).toEqual(emails([early, late] as { email: string }[]));
  expect(half[0]?.text).toContain('vendredi 12 février 2027');
  app.clock.set('2027-02-11T08:00:00Z');
  await remind();
  await remind();
  const eve = (await mailsLike('reminder.d-1')).map(({ to, text }) => [
    to,
    /\d+ (janvier|février)/.exec(text)?.[0],
  ]);
  expect(eve.sort()).toEqual(
    [
      [early?.email, '12 janvier'],
      [early?.email, '12 février'],
      [late?.email, '12 février'],
    ].sort(),
  );
});

it('[M5] a date taken back is not reminded twice: once a person, a rule and a date', async () => {
  const sessionId = await session({ trainerIds: [organiserId] });
  const [one] = await registered(sessionId, 1);
  const told = async () => (await mailsLike('reminder.d-1')).map(({ text }) => /\d+ janvier/.exec(text)?.[0]);
  await clockAt(dayBefore);
  await Promise.all([remind(), remind()]);
  expect(await told()).toEqual(['12 janvier']);
  await moveTo(sessionId, '2027-01-13');
  await clockAt('2027-01-12T08:00:00Z');
  await Promise.all([remind(), remind()]);
  await remind();
  expect(await told()).toEqual(['12 janvier', '13 janvier']);
  await moveTo(sessionId, '2027-01-12');
  await Promise.all([remind(), remind()]);
  app.clock.advance(60_000);
  await remind();
  expect(await told()).toEqual(['12 janvier', '13 janvier']);
  expect(await addresses('reminder.d-1')).toEqual([one?.email, one?.email]);
});

it('[M5] a session that moves before its reminder left is reminded at the new hour only', async () => {
  const sessionId = await session({ trainerIds: [organiserId] });
  const [one] = await registered(sessionId, 1);
  await moveTo(sessionId, '2027-01-13');
  app.clock.set(dayBefore);
  await remind();
  expect(await addresses('reminder.d-1')).toEqual([]);
  app.clock.set('2027-01-12T08:00:00Z');
  await remind();
  expect(await addresses('reminder.d-1')).toEqual([one?.email]);
});

it('[M7] only people of the right session, workshop and status', async () => {
  const sessionId = await session({ capacity: 2 });
  const limits = await addLimits(sessionId, [
    { kind: 'WORKSHOP', label: 'Friches', capacity: 9 },
    { kind: 'WORKSHOP', label: 'Halles', capacity: 9 },
  ]);
  const choosing = (label: string) => ({ extras: [{ limitId: limits[label] as string, quantity: 1 }] });
  const [friches] = await registered(sessionId, 1, choosing('Friches'));
  const [halles] = await registered(sessionId, 1, choosing('Halles'));
  const [waiting] = await registered(sessionId, 1, choosing('Friches'));
  await registered(await session(), 1);
  const rule = (code: string, status: string, limitId: string | null) =>
    change(
      `insert into reminder_rules (code, session_id, anchor, days, local_time, statuses, limit_id, subject, body, updated_at)
       values ($1, $2, 'START', -2, '10:00', array[$3], $4, 'x', 'x', now())`,
      code,
      sessionId,
      status,
      limitId,
    );
  await rule('friches', 'CONFIRMED', limits['Friches'] as string);
  await rule('waiting', 'WAITLISTED', null);
  await rule('everybody', 'CONFIRMED', null);
  app.clock.set('2027-01-10T09:00:00Z');
  await remind();
  expect(await addresses('reminder.friches')).toEqual([friches?.email]);
  expect(await addresses('reminder.waiting')).toEqual([waiting?.email]);
  expect(await addresses('reminder.everybody')).toEqual(emails([friches, halles] as { email: string }[]));
});

it('[M6] one message a mailbox; who has none is reached through the contact, whose mail leads to the mairie only', async () => {
  const sessionId = await session();
  const shared = 'mairie@saint-flour.example';
  const one = await register(app, sessionId, aDraft({ email: shared, givenName: 'Anne' }));
  const two = await register(app, sessionId, aDraft({ email: shared, givenName: 'Paul' }));
  const [without] = await registered(sessionId, 1, { municipalityCode: '63003' });
  await change(`update registrations set email = '' where id = $1`, without?.registrationId);
  await aContact('dgs@ambert.example', '63003');
  app.clock.set(dayBefore);
  await remind();
  const [contact, mailbox, ...others] = await mailsLike('reminder.%');
  expect(others).toEqual([]);
  expect([contact?.to, contact?.registrationId]).toEqual(['dgs@ambert.example', null]);
  expect(contact?.text).toContain('/municipality/63003');
  expect(contact?.text).not.toContain('/registrations/link/');
  expect(mailbox?.to).toBe(shared);
  for (const word of ['Bonjour Anne et Paul', one.token, two.token]) expect(mailbox?.text).toContain(word);
  expect(mailbox?.text).not.toContain('/municipality/');
});

it('[M11] after the session, exactly those present are thanked', async () => {
  const sessionId = await session();
  const [present, absent, corrected, unseen] = await registered(sessionId, 4);
  app.clock.set('2027-01-12T10:00:00Z');
  await mark(sessionId, present?.registrationId ?? '', 'PRESENT');
  await mark(sessionId, absent?.registrationId ?? '', 'ABSENT');
  await mark(sessionId, corrected?.registrationId ?? '', 'ABSENT', 'CORRECTED');
  await mark(sessionId, corrected?.registrationId ?? '', 'PRESENT');
  expect(unseen).toBeDefined();
  app.clock.set('2027-01-13T09:00:00Z');
  await remind();
  expect(await addresses('reminder.%')).toEqual([present?.email]);
  expect((await mailsLike('reminder.%'))[0]).toMatchObject({ kind: 'reminder.after-1', giveUpAt: null });
});

it('[M11] a sheet filled in the days after still thanks those present, once', async () => {
  const sessionId = await session();
  const [early, late] = await registered(sessionId, 2);
  app.clock.set('2027-01-12T10:00:00Z');
  await mark(sessionId, early?.registrationId ?? '', 'PRESENT');
  app.clock.set('2027-01-13T09:00:00Z');
  await remind();
  await mark(sessionId, late?.registrationId ?? '', 'PRESENT');
  app.clock.set('2027-01-14T09:00:00Z');
  await Promise.all([remind(), remind()]);
  expect(await addresses('reminder.after-1')).toEqual(emails([early, late] as { email: string }[]));
});

it('never leaves after the start, nor days late', async () => {
  const sessionId = await session();
  await registered(sessionId, 1);
  app.clock.set('2027-01-12T08:30:00Z');
  await remind();
  app.clock.set('2027-01-17T09:00:00Z');
  await remind();
  expect(await addresses('reminder.%')).toEqual([]);
});

it('waits for the end of quiet hours, and is decided then', async () => {
  const quiet = await startTestApp({ now: '2027-01-05T08:00:00Z', settings: { QUIET_HOURS: '20:00-10:00' } });
  try {
    await placeTowns(quiet.source);
    const sessionId = await quiet.source.transaction((tx) => aSession(tx));
    await register(quiet, sessionId);
    const kinds = async () => {
      await quiet.app.get(Reminding).run();
      return quiet.source.query<object[]>(`select kind from mails where kind like 'reminder.%'`);
    };
    quiet.clock.set(dayBefore);
    expect(await kinds()).toEqual([]);
    quiet.clock.set('2027-01-11T09:00:00Z');
    expect(await kinds()).toEqual([{ kind: 'reminder.d-1' }]);
  } finally {
    await quiet.close();
  }
});
