// Mailings through HTTP: counted, read, tried, sent once, told in the history, cancelled, exported; each in its region.
import { randomUUID } from 'node:crypto';
import type { MailingDetail, MailingRow, mailingCount } from '@treize/contract/mailings';
import type { MailPreview } from '@treize/contract/deliveries';
import type * as z from 'zod';
import {
  app,
  auditOf,
  auvergne,
  bretagne,
  close,
  mailsOf,
  open,
  organiserId,
  resetClock,
  send,
  session,
} from '../../registrations/organiser/organiser-acts.fixture';
import { aDraft, register } from '../../registrations/registrations.fixture';
import {
  aContact,
  addresses,
  aMailing,
  anElected,
  forgetMails,
  mailsLike,
  mark,
  post,
  registered,
} from '../mailings.fixture';

beforeAll(open);
beforeEach(async () => {
  await forgetMails();
  await app.source.query('delete from mandates');
  resetClock();
});
afterAll(() => close());

type Count = z.output<typeof mailingCount>;
const count = async (target: object, purpose = 'SERVICE') =>
  (await post<Count>('/count', { purpose, target: { regionCode: '84', audience: 'REGISTERED', ...target } }))
    .body;
const emails = (some: ({ email: string } | undefined)[]) => some.map((one) => one?.email).sort();
const detail = async (id: string) => (await send<MailingDetail>('GET', `mailings/${id}`)).body;
const sent = async (draft: object) => {
  const { status, body } = await post<MailingRow>('', draft);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await app.runJobs();
  return body;
};

describe('before it leaves', () => {
  it('counts people, messages and who is left out; nothing is sent', async () => {
    const sessionId = await session();
    const [first, second, third] = await registered(sessionId, 4);
    await app.source.query(`update registrations set email = $2 where id = $1`, [
      second?.registrationId,
      first?.email,
    ]);
    await app.source.query(`update registrations set email = '' where id = $1`, [third?.registrationId]);
    await app.source.query(
      `insert into blocked_addresses (address, cause, blocked_at) select lower(email), 'HARD', $2 from registrations where id = $1`,
      [first?.registrationId, app.clock.now()],
    );
    const told = await count({ sessionId });
    expect(told).toMatchObject({ people: 4, addresses: 1, blocked: 1, withoutAddress: 1, optedOut: 0 });
    expect(told.dueAt).toBe('2027-01-05T08:00:00.000Z');
    expect(told.sample).toHaveLength(4);
    expect(await mailsLike('mailing.%')).toEqual([]);
  });

  it('[M9] a preview is the message itself, and sends nothing', async () => {
    const sessionId = await session();
    const [one] = await registered(sessionId, 1);
    const { body } = await post<MailPreview>('/preview', aMailing({ sessionId }));
    expect(body.subject).toBe('Salle changée\u00a0: Lire son centre-bourg');
    expect(body.text).toContain('Bonjour Rémi,');
    expect(body.text).toContain('Rendez-vous Salle du conseil, Mairie de Saint-Flour');
    expect(body.html).toContain('Rendez-vous Salle du conseil');
    expect(body.to).toContain(one?.email);
    expect(body.from).toContain('<auvergne-rhone-alpes@mail.treize.example>');
    // Whoever writes must not act in the name of whoever reads.
    expect(body.text).not.toContain(one?.token);
    expect(await mailsLike('mailing.%')).toEqual([]);
  });

  it('tries the message on whoever writes it, and on nobody else', async () => {
    const sessionId = await session();
    await registered(sessionId, 1);
    expect((await post('/test', aMailing({ sessionId }))).body).toEqual({ done: true });
    const [person] = await app.source.query<{ email: string }[]>('select email from people where id = $1', [
      organiserId,
    ]);
    const mails = await mailsLike('mailing.%');
    expect(mails.map(({ kind, to, subject }) => [kind, to, subject])).toEqual([
      ['mailing.test', person?.email, '[Essai] Salle changée\u00a0: Lire son centre-bourg'],
    ]);
  });

  it.each([
    ['an empty body', { body: ' \n ' }, 400, 'invalid-request'],
    ['an empty subject', { subject: '' }, 400, 'invalid-request'],
    ['an unknown word', { body: 'Bonjour {civilite}' }, 422, 'unknown-placeholder'],
    ['an unknown word in the subject', { subject: '{date}' }, 422, 'unknown-placeholder'],
  ])('[M9] refuses %s', async (_, change, status, code) => {
    const sessionId = await session();
    await registered(sessionId, 1);
    for (const path of ['', '/preview', '/test'])
      expect(await post(path, aMailing({ sessionId }, change))).toMatchObject({ status, body: { code } });
    expect(await mailsLike('mailing.%')).toEqual([]);
  });

  it('a word about the session is unknown where there is none', async () => {
    const draft = aMailing({ audience: 'TERRITORY' }, { subject: 'Bonjour', body: 'Le {quand}' });
    expect((await post('/preview', draft)).body).toMatchObject({
      code: 'unknown-placeholder',
      facts: { words: '{quand}' },
    });
  });

  it('[M9] nobody to write to is refused, and leaves no trace', async () => {
    const sessionId = await session();
    expect(await post('', aMailing({ sessionId }))).toMatchObject({
      status: 422,
      body: { code: 'nobody-to-write' },
    });
    expect((await send<{ total: number }>('GET', `mailings?session=${sessionId}`)).body.total).toBe(0);
  });
});

