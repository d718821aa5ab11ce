// Answers received by mail, whole: from the raw message to the invitation, the registration and the mails.
import { aReply, halfProven, proven } from '../../calendar/answers/reply.fixture';
import { Replies } from '../../calendar/answers/replies.service';
import { Inbox } from '../../platform/inbox/inbox.service';
import { aDay } from '../../sessions/sessions.fixture';
import type { TestApp } from '../../test-app.fixture';
import { pageOf } from '../personal/personal.fixture';
import {
  answer,
  invitationsOf,
  invitee,
  causedMails,
  lastMail,
  now,
  openApp,
  run,
  type Invitee,
} from './answers.fixture';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

const partstatOf = async ({ registrationId }: Invitee, day = 0) =>
  (await invitationsOf(app, registrationId))[day]?.partstat ?? null;
const mailsAfter = ({ email }: Invitee) => causedMails(app, email);

describe('an answer is applied', () => {
  it.each([
    ['[3.4-1]', 'ACCEPTED'],
    ['[3.4-2]', 'DECLINED'],
    ['[3.4-3]', 'TENTATIVE'],
  ] as const)('%s %s, with its SEQUENCE and DTSTAMP', async (_, partstat) => {
    const one = await invitee(app);
    expect(await answer(app, one, { partstat })).toMatchObject({
      sort: 'REPLY',
      reason: null,
      region_code: '84',
      session_id: one.sessionId,
      registration_id: one.registrationId,
      invitation_id: one.invitations[0]?.id,
    });
    expect((await invitationsOf(app, one.registrationId))[0]).toMatchObject({
      partstat,
      partstatSequence: 0,
      partstatAt: new Date('2027-01-05T09:00:00Z'),
      partstatSource: 'REPLY',
      answered_at: new Date(now),
    });
    expect((await pageOf(app, one.token)).answers).toMatchObject([{ answer: partstat, source: 'REPLY' }]);
  });

  it('[3.4-6] [7.6-36] without ORGANIZER, as Exchange sends it', async () => {
    const one = await invitee(app);
    expect(await answer(app, one, { organizer: null })).toMatchObject({ sort: 'REPLY' });
    expect(await partstatOf(one)).toBe('ACCEPTED');
  });

  it('[3.4-13] from MAILTO: in capitals', async () => {
    const one = await invitee(app);
    await answer(app, one, { attendee: `MAILTO:${one.email.toUpperCase()}` });
    expect(await partstatOf(one)).toBe('ACCEPTED');
  });

  it.each([
    ['7bit', 'utf-8'],
    ['8bit', 'utf-8'],
    ['base64', 'utf-8'],
    ['quoted-printable', 'utf-8'],
    ['8bit', 'iso-8859-1'],
    ['base64', 'iso-8859-1'],
    ['quoted-printable', 'iso-8859-1'],
  ] as const)('[3.4-30] in %s, %s', async (encoding, charset) => {
    const one = await invitee(app);
    const comment = encoding === '7bit' ? 'A bientot' : 'À bientôt, café à 9 h';
    await answer(app, one, { encoding, charset, lines: [`COMMENT:${comment}`] });
    expect((await invitationsOf(app, one.registrationId))[0]).toMatchObject({
      partstat: 'ACCEPTED',
      answerComment: comment,
    });
  });

  it.each(['7bit', '8bit', 'base64', 'quoted-printable'] as const)(
    '[3.4-31] as the only body of the message, in %s',
    async (encoding) => {
      const one = await invitee(app);
      await answer(app, one, { shape: 'alone', encoding });
      expect(await partstatOf(one)).toBe('ACCEPTED');
    },
  );

  it('[3.4-27] with a comment of 10 kB: text without markup, cut', async () => {
    const one = await invitee(app);
    const comment = `Été 🏛️ <script>alert(1)</script> ${'é'.repeat(10_000)}`;
    await answer(app, one, { lines: [`COMMENT:${comment}`] });
    const stored = (await invitationsOf(app, one.registrationId))[0]?.answerComment ?? '';
    expect(Array.from(stored)).toHaveLength(1000);
    expect(stored).toContain('Été 🏛️');
    expect(stored).not.toMatch(/[<>]/);
  });
});

