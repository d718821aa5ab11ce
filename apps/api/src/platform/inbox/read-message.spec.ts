// Reading received messages: every way of writing the same answer, reports, what must not be believed, what is hostile.
import { gzipSync } from 'node:zlib';
import { aMessage, answeredUid, receivedMessage, withHeaders } from './message.fixture';
import { readMessage } from './read-message';

const arrival = { receivedAt: new Date('2027-01-12T08:31:00Z'), envelopeTo: ['Accueil@mail.treize.example'] };
const server = 'mx.treize.example';
const read = (raw: Buffer) => readMessage(raw, arrival, server);
const calendar = (change = '') => `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n${change}END:VCALENDAR\r\n`;

it.each(['thunderbird-reply', 'exchange-reply', 'gmail-reply', 'apple-reply'])(
  '[3.4-16] %s: one answer, whatever copies it carries',
  async (name) => {
    const message = await read(receivedMessage(name));
    expect(message).toMatchObject({
      from: 'anne@mairie.example',
      calendarProblem: null,
      isForwarded: false,
      report: null,
      calendar: { method: 'REPLY' },
    });
    expect(message.to).toEqual(['accueil@mail.treize.example', 'bretagne@mail.treize.example']);
    expect(message.calendar?.body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(message.calendar?.body).toContain(`UID:${answeredUid}`);
    expect(message.subject).toMatch(/accepté/i);
  },
);

it.each(['8bit', 'base64', 'bom', 'qp', 'latin1', 'latin1-qp'])(
  '[3.4-30] [3.4-31] sole calendar body without multipart, %s: the same result',
  async (encoding) => {
    const expected = await read(receivedMessage('single-part-8bit'));
    const message = await read(receivedMessage(`single-part-${encoding}`));
    expect(message.calendar).toEqual(expected.calendar);
    expect(message.calendar?.body).toContain("COMMENT:J'arriverai à 9 h 30\\, désolée");
  },
);

it('[3.4-30] 7bit without a charset', async () => {
  const { calendar: found } = await read(receivedMessage('single-part-7bit'));
  expect(found?.body).toContain("COMMENT:J'arriverai a 9 h 30");
});

it('[3.4-30] a charset that is missing or wrong does not lose the accents', async () => {
  const bytes = Buffer.from(calendar('COMMENT:désolée\r\n'), 'latin1');
  for (const type of ['text/calendar; method=REPLY', 'text/calendar; method=REPLY; charset=us-ascii'])
    expect((await read(aMessage(bytes, type))).calendar?.body).toContain('COMMENT:désolée');
});

it('[3.4-32] an answer forwarded as a message says so', async () => {
  const message = await read(receivedMessage('forwarded-reply'));
  expect(message).toMatchObject({ isForwarded: true, from: 'secretariat@mairie.example' });
  expect(message.calendar?.body).toContain(answeredUid);
  expect(message.text).toContain('Voici la réponse d’Anne.'.replace('’', "'"));
});

it('a domain with accents is that of the address on file and of the findings, whichever way it is written', async () => {
  const ascii = 'anne@xn--saint-tienne-geb.example';
  const found = `Authentication-Results: ${server}; dmarc=pass header.from=xn--saint-tienne-geb.example`;
  for (const from of [ascii, 'anne@saint-étienne.example', 'Anne@Saint-Étienne.example'.normalize('NFD')]) {
    const raw = receivedMessage('person')
      .toString('utf8')
      .replace('anne@mairie.example>\r\nTo', `${from}>\r\nTo`);
    const message = await read(withHeaders(Buffer.from(raw), found));
    expect(message.from).toBe(ascii);
    expect(message.evidence).toMatchObject({ dmarc: 'pass', domain: 'xn--saint-tienne-geb.example' });
  }
});

it('tells what a message answers, the nearest first', async () => {
  const one = (...headers: string[]) => read(withHeaders(receivedMessage('person'), ...headers));
  expect((await one()).answers).toEqual([]);
  const both = await one('References: <a@x>\r\n\t<b@x> <c@x>', 'In-Reply-To: Message of Tuesday <c@x>');
  expect(both.answers).toEqual(['<c@x>', '<b@x>', '<a@x>']);
  expect(
    (
      await one(
        `References: ${'<a@x> '.repeat(9)}${Array.from({ length: 200 }, (_, at) => `<${at}@x>`).join(' ')}`,
      )
    ).answers,
  ).toHaveLength(50);
});

describe('[3.4-34] who sent it', () => {
  const reply = receivedMessage('thunderbird-reply');
  const results = (name: string, text: string) => `Authentication-Results: ${name}; ${text}`;
  const pass = 'dmarc=pass (p=reject dis=none) header.from=mairie.example';
  const evidence = async (...headers: string[]) => (await read(withHeaders(reply, ...headers))).evidence;
  const nothing = { dmarc: null, domain: null, spf: false, dkim: false };

  it('believes our own server', async () => {
    const text = `${pass};\r\n\tdkim=pass header.d=mairie.example header.s=s1;\r\n\tspf=pass smtp.mailfrom=anne@mairie.example`;
    expect(await evidence(results(server, text))).toEqual({
      dmarc: 'pass',
      domain: 'mairie.example',
      spf: true,
      dkim: true,
    });
  });

  it.each([
    ['none', []],
    ['of another server', [results('mx.evil.example', pass)]],
    ['ours under that of another server', [results('mx.evil.example', 'none'), results(server, pass)]],
    ['two in our name', [results(server, 'dmarc=fail header.from=mairie.example'), results(server, pass)]],
    ['a pass for another domain', [results(server, 'dmarc=pass header.from=evil.example')]],
    ['two verdicts', [results(server, `${pass}; dmarc=fail header.from=mairie.example`)]],
    ['a second From', ['From: maire@autre.example', results(server, pass)]],
  ])('nothing is believed: %s', async (_, headers) => {
    expect(await evidence(...headers)).toEqual(nothing);
  });

  it('nothing is believed without the name of our server', async () => {
    const message = await readMessage(withHeaders(reply, results(server, pass)), arrival, undefined);
    expect(message.evidence).toEqual(nothing);
  });

  it.each([
    ['dmarc=fail header.from=mairie.example', 'fail'],
    ['dmarc=none header.from=mairie.example', 'none'],
    ['dmarc=temperror header.from=mairie.example', 'none'],
    ['spf=pass smtp.mailfrom=mairie.example', 'none'],
    ['x=y (dmarc=pass header.from=mairie.example)', 'none'],
    ['x="; dmarc=pass header.from=mairie.example"', 'none'],
    ['dmarc=pass', 'none'],
  ])('%s: %s', async (text, dmarc) => {
    expect((await evidence(results(server, text))).dmarc).toBe(dmarc);
  });

  it.each([
    ['spf=pass smtp.mailfrom=bounce@news.mairie.example', true],
    ['spf=pass smtp.mailfrom=mairie.example', true],
    ['spf=pass smtp.mailfrom=evil.example', false],
    ['spf=pass smtp.mailfrom=example', false],
    ['spf=fail smtp.mailfrom=mairie.example', false],
    ['spf=pass smtp.mailfrom=notmairie.example', false],
  ])('%s counts for mairie.example: %s', async (text, spf) => {
    expect((await evidence(results(server, text))).spf).toBe(spf);
  });
});

describe('[3.4-37] delivery reports', () => {
  it.each([
    ['postfix-unknown', 'failed', '5.1.1', /User unknown/],
    ['exchange-unknown', 'failed', '5.1.10', /RecipientNotFound/],
    ['postfix-delayed', 'delayed', '4.4.1', /timed out/],
    ['postfix-full', 'failed', '5.2.2', /Mailbox full/],
    ['policy', 'failed', '5.7.1', /local policy/],
    ['postfix-delivered', 'delivered', '2.1.5', /Ok/],
    ['postfix-relayed', 'relayed', '2.0.0', /queued/],
  ])('%s: %s %s', async (name, action, status, text) => {
    const { report, calendar: found, to } = await read(receivedMessage(name, 'bounce+1@mail.treize.example'));
    expect(report).toMatchObject({ action, status });
    expect(report?.text).toMatch(text);
    expect(report?.text).not.toContain(`550 ${status}`);
    expect(found).toBeNull();
    expect(to).toContain('bounce+1@mail.treize.example');
  });

  it('keeps what weighs most among several recipients', async () => {
    const groups = ['delivered', 'failed', 'delayed'].map(
      (action) => `Final-Recipient: rfc822;a@b.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\n`,
    );
    const raw = aMessage(
      `--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;b.example\r\n\r\n${groups.join('\r\n')}\r\n--x--\r\n`,
      'multipart/report; report-type=delivery-status; boundary=x',
    );
    expect((await read(raw)).report).toMatchObject({ action: 'failed', text: '' });
  });
});

describe('[3.4-40] nothing that comes stops the reader', () => {
  const part = (type: string, body: string) => `--x\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const mixed = (...parts: string[]) =>
    aMessage(`${parts.join('')}--x--\r\n`, 'multipart/mixed; boundary="x"');

  it.each([
    [
      '5 MB',
      'calendar-too-large',
      aMessage(calendar(`X-A:${'a'.repeat(5_000_000)}\r\n`), 'text/calendar; method=REPLY'),
    ],
    [
      '5 MB in base64',
      'calendar-too-large',
      aMessage(Buffer.alloc(5_000_000, 65).toString('base64'), 'text/calendar; method=REPLY', 'base64'),
    ],
    ['NUL bytes', 'calendar-binary', aMessage(calendar('X-A:\0\r\n'), 'text/calendar; method=REPLY')],
    [
      'an unknown charset',
      'calendar-charset',
      aMessage(calendar(), 'text/calendar; method=REPLY; charset=x-none'),
    ],
    [
      'an unknown encoding',
      'calendar-encoding',
      aMessage(calendar(), 'text/calendar; method=REPLY', 'x-uuencode'),
    ],
    ['no method', 'calendar-no-method', aMessage(calendar(), 'text/calendar')],
    [
      'two different objects',
      'calendar-several',
      mixed(
        part('text/calendar; method=REPLY', calendar()),
        part('text/calendar; method=REPLY', calendar('X-A:1\r\n')),
      ),
    ],
    ['parts without end', 'unreadable', mixed(...Array<string>(500).fill(part('text/plain', 'a')))],
    [
      'parts too deep',
      'unreadable',
      Array.from({ length: 40 }).reduce<Buffer>(
        (inner, _one, depth) =>
          aMessage(
            `--x${depth}\r\n${inner.toString('latin1')}\r\n--x${depth}--`,
            `multipart/mixed; boundary=x${depth}`,
          ),
        Buffer.from('a'),
      ),
    ],
  ])('%s: %s', async (_, problem, raw) => {
    const message = await read(raw);
    expect(message).toMatchObject({ calendar: null, calendarProblem: problem, from: 'anne@mairie.example' });
  });

  it.each([
    [
      'a quoted-printable body of spaces',
      aMessage(`${calendar()}${' '.repeat(120_000)}x`, 'text/calendar; method=REPLY', 'quoted-printable'),
    ],
    [
      'findings of one endless word',
      withHeaders(
        receivedMessage('thunderbird-reply'),
        `Authentication-Results: ${server}; dmarc=pass header.from=mairie.example ${'a'.repeat(120_000)}`,
      ),
    ],
  ])('%s is read in no time', async (_, raw) => {
    const before = performance.now();
    await read(raw);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('a compressed bomb is a file like another: never opened', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000)).toString('base64');
    const attached = `application/zip; name="invite.zip"\r\nContent-Transfer-Encoding: base64`;
    const message = await read(mixed(part('text/plain', 'Bonjour'), part(attached, bomb)));
    expect(message).toMatchObject({ calendarProblem: null, calendar: null });
    expect(message.text.trim()).toBe('Bonjour');
  });

  it('NUL bytes leave nothing that the database refuses', async () => {
    const raw = Buffer.from('From: anne@mairie.example\r\nSubject: a\0b\r\n\r\nBon\0jour \ud800');
    const message = await read(raw);
    expect(JSON.stringify(message)).not.toContain('\\u0000');
    expect(message.text).toContain('Bonjour');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251))],
    ['a head without end', Buffer.from(`Subject: ${'a'.repeat(1_000_000)}`)],
    [
      'an unclosed quote',
      Buffer.from(`Content-Type: multipart/mixed; boundary="${'a;'.repeat(50_000)}\r\n\r\n--a`),
    ],
    ['cut short', receivedMessage('cut-short')],
  ])('%s is read as what it is', async (_, raw) => {
    await expect(read(raw)).resolves.toMatchObject({ report: null });
  });

  it('a file with a name in .ics but no method is a file, not an answer', async () => {
    const file = `text/calendar; name="agenda.ics"\r\nContent-Disposition: attachment; filename="agenda.ics"`;
    const message = await read(mixed(part('text/plain', 'Mon agenda'), part(file, calendar())));
    expect(message).toMatchObject({ calendar: null, calendarProblem: null });
  });
});