describe('once sent', () => {
  it('[M2] writes to each in their own words, as text and never as markup', async () => {
    const sessionId = await session({ title: 'Été <b>fort</b> & "budget"' });
    const names = { givenName: 'Zoé', familyName: 'O’Brien & <i>fils</i>'.replace(/[<>/]/g, '') };
    const one = await register(app, sessionId, aDraft(names));
    await sent(
      aMailing({ sessionId }, { subject: '{Prénom} : {session}', body: 'Bonjour {prenom} {nom}, <script>' }),
    );
    const [mail] = await mailsLike('mailing.service');
    expect(mail?.subject).toBe('Zoé : Été <b>fort</b> & "budget"');
    expect(mail?.html).toContain('Été &lt;b&gt;fort&lt;/b&gt; &amp; &quot;budget&quot;');
    expect(mail?.html).toContain('O’Brien &amp; ifilsi, &lt;script&gt;');
    expect(mail?.html).not.toContain('<script>');
    for (const word of ['Bonjour Zoé', '<script>', one.number, one.token]) expect(mail?.text).toContain(word);
    expect([mail?.urgency, mail?.unsubscribeUrl]).toEqual([9, null]);
  });

  it('[M12] is told in the history with its words, its date, its recipients and what became of each', async () => {
    const sessionId = await session();
    const two = await registered(sessionId, 2);
    const draft = aMailing({ sessionId });
    const { id } = await sent(draft);
    // Whatever the mail server of the tests did: both wait, then one leaves and the other is refused.
    await app.source.query(`update mails set state = 'PENDING', accepted_at = null where mailing_id = $1`, [
      id,
    ]);
    const list = (await send<{ items: MailingRow[] }>('GET', `mailings?session=${sessionId}`)).body;
    expect(list.items).toMatchObject([
      { id, recipients: 2, accepted: 0, waiting: 2, failed: 0, state: 'SENDING' },
    ]);
    await app.source.query(
      `update mails set state = 'ACCEPTED', accepted_at = $2 where to_address = $1 and kind = 'mailing.service'`,
      [two[0]?.email, '2027-01-05T08:01:00Z'],
    );
    await app.source.query(
      `update mails set state = 'REJECTED' where to_address = $1 and kind = 'mailing.service'`,
      [two[1]?.email],
    );
    const told = await detail(id);
    expect(told).toMatchObject({
      subject: draft.subject,
      text: draft.body,
      audience: 'REGISTERED',
      createdAt: '2027-01-05T08:00:00.000Z',
      finishedAt: '2027-01-05T08:01:00.000Z',
      state: 'SENT',
      accepted: 1,
      waiting: 0,
      failed: 1,
      target: { sessionId, regionCode: '84' },
    });
    expect(told.recipientList.map(({ address, state }) => `${address} ${state}`).sort()).toEqual(
      [`${two[0]?.email} ACCEPTED`, `${two[1]?.email} REJECTED`].sort(),
    );
    expect(await auditOf(id)).toMatchObject([{ action: 'mailing.sent', details: { recipients: 2 } }]);
  });

  it('sends once a key: the same mailing is told again, another one is refused', async () => {
    const sessionId = await session();
    const [one] = await registered(sessionId, 1);
    const key = randomUUID();
    const draft = aMailing({ sessionId });
    const answers = await Promise.all([post<MailingRow>('', draft, key), post<MailingRow>('', draft, key)]);
    const again = await post<MailingRow>('', draft, key);
    expect(new Set([...answers, again].map(({ body }) => body.id)).size).toBe(1);
    await app.runJobs();
    expect(await addresses('mailing.service')).toEqual([one?.email]);
    expect(await post('', { ...draft, body: 'Autre' }, key)).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
    expect((await post('', draft, 'no uuid')).status).toBe(400);
  });

  it('the recipients are those of the moment it was sent', async () => {
    const sessionId = await session();
    const [one] = await registered(sessionId, 1);
    await post('', aMailing({ sessionId }));
    await registered(sessionId, 1);
    expect(await addresses('mailing.service')).toEqual([one?.email]);
  });

  it('exports who was written to, and notes it', async () => {
    const sessionId = await session();
    await registered(sessionId, 1, {
      familyName: 'Castagnol',
      givenName: 'Ana',
      email: 'ana@mairie.example',
    });
    const { id } = await sent(aMailing({ sessionId }));
    const url = `/api/organiser/mailings/${id}.csv`;
    const answer = await app.inject({ method: 'GET', url, headers: auvergne });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body).toContain('Nom;Courriel;État');
    expect(answer.body).toMatch(/Ana Castagnol;ana@mairie.example;\S/);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['mailing.sent', 'mailing.exported']);
    expect((await app.inject({ method: 'GET', url, headers: bretagne })).statusCode).toBe(404);
  });
});