describe('an answer is applied once', () => {
  it('[3.4-15] the same message twice', async () => {
    const one = await invitee(app);
    await answer(app, one, { partstat: 'DECLINED', headers: ['Message-ID: <1@mairie.example>', 'X-Way: 1'] });
    const again = await answer(app, one, {
      partstat: 'DECLINED',
      headers: ['Message-ID: <1@mairie.example>', 'X-Way: 2'],
    });
    expect(again).toMatchObject({ sort: 'IGNORED', reason: 'older' });
    expect(await mailsAfter(one)).toEqual(['registration.declined']);
  });

  it('[3.4-16] [7.6-37] as alternative and as application/ics, as Gmail sends it', async () => {
    const one = await invitee(app);
    await answer(app, one, {
      shape: 'with-copy',
      partstat: 'DECLINED',
      headers: ['Auto-Submitted: auto-generated'],
    });
    expect(await partstatOf(one)).toBe('DECLINED');
    expect(await mailsAfter(one)).toEqual(['registration.declined']);
    const [{ count }] = await app.source.query<[{ count: number }]>(
      `select count(*)::int as count from audit_events where subject_id = $1 and action = 'registration.declined'`,
      [one.registrationId],
    );
    expect(count).toBe(1);
  });

  it('[3.4-17] [3.4-21] the last DTSTAMP wins, whatever the order of arrival', async () => {
    const [early, late] = [await invitee(app), await invitee(app)];
    const accepted = { partstat: 'ACCEPTED', stamp: '20270105T090000Z' };
    const declined = { partstat: 'DECLINED', stamp: '20270105T091500Z' };
    await answer(app, early, accepted);
    await answer(app, early, declined);
    await answer(app, late, declined);
    expect(await answer(app, late, accepted)).toMatchObject({ sort: 'IGNORED', reason: 'older' });
    expect([await partstatOf(early), await partstatOf(late)]).toEqual(['DECLINED', 'DECLINED']);
  });
});

it('[3.4-21] answers treated by several workers at once: the last DTSTAMP wins, each message is settled once', async () => {
  const one = await invitee(app);
  const [{ uid = '', organizerAddress = '' } = {}] = one.invitations;
  const said = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'ACCEPTED', 'DECLINED'];
  const ids = await Promise.all(
    said.map((partstat, index) =>
      app.app.get(Inbox).take(
        aReply({
          uid,
          partstat,
          organizer: organizerAddress,
          attendee: one.email,
          from: one.email,
          stamp: `20270105T090${index}00Z`,
        }),
        {},
      ),
    ),
  );
  await Promise.all([...ids, ...ids].map((id) => app.app.get(Replies).received(id ?? '')));
  await run(app);
  expect(await partstatOf(one)).toBe('DECLINED');
  expect(await pageOf(app, one.token)).toMatchObject({ declineEndsAt: '2027-01-06T09:30:00.000Z' });
  const [{ sorts }] = await app.source.query<[{ sorts: string[] }]>(
    `select array_agg(distinct sort) as sorts from inbound_messages where id = any($1) and sorted_at is not null`,
    [ids],
  );
  expect(['REPLY', 'IGNORED']).toEqual(expect.arrayContaining(sorts));
  expect(await mailsAfter(one)).toEqual(['registration.declined']);
});

