// A track cancelled through HTTP: every date to come falls, each address is told once, calendars are emptied.
import { aPerson } from '../../../people/people.fixture';
import { aDay } from '../../../sessions/sessions.fixture';
import { aModule, aTrack } from '../../../tracks/tracks.fixture';
import { sessionCancelled } from '../../../sessions/sessions.jobs';
import { aDraft, countsOf, register } from '../../registrations.fixture';
import {
  app,
  auditOf,
  bretagne,
  close,
  mailsOf,
  open,
  resetClock,
  rosterOf,
  send,
  session,
} from '../organiser-acts.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

let year = 2026;
/** Two dates to come, one over, one never announced; `signed` is on both with another, whom a contact registered. */
async function aTrackWithPeople() {
  const tx = app.source.manager;
  const trackId = await aTrack(tx, [await aModule(tx)], { year: ++year });
  const [first, second, past, draft] = [
    await session({ trackId }),
    await session({ trackId, days: [aDay('2027-02-02')] }),
    await session({ trackId, days: [aDay('2026-12-01')] }),
    await session({ trackId, state: 'DRAFT' }),
  ];
  const [signed, other, waiting] = [aDraft(), aDraft(), aDraft()];
  const contact = { email: `contact.${signed.email}` };
  const contactId = await aPerson(tx, contact);
  await register(app, first, signed);
  await register(app, second, signed);
  const { registrationId } = await register(app, second, other);
  await app.source.query('update registrations set registered_by = $2 where id = $1', [
    registrationId,
    contactId,
  ]);
  await app.source.query('update sessions set capacity = 2 where id = $1', [second]);
  await register(app, second, waiting);
  await app.runJobs();
  return { trackId, first, second, past, draft, signed, other, waiting, contact };
}

describe('a cancelled track', () => {
  it('T5 informs each contact and each participant with a different address, once each', async () => {
    const { trackId, first, second, past, draft, signed, other, waiting, contact } = await aTrackWithPeople();
    const told = { sessions: 2, people: 4, notified: 4, blocked: 0 };
    expect((await send('GET', `tracks/${trackId}/cancel`)).body).toEqual(told);
    expect(await send('POST', `tracks/${trackId}/cancel`, { reason: 'Financement' })).toEqual({
      status: 200,
      body: told,
    });
    await app.runJobs();

    const states = await app.source.query<{ id: string; state: string }[]>(
      'select id, state from sessions where track_id = $1',
      [trackId],
    );
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [first, 'CANCELLED'],
        [second, 'CANCELLED'],
        [past, 'PUBLISHED'],
        [draft, 'DRAFT'],
      ]),
    );
    expect(await countsOf(app, second)).toMatchObject({ confirmed: 0, waiting: 0 });
    expect(await mailsOf(signed.email)).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'invitation.sent REQUEST',
      'registration.confirmed',
      'track.cancelled CANCEL',
      'registration.date-withdrawn CANCEL',
    ]);
    expect(await mailsOf(other.email)).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'track.cancelled CANCEL',
    ]);
    expect(await mailsOf(waiting.email)).toEqual(['registration.waitlisted', 'track.cancelled']);
    expect(await mailsOf(contact.email)).toEqual(['track.cancelled']);
    const [mail] = await app.source.query<{ text_body: string }[]>(
      `select text_body from mails where to_address = $1`,
      [contact.email],
    );
    expect(mail?.text_body).toContain('Financement');
    expect(mail?.text_body).toContain(other.familyName);
    expect(mail?.text_body).not.toContain(signed.familyName);
    expect((await auditOf(trackId)).map(({ action }) => action)).toEqual(['track.cancelled']);
  });

  it('T5 the job run twice tells nobody twice', async () => {
    const { trackId, signed } = await aTrackWithPeople();
    await send('POST', `tracks/${trackId}/cancel`, { reason: 'Financement' });
    const [job] = await app.jobs.boss.fetch('registrations.track-fell', { batchSize: 1 });
    const known = app.jobs.known.find(({ job: { name } }) => name === 'registrations.track-fell');
    if (!job || !known) throw new Error('no job');
    await app.jobs.run(known.job, known.handler, job.data);
    const once = await mailsOf(signed.email);
    await app.jobs.run(known.job, known.handler, job.data);
    expect(await mailsOf(signed.email)).toEqual(once);
    await app.jobs.boss.complete('registrations.track-fell', job.id);
  });

  it('is done once, and never by another region', async () => {
    const { trackId } = await aTrackWithPeople();
    expect((await send('POST', `tracks/${trackId}/cancel`, { reason: 'Essai' }, bretagne)).status).toBe(404);
    expect((await send('GET', `tracks/${trackId}/cancel`, undefined, bretagne)).status).toBe(404);
    await send('POST', `tracks/${trackId}/cancel`, { reason: 'Essai' });
    expect(await send('POST', `tracks/${trackId}/cancel`, { reason: 'Essai' })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
    await app.runJobs();
  });

  it('T6 cancelling one date removes only that date’s people', async () => {
    const { first, second } = await aTrackWithPeople();
    await app.source.query(`update sessions set state = 'CANCELLED', cancelled_at = $2 where id = $1`, [
      first,
      app.clock.now(),
    ]);
    await app.source.transaction((tx) =>
      app.jobs.publish(tx, sessionCancelled, { sessionId: first, version: 2, reason: 'Verglas' }),
    );
    await app.runJobs();
    expect((await rosterOf(first)).items.map(({ status }) => status)).toEqual(['CANCELLED_BY_ORGANIZER']);
    expect((await rosterOf(second)).items.map(({ status }) => status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED',
    ]);
  });
});
