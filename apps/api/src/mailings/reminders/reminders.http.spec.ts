// The organiser's reminders through HTTP: three levels of wording, what each will reach, scope and refusals.
import type { ReminderRule } from '@treize/contract/mailings';
import {
  addLimits,
  app,
  auditOf,
  auvergne,
  bretagne,
  close,
  open,
  resetClock,
  session,
} from '../../registrations/organiser/organiser-acts.fixture';
import { forgetMails, mailsLike, registered, remind } from '../mailings.fixture';

beforeAll(open);
beforeEach(async () => {
  await forgetMails();
  resetClock();
});
afterAll(() => close());

type Answer = { status: number; body: ReminderRule & ReminderRule[] & { code: string; facts?: object } };
const call = async (
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  who = auvergne,
): Promise<Answer> => {
  const answer = await app.inject({
    method,
    url: `/api/organiser/${path}`,
    headers: who,
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const rule = (change: object = {}) => ({
  anchor: 'START',
  days: -2,
  localTime: '08:30',
  statuses: ['CONFIRMED'],
  presence: 'ANY',
  addressees: 'PARTICIPANTS',
  subject: 'Après-demain',
  body: 'Bonjour {prenom}, rendez-vous {ou}.',
  enabled: true,
  ...change,
});
const codes = ({ body }: Answer) => body.map(({ code, level }) => `${code} ${level}`);

it('tells the national reminders in their order, with their instants and the people they will reach', async () => {
  const sessionId = await session();
  await registered(sessionId, 2);
  const { body } = await call('GET', `sessions/${sessionId}/reminders`);
  expect(body.map(({ code, dueAt, willReach }) => [code, dueAt, willReach])).toEqual([
    ['d-30', '2026-12-13T08:00:00.000Z', 0],
    ['d-15', '2026-12-28T08:00:00.000Z', 0],
    ['d-7', '2027-01-05T08:00:00.000Z', 2],
    ['d-1', '2027-01-11T08:00:00.000Z', 2],
    ['after-1', '2027-01-13T09:00:00.000Z', 0],
  ]);
  await remind();
  const [ran] = (await call('GET', `sessions/${sessionId}/reminders`)).body.filter(
    ({ code }) => code === 'd-7',
  );
  expect(ran).toMatchObject({ ranAt: '2027-01-05T08:00:00.000Z', recipients: 2, willReach: null });
});

it('[M3] a session’s own wording and hour win over its region’s, and these over the nation’s; each can be given back', async () => {
  const sessionId = await session();
  const ofSession = `sessions/${sessionId}/reminders`;
  expect((await call('PUT', 'regions/84/reminders/d-1', rule({ days: -1 }))).body.level).toBe('REGION');
  const own = await call('PUT', `${ofSession}/d-1`, rule({ days: -1, localTime: '18:00' }));
  expect([own.body.level, own.body.dueAt]).toEqual(['SESSION', '2027-01-11T17:00:00.000Z']);
  await call('PUT', `${ofSession}/salle`, rule({ anchor: 'FIXED', fixedOn: '2027-01-08', days: 0 }));
  expect(codes(await call('GET', ofSession))).toEqual([
    'd-30 NATIONAL',
    'd-15 NATIONAL',
    'd-7 NATIONAL',
    'salle SESSION',
    'd-1 SESSION',
    'after-1 NATIONAL',
  ]);
  await registered(sessionId, 1);
  app.clock.set('2027-01-08T07:30:00Z');
  await remind();
  expect((await mailsLike('reminder.salle')).map(({ text }) => text)).toEqual([
    expect.stringContaining('Bonjour Rémi, rendez-vous Salle du conseil, Mairie de Saint-Flour'),
  ]);
  resetClock();
  expect((await call('DELETE', `${ofSession}/d-1`)).body).toEqual({ done: true });
  await call('DELETE', `${ofSession}/salle`);
  expect(codes(await call('GET', ofSession)).slice(-2)).toEqual(['d-1 REGION', 'after-1 NATIONAL']);
  await call('DELETE', 'regions/84/reminders/d-1');
  expect(codes(await call('GET', 'regions/84/reminders'))).toContain('d-1 NATIONAL');
  expect(
    (await auditOf(sessionId)).map(({ action }) => action).filter((action) => /reminder/.test(action)),
  ).toEqual(['reminder.changed', 'reminder.changed', 'reminder.reset', 'reminder.reset']);
});

it('a region’s wording does not reach another region', async () => {
  await call('PUT', 'regions/84/reminders/d-1', rule({ days: -1 }));
  expect(codes(await call('GET', 'regions/53/reminders', undefined, bretagne))).toContain('d-1 NATIONAL');
});

it.each([
  ['a word nobody knows', { body: 'Bonjour {prenon}' }, 422, 'unknown-placeholder'],
  ['a word nobody knows in the subject', { subject: 'Le {jour}' }, 422, 'unknown-placeholder'],
  ['after the start', { days: 1 }, 422, 'invalid-reminder'],
  ['presence before the session', { presence: 'PRESENT' }, 422, 'invalid-reminder'],
  ['a fixed date without a date', { anchor: 'FIXED' }, 400, 'invalid-request'],
  ['an empty body', { body: '  ' }, 400, 'invalid-request'],
  ['no status', { statuses: [] }, 400, 'invalid-request'],
])('[M2] refuses %s', async (_, change, status, code) => {
  const sessionId = await session();
  for (const path of [`sessions/${sessionId}/reminders/d-1`, 'regions/84/reminders/d-1'])
    expect(await call('PUT', path, rule({ days: -1, ...change }))).toMatchObject({ status, body: { code } });
});

it('[M7] refuses the workshop of another session, and any workshop for a region', async () => {
  const [sessionId, other] = [await session(), await session()];
  const { Friches: limitId } = await addLimits(other, [{ kind: 'WORKSHOP', label: 'Friches', capacity: 9 }]);
  const wrong = { status: 422, body: { code: 'invalid-reminder' } };
  expect(await call('PUT', `sessions/${sessionId}/reminders/a`, rule({ limitId }))).toMatchObject(wrong);
  expect(await call('PUT', 'regions/84/reminders/a', rule({ limitId }))).toMatchObject(wrong);
  expect((await call('PUT', `sessions/${other}/reminders/a`, rule({ limitId }))).status).toBe(200);
});

it('another region’s organiser finds nothing there', async () => {
  const sessionId = await session();
  for (const path of [`sessions/${sessionId}/reminders`, 'regions/84/reminders'])
    expect(await call('GET', path, undefined, bretagne)).toMatchObject({ status: 404 });
  for (const path of [`sessions/${sessionId}/reminders/d-1`, 'regions/84/reminders/d-1']) {
    expect(await call('PUT', path, rule(), bretagne)).toMatchObject({ status: 404 });
    expect(await call('DELETE', path, undefined, bretagne)).toMatchObject({ status: 404 });
  }
});