describe('to whom', () => {
  it('[M11] the people of the sheet who were there, or were not', async () => {
    const sessionId = await session();
    const [present, absent, excused] = await registered(sessionId, 4);
    for (const [one, state] of [
      [present, 'PRESENT'],
      [absent, 'ABSENT'],
      [excused, 'EXCUSED'],
    ] as const)
      await mark(sessionId, one?.registrationId ?? '', state);
    await sent(aMailing({ sessionId, audience: 'PRESENT' }));
    expect(await addresses('mailing.service')).toEqual([present?.email]);
    await app.source.query('truncate mails cascade');
    await sent(aMailing({ sessionId, audience: 'ABSENT' }));
    expect(await addresses('mailing.service')).toEqual(emails([absent, excused]));
  });

  it('[M7] those who have not answered yet', async () => {
    const sessionId = await session();
    const [silent, answered] = await registered(sessionId, 2);
    await app.source.query(`update invitations set partstat = 'ACCEPTED' where registration_id = $1`, [
      answered?.registrationId,
    ]);
    await sent(aMailing({ sessionId, audience: 'NOT_ANSWERED' }));
    expect(await addresses('mailing.service')).toEqual([silent?.email]);
  });

  it('[M6] [M10] contacts read about their commune and act on its page; participants on their own', async () => {
    const sessionId = await session();
    const [one] = await registered(sessionId, 1);
    await aContact('dgs@saint-flour.example');
    await sent(aMailing({ sessionId, addressees: 'BOTH' }));
    const [contact, own] = await mailsLike('mailing.service');
    expect([contact?.to, own?.to]).toEqual(['dgs@saint-flour.example', one?.email]);
    expect(contact?.text).toContain('https://treize.example/municipality/15187');
    expect(contact?.text).not.toContain('/registrations/link/');
    expect(own?.text).toContain(`/registrations/link/${one?.token}`);
    expect(own?.text).not.toContain('/municipality/');
    await app.source.query(`update grants set valid_to = valid_from where role = 'MUNICIPALITY_MANAGER'`);
  });

  it('a territory: whoever holds a living mandate there, not those registered, and never without the way out', async () => {
    const sessionId = await session();
    await anElected('die@mairie.example');
    await anElected('ended@mairie.example', '15187', { ends_on: '2026-12-31' });
    await anElected('not-yet@mairie.example', '15187', { starts_on: '2027-02-01' });
    await anElected('ambert@mairie.example', '63003');
    await anElected('guingamp@mairie.example', '22070');
    await registered(sessionId, 1, { email: 'registered@mairie.example' });
    const target = { audience: 'TERRITORY' as const, sessionId };
    await sent(aMailing(target));
    expect(await addresses('mailing.invitation')).toEqual(['ambert@mairie.example', 'die@mairie.example']);
    const [mail] = await mailsLike('mailing.invitation');
    expect(mail?.text).toContain(`https://treize.example/sessions/${sessionId}`);
    expect(mail?.text).toMatch(/https:\/\/treize\.example\/unsubscribe\/[\w-]{43}\b/);
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/treize\.example\/api\/unsubscribe\/[\w-]{43}$/);
    expect(mail?.registrationId).toBeNull();
    expect(await count({ ...target, departments: ['63'] }, 'INVITATION')).toMatchObject({
      people: 1,
      addresses: 1,
    });
    expect(await count({ ...target, kinds: ['STAFF'] }, 'INVITATION')).toMatchObject({ people: 0 });
    expect(await post('', aMailing(target, { purpose: 'SERVICE' }))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.purpose' }] },
    });
  });

  it('labels are those valid today; mountain is a fact of the commune', async () => {
    await anElected('die@mairie.example');
    await anElected('ambert@mairie.example', '63003');
    await app.source.query('delete from programme_labels');
    await app.source.query(
      `insert into programme_labels (municipality_code, programme, label_ref, valid_from, valid_to) values
         ('15187', 'PVD', 'x', '2021-01-01', '2027-01-05'), ('63003', 'PVD', 'x', '2021-01-01', '2027-01-04'),
         ('63003', 'ACV', 'x', '2021-01-01', null)`,
    );
    await app.source.query(`update municipalities set mountain_area = code = '15187'`);
    const sample = async (...programmes: string[]) =>
      (await count({ audience: 'TERRITORY', programmes }, 'INVITATION')).people;
    expect([
      await sample('PVD'),
      await sample('ACV'),
      await sample('PVD', 'ACV'),
      await sample('MOUNTAIN'),
    ]).toEqual([1, 1, 2, 1]);
  });
});

