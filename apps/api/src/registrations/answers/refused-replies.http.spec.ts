// Answers that are not applied, or not before the person says so: what is wrong with them, who sent them, how often.
import { aReply, forged, halfProven, proven, replyObject } from '../../calendar/answers/reply.fixture';
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
  receive,
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

describe('nothing is applied', () => {
  it.each<[string, Parameters<typeof answer>[2], string, string]>([
    ['[3.4-4] an unknown UID', { uid: '00000000-0000-4000-8000-000000000000' }, 'REVIEW', 'unknown-uid'],
    ['[3.4-4] a UID that is none of ours', { uid: 'meeting@evil.example' }, 'REVIEW', 'unknown-uid'],
    [
      '[3.4-5] REQUEST in the body of a REPLY',
      { method: 'REQUEST', mimeMethod: 'REPLY' },
      'REVIEW',
      'method-differs',
    ],
    [
      '[3.4-7] the ORGANIZER of another region',
      { organizer: 'bretagne@mail.treize.example' },
      'REVIEW',
      'other-organizer',
    ],
    [
      '[3.4-8] two ATTENDEEs',
      { lines: ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:paul@mairie.example'] },
      'REVIEW',
      'several-attendees',
    ],
    [
      '[3.4-9] two VEVENTs',
      { lines: ['END:VEVENT', 'BEGIN:VEVENT', 'UID:other', 'DTSTAMP:20270105T090000Z'] },
      'REVIEW',
      'several-events',
    ],
    [
      '[3.4-11] a stranger',
      {
        attendee: 'eve@ailleurs.example',
        from: 'eve@ailleurs.example',
        findings: proven('ailleurs.example'),
      },
      'REVIEW',
      'stranger',
    ],
    ['[3.4-20] a SEQUENCE above ours', { sequence: 7 }, 'REVIEW', 'newer-sequence'],
    [
      '[3.4-24] a delegation',
      { partstat: 'DELEGATED', parameters: ';DELEGATED-TO="mailto:paul@mairie.example"' },
      'REVIEW',
      'delegated',
    ],
    ['[3.4-29] a REQUEST with our UID', { method: 'REQUEST' }, 'IGNORED', 'not-an-answer'],
    ['[3.4-29] a CANCEL with our UID', { method: 'CANCEL' }, 'IGNORED', 'not-an-answer'],
    [
      '[3.4-40] an object cut short',
      { body: 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEV' },
      'REVIEW',
      'unreadable',
    ],
    ['[3.4-40] no calendar at all', { body: 'Bonjour' }, 'REVIEW', 'unreadable'],
  ])('%s', async (_, wanted, sort, reason) => {
    const one = await invitee(app);
    expect(await answer(app, one, wanted)).toMatchObject({
      sort,
      reason,
      region_code: sort === 'REVIEW' ? '84' : expect.anything(),
    });
    expect((await invitationsOf(app, one.registrationId))[0]).toMatchObject({
      partstat: null,
      wanted: 'REQUEST',
    });
    expect((await pageOf(app, one.token)).party).toEqual([]);
    expect(await mailsAfter(one)).toEqual([]);
  });

  it('[3.4-10] two VCALENDARs in one part', async () => {
    const one = await invitee(app);
    const [invitation] = one.invitations;
    const object = replyObject({ uid: invitation?.uid ?? '', attendee: one.email });
    expect(await answer(app, one, { body: object + object })).toMatchObject({
      sort: 'REVIEW',
      reason: 'several-calendars',
    });
    expect(await partstatOf(one)).toBeNull();
  });

  it('[3.4-32] a forwarded answer: a person reads it', async () => {
    const one = await invitee(app);
    const [{ uid = '' } = {}] = one.invitations;
    const inner = aReply({ uid, attendee: one.email, from: one.email });
    const outer = [
      `Authentication-Results: mx.treize.example; ${proven()}`,
      `From: ${one.email}`,
      'To: auvergne-rhone-alpes@mail.treize.example',
      'Subject: TR',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: message/rfc822',
      '',
    ].join('\r\n');
    const raw = Buffer.concat([Buffer.from(`${outer}\r\n`), inner, Buffer.from('\r\n--outer--\r\n')]);
    expect(await receive(app, raw)).toMatchObject({ sort: 'REVIEW', reason: 'forwarded', region_code: '84' });
    expect(await partstatOf(one)).toBeNull();
  });

  it('[3.4-22] after the CANCEL: logged only', async () => {
    const one = await invitee(app);
    await app.inject({ method: 'POST', url: `/api/registrations/link/${one.token}/cancel`, payload: {} });
    await app.runJobs();
    expect(await answer(app, one)).toMatchObject({ sort: 'IGNORED', reason: 'cancelled' });
    expect(await partstatOf(one)).toBeNull();
  });

  it('[3.4-23] after the end of the day: logged only', async () => {
    const one = await invitee(app);
    app.clock.set('2027-01-12T15:45:00Z');
    expect(await answer(app, one, { partstat: 'DECLINED' })).toMatchObject({
      sort: 'IGNORED',
      reason: 'over',
    });
    expect(await partstatOf(one)).toBeNull();
  });
});

describe('trust', () => {
  it.each([
    ['[3.4-33] [7.6-38] DMARC fails', forged()],
    ['[3.4-34] the sender wrote Authentication-Results', null],
    ['[3.4-34] it names another domain', proven('evil.example')],
  ])('%s: nothing is applied, the person confirms by their own link', async (_, findings) => {
    const one = await invitee(app);
    const injected = `Authentication-Results: mx.evil.example; ${proven()}`;
    const settled = await answer(app, one, { partstat: 'DECLINED', findings, headers: [injected] });
    expect(settled).toMatchObject({ sort: 'REPLY', reason: 'confirmation-asked' });
    expect(await partstatOf(one)).toBeNull();
    const mail = await lastMail(app, one.email, 'answer.to-confirm');
    const [invitation] = one.invitations;
    expect(mail.subject).toContain('Confirmez votre réponse');
    expect(mail.text_body).toContain(
      `/registrations/link/${one.token}?answer=DECLINED&day=${invitation?.sessionDayId}`,
    );
    expect(await pageOf(app, one.token)).toMatchObject({ status: 'CONFIRMED', declineEndsAt: null });
  });

  it('without the name of the receiving server, every answer is to be confirmed', async () => {
    const blind = await openApp({ MAIL_AUTHSERV_ID: '' });
    try {
      const one = await invitee(blind);
      expect(await answer(blind, one)).toMatchObject({ reason: 'confirmation-asked' });
    } finally {
      await blind.close();
    }
  });

  it('half proven: applied, and the person is told how to change it', async () => {
    const one = await invitee(app);
    await answer(app, one, { findings: halfProven() });
    expect(await partstatOf(one)).toBe('ACCEPTED');
    const mail = await lastMail(app, one.email, 'answer.noted');
    expect(mail.text_body).toContain('vous venez');
    expect(mail.text_body).toContain(`/registrations/link/${one.token}`);
  });

  it('[3.4-36] received mail causes one mail in a day, however many come', async () => {
    const one = await invitee(app);
    for (const minute of ['01', '02', '03'])
      await answer(app, one, { findings: forged(), stamp: `20270105T09${minute}00Z` });
    expect(await mailsAfter(one)).toEqual(['answer.to-confirm']);
    app.clock.set('2027-01-06T09:30:00Z');
    await answer(app, one, { findings: forged(), stamp: '20270106T090000Z' });
    expect(await mailsAfter(one)).toEqual(['answer.to-confirm', 'answer.to-confirm']);
  });

  it.each(['MAILER-DAEMON@mairie.example', 'no-reply@mairie.example', 'elus-bounces@mairie.example'])(
    '[3.4-36] a message from %s causes none',
    async (from) => {
      const one = await invitee(app);
      expect(await answer(app, one, { from, findings: forged() })).toMatchObject({ reason: 'unproven' });
      expect(await mailsAfter(one)).toEqual([]);
    },
  );
});
