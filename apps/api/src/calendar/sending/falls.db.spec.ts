// A session cancelled or postponed, as calendars are told; and every mail of a session's life searched for other people.
import { randomUUID } from 'node:crypto';
import { Announcements } from './announcements.service';
import { anne, line, paul, SendingStage, subjects, uid } from './sending.fixture';

let stage: SendingStage;
beforeAll(async () => {
  stage = await SendingStage.start();
});
afterAll(() => stage.close());

const announcements = () => stage.app.app.get(Announcements);

it('[7.6-11] a cancelled session is withdrawn from every calendar with its reason, once', async () => {
  const sessionId = await stage.session();
  await stage.invite(sessionId, anne);
  await stage.invite(sessionId, paul);
  const gone = await stage.invite(sessionId, { name: 'Luc Orvault', address: 'luc@mairie.example' });
  const first = await stage.receive();
  await stage.withdraw(gone);
  await stage.cancel(sessionId, 'Formatrice souffrante');
  const cancels = await stage.receive();
  expect(cancels.map(({ to }) => to)).toEqual([anne.address, paul.address]);
  for (const cancel of cancels) {
    expect(cancel.lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']));
    expect(uid(cancel)).toBe(uid(first.find(({ to }) => to === cancel.to)));
    expect(cancel.mail.subject).toMatch(/^Annulation\s: /);
    expect(cancel.mail.text).toContain('Formatrice souffrante');
    expect(cancel.mail.html).toContain('Formatrice souffrante');
  }
  await announcements().fell(sessionId, 'CANCELLED', 'Formatrice souffrante');
  expect(await stage.receive()).toHaveLength(0);
});

it('[7.6-14] a cancelled session is told without any calendar object to whom no invitation left', async () => {
  const sessionId = await stage.session();
  await stage.invite(sessionId);
  await stage.cancel(sessionId, 'Neige');
  await announcements().fell(sessionId, 'CANCELLED', 'Neige');
  const received = await stage.receive();
  expect(received.map(({ ics }) => ics)).toEqual(['']);
  expect(subjects(received)).toEqual(['Annulation']);
});

it('a postponed session leaves calendars and keeps the place', async () => {
  const sessionId = await stage.session();
  await stage.invite(sessionId);
  await stage.receive();
  await stage.changes.postpone(stage.actor, sessionId, await stage.version(sessionId), 'Neige');
  const [cancel] = await stage.receive();
  expect(line(cancel, 'METHOD')).toBe('METHOD:CANCEL');
  expect(line(cancel, 'STATUS')).toBe('STATUS:CANCELLED');
  expect(cancel?.mail.subject).toMatch(/^Session reportée\s: /);
  expect(cancel?.mail.text).toContain('Votre place est conservée');
});

it('[7.6-17] [7.6-18] no mail of a whole life names anybody else, each goes to one address', async () => {
  const sessionId = await stage.session();
  const registrations = [await stage.invite(sessionId, anne), await stage.invite(sessionId, paul)];
  const corpus = await stage.receive();
  await stage.move(sessionId, { room: 'Salle des fêtes' });
  corpus.push(...(await stage.receive()));
  await stage.cancel(sessionId, 'Neige');
  corpus.push(...(await stage.receive()));
  expect(corpus).toHaveLength(6);
  expect(registrations).toHaveLength(2);
  for (const { raw, to, mail, ics } of corpus) {
    const other = to === anne.address ? paul : anne;
    // As it is read too: the object travels in base64, and words in quoted-printable.
    const readable = [raw, mail.subject, mail.text, mail.html, ics].join('\n');
    for (const word of [other.address, ...other.name.split(' ')]) expect(readable).not.toContain(word);
    expect(readable).toContain(to);
    expect(raw.match(/^To: .*$/gm)).toHaveLength(1);
    expect(raw).not.toMatch(/^(Cc|Bcc):/im);
  }
});

it('[7.6-20] line breaks in a title, a room or a name add no header and no property', async () => {
  const evil = 'Titre\r\nBcc: evil@example.org\r\nATTENDEE:mailto:evil@example.org';
  const sessionId = await stage.session({ title: evil, room: evil });
  await stage.invite(
    sessionId,
    { name: evil, address: 'luc@mairie.example' },
    { registrationId: randomUUID() },
  );
  const [received] = await stage.receive();
  expect(received?.mail.bcc).toBeUndefined();
  expect(received?.lines.filter((one) => one.startsWith('ATTENDEE'))).toHaveLength(1);
  const [head] = received?.raw.split('\r\n\r\n') ?? [];
  expect(head).toMatch(/^Subject: /m);
  expect(head).not.toMatch(/^(Bcc|Attendee):/im);
});