describe('in one’s region', () => {
  it('another region’s session, département or people cannot be targeted', async () => {
    const sessionId = await session();
    await registered(sessionId, 1);
    const theirs = aMailing({ sessionId });
    for (const path of ['', '/count', '/preview', '/test'])
      expect(await post(path, theirs, randomUUID(), bretagne)).toMatchObject({ status: 404 });
    expect(await post('', aMailing({ sessionId, regionCode: '53' }), randomUUID(), bretagne)).toMatchObject({
      status: 404,
    });
    expect(await post('/count', aMailing({ audience: 'TERRITORY', departments: ['22'] }))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.target.departments' }] },
    });
  });

  it('nor can its mailings be read or stopped', async () => {
    const sessionId = await session();
    await registered(sessionId, 1);
    const { id } = await sent(aMailing({ sessionId }));
    expect((await send('GET', `mailings/${id}`, undefined, bretagne)).status).toBe(404);
    expect((await send('POST', `mailings/${id}/cancel`, undefined, bretagne)).status).toBe(404);
    expect((await send<{ total: number }>('GET', 'mailings?region=84', undefined, bretagne)).body.total).toBe(
      0,
    );
    expect((await send<{ total: number }>('GET', 'mailings?region=84')).body.total).toBe(1);
  });

  it('nobody is told about a session that is not published', async () => {
    const sessionId = await session({ state: 'DRAFT' });
    await anElected('die@mairie.example');
    const draft = aMailing({ sessionId, audience: 'TERRITORY' });
    expect(await post('', draft)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await mailsOf('die@mairie.example')).toEqual([]);
  });
});
