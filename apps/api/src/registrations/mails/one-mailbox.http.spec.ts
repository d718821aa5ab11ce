// Several people behind one mailbox: each invitation says whose it is, in the bytes that leave; a mailbox of one's own says nothing more.
import { simpleParser } from 'mailparser';
import { unfold } from '../../calendar/ics/lines';
import { aDay } from '../../sessions/sessions.fixture';
import {
  close,
  correct,
  invited,
  moveRoom,
  open,
  reset,
  run,
  send,
  server,
  session,
} from '../organiser/mail-desk/mail-desk.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

let count = 0;
const aMailbox = () => `secretariat.${++count}@mairie.example`;

interface Seen {
  to: string;
  subject: string;
  text: string;
  method: string;
  lines: string[];
}
/** Messages with a calendar object that left since last asked, as a program reads their bytes. */
async function objects(): Promise<Seen[]> {
  await run();
  const parsed = await Promise.all(server.taken.splice(0).map((raw) => simpleParser(raw)));
  return parsed.flatMap(({ to, subject = '', text = '', attachments }) => {
    const ics = attachments.find(({ contentType }) => contentType === 'text/calendar');
    if (!ics || !to || Array.isArray(to)) return [];
    const lines = unfold(ics.content.toString('utf8'));
    const method = lines.find((line) => line.startsWith('METHOD:'))?.slice(7) ?? '';
    return [{ to: to.text, subject, text, method, lines }];
  });
}
const valueOf = ({ lines }: Seen, name: string) =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
const two = async (sessionId: string) => {
  const email = aMailbox();
  await invited(sessionId, { email, givenName: 'Jeanne', familyName: 'Orvault' });
  server.taken.length = 0;
  const luc = await invited(sessionId, { email, givenName: 'Luc', familyName: 'Orvault; d’Aulnay' });
  return { email, luc };
};

it('[7.6-16] the invitation names the person in its title, its words and its mail', async () => {
  await two(await session());
  const [luc] = await objects();
  expect(luc?.subject).toMatch(
    /^Invitation\s: Lire son centre-bourg, mardi 12 janvier \(Luc Orvault; d’Aulnay\)$/,
  );
  expect(valueOf(luc as Seen, 'SUMMARY')).toBe('Lire son centre-bourg (Luc Orvault\\; d’Aulnay)');
  expect(valueOf(luc as Seen, 'DESCRIPTION')).toMatch(/^Pour\u00a0: Luc Orvault\\; d’Aulnay\\n/);
  expect(luc?.text).toContain('Luc Orvault; d’Aulnay');
  expect(JSON.stringify(luc)).not.toContain('Jeanne');
});

it('[7.6-16] whoever was alone when invited is named from the next revision on, and so is the withdrawal', async () => {
  const sessionId = await session();
  const { luc } = await two(sessionId);
  server.taken.length = 0;
  await moveRoom(sessionId);
  const moved = await objects();
  expect(moved.map(({ subject }) => /\(.*\)$/.exec(subject)?.[0]).sort()).toEqual([
    '(Jeanne Orvault)',
    '(Luc Orvault; d’Aulnay)',
  ]);
  for (const one of moved) expect(valueOf(one, 'SUMMARY')).toMatch(/ \((Jeanne|Luc) /);
  await send('POST', 'registrations/actions', {
    action: 'CANCEL',
    ids: [luc.id],
    reason: 'Doublon',
  });
  const [gone, ...others] = await objects();
  expect(others).toEqual([]);
  expect(gone?.method).toBe('CANCEL');
  expect(valueOf(gone as Seen, 'SUMMARY')).toBe('Lire son centre-bourg (Luc Orvault\\; d’Aulnay)');
});

it('the mailbox counts whatever its capitals, and on whatever session', async () => {
  const email = aMailbox();
  await invited(await session(), { email, givenName: 'Jeanne', familyName: 'Orvault' });
  server.taken.length = 0;
  await invited(await session({ days: [aDay('2027-02-02')] }), {
    email: email.toUpperCase(),
    givenName: 'Luc',
    familyName: 'Orvault',
  });
  const [luc] = await objects();
  expect(valueOf(luc as Seen, 'SUMMARY')).toBe('Lire son centre-bourg (Luc Orvault)');
});

it('a mailbox of one’s own is not told whose it is; nor the one a person leaves a shared mailbox for', async () => {
  const sessionId = await session();
  await invited(sessionId);
  const [alone] = await objects();
  expect(alone?.subject).not.toContain('(');
  expect(valueOf(alone as Seen, 'SUMMARY')).toBe('Lire son centre-bourg');
  expect(valueOf(alone as Seen, 'DESCRIPTION')).not.toContain('Pour');
  const { luc } = await two(sessionId);
  server.taken.length = 0;
  await correct(luc.id, aMailbox());
  const [withdrawn, again] = (await objects()).sort((one, other) => one.method.localeCompare(other.method));
  expect([withdrawn?.method, again?.method]).toEqual(['CANCEL', 'REQUEST']);
  expect(withdrawn?.subject).toContain('(Luc');
  expect(again?.subject).not.toContain('(');
});