describe('addresses', () => {
  const alias = 'p.dupont@mairie.example';

  it('[3.4-12] an alias of the same domain with DMARC is applied and remembered', async () => {
    const one = await invitee(app);
    await answer(app, one, { attendee: alias, from: alias });
    expect(await partstatOf(one)).toBe('ACCEPTED');
    await answer(app, one, {
      attendee: alias,
      partstat: 'TENTATIVE',
      stamp: '20270105T091000Z',
      findings: halfProven(),
    });
    expect(await partstatOf(one)).toBe('TENTATIVE');
  });

  it('[3.4-14] a plus address is nobody’s without DMARC, an alias with it', async () => {
    const one = await invitee(app);
    const plus = one.email.replace('@', '+pvd@');
    expect(await answer(app, one, { attendee: plus, from: plus, findings: halfProven() })).toMatchObject({
      reason: 'stranger',
    });
    await answer(app, one, { attendee: plus, from: plus });
    expect(await partstatOf(one)).toBe('ACCEPTED');
  });

  it('[7.6-16] two people of one mailbox: the answer is that of the one whose UID it names', async () => {
    const email = 'mairie@saint-flour.example';
    const first = await invitee(app, { draft: { email } });
    const second = await invitee(app, { sessionId: first.sessionId, draft: { email } });
    await answer(app, first, { partstat: 'DECLINED', findings: proven('saint-flour.example') });
    expect([await partstatOf(first), await partstatOf(second)]).toEqual(['DECLINED', null]);
  });
});

describe('other methods', () => {
  it('[3.4-25] [7.6-43] COUNTER: a note with the proposed times, no change', async () => {
    const one = await invitee(app);
    const lines = [
      'DTSTART;TZID=Europe/Paris:20270113T093000',
      'DTEND:20270113T153000Z',
      'COMMENT:Plutôt mercredi',
    ];
    expect(await answer(app, one, { method: 'COUNTER', partstat: 'TENTATIVE', lines })).toMatchObject({
      sort: 'REVIEW',
      reason: 'counter',
      registration_id: one.registrationId,
      session_id: one.sessionId,
      proposed_start: new Date('2027-01-13T08:30:00Z'),
      proposed_end: new Date('2027-01-13T15:30:00Z'),
    });
    expect(await partstatOf(one)).toBeNull();
  });

  it('[3.4-26] REFRESH: the current revision goes to the address on file, once a day', async () => {
    const one = await invitee(app);
    const thief = { from: 'eve@ailleurs.example', attendee: 'eve@ailleurs.example', method: 'REFRESH' };
    expect(await answer(app, one, thief)).toMatchObject({ sort: 'REPLY', reason: 'refresh' });
    await answer(app, one, { ...thief, stamp: '20270105T091000Z' });
    expect(await mailsAfter(one)).toEqual(['invitation.resent']);
    expect(await causedMails(app, 'eve@ailleurs.example')).toEqual([]);
    const mail = await lastMail(app, one.email, 'invitation.resent');
    expect(mail.calendar_body).toContain('SEQUENCE:0');
  });

  it('[3.4-28] REQUEST-STATUS 3.7 and 5.1: a delivery problem', async () => {
    for (const status of ['3.7;Invalid calendar user', '5.1;Could not complete delivery']) {
      const one = await invitee(app);
      const settled = await answer(app, one, { lines: [`REQUEST-STATUS:${status}`] });
      expect(settled).toMatchObject({ sort: 'REVIEW', reason: 'delivery-problem' });
      expect((await invitationsOf(app, one.registrationId))[0]).toMatchObject({
        problem: status,
        partstat: null,
      });
    }
  });
});

it('one day of two declined is noted, and cancels nothing', async () => {
  const one = await invitee(app, { days: [aDay('2027-01-12'), aDay('2027-01-13')] });
  await answer(app, one, { partstat: 'DECLINED' }, 1);
  expect([await partstatOf(one, 0), await partstatOf(one, 1)]).toEqual([null, 'DECLINED']);
  expect(await pageOf(app, one.token)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: null });
  const mail = await lastMail(app, one.email, 'registration.declined');
  expect(mail.text_body).toContain('mercredi 13 janvier 2027');
  expect(mail.text_body).toContain('conservée');
});
