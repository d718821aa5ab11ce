// The composed message: MIME tree and headers of an invitation, the same bytes each time.
import { simpleParser } from 'mailparser';
import { composeMail } from './compose';
import { aStoredMail } from '../mail.fixture';
import { mimeTree } from './mime-tree.fixture';

const pdf = {
  filename: 'attestation.pdf',
  contentType: 'application/pdf',
  base64: Buffer.from('%PDF-1.7').toString('base64'),
};
const alternative = ['multipart/alternative', ['text/plain; charset=utf-8'], ['text/html; charset=utf-8']];

describe('composeMail', () => {
  it('[7.6-23] builds the tree that calendars expect, with and without a further file', async () => {
    const request = [...alternative, ['text/calendar; charset=utf-8; method=REQUEST', 'base64']];
    const ics = ['application/ics; name=invite.ics', 'base64', 'attachment; filename=invite.ics'];
    expect(mimeTree(await composeMail(aStoredMail()))).toEqual(['multipart/mixed', request, ics]);
    expect(mimeTree(await composeMail(aStoredMail({ attachments: [pdf] })))).toEqual([
      'multipart/mixed',
      request,
      ics,
      ['application/pdf; name=attestation.pdf', 'base64', 'attachment; filename=attestation.pdf'],
    ]);
  });

  it.each(['REQUEST', 'CANCEL'])(
    '[7.6-24] the %s itself is no attachment: no Content-Disposition, only its copy has one',
    async (calendarMethod) => {
      const raw = (await composeMail(aStoredMail({ calendarMethod, attachments: [pdf] }))).toString();
      const heads = raw.split(/\r\n--[^\r]+\r\n/).map((part) => part.slice(0, part.indexOf('\r\n\r\n')));
      const holding = (type: string) => heads.filter((head) => head.includes(`Content-Type: ${type}`));
      expect(holding('text/calendar')).toHaveLength(1);
      expect(holding('text/calendar')[0]).not.toMatch(/content-disposition/i);
      expect(holding('application/ics')[0]).toMatch(/^content-disposition: attachment/im);
    },
  );

  it('is a plain alternative without an invitation', async () => {
    expect(mimeTree(await composeMail(aStoredMail({ calendarBody: null, calendarMethod: null })))).toEqual(
      alternative,
    );
  });

  it('carries the invitation unchanged in both parts', async () => {
    const calendarBody = 'BEGIN:VCALENDAR\r\nSUMMARY:Été 🏛️\r\nEND:VCALENDAR\r\n';
    const { attachments } = await simpleParser(await composeMail(aStoredMail({ calendarBody })));
    expect(attachments.map(({ content }) => content.toString('utf8'))).toEqual([calendarBody, calendarBody]);
  });

  it('says who writes, to one person, and that it is automatic', async () => {
    const message = await simpleParser(await composeMail(aStoredMail()));
    const header = (name: string) => message.headers.get(name);
    expect(message.from?.value).toEqual([
      { name: 'Treize · Bretagne', address: 'bretagne@mail.treize.example' },
    ]);
    expect(message.to).toMatchObject({
      value: [{ name: 'Anne "Nanou" Le Goff, maire', address: 'anne@mairie.example' }],
    });
    expect(message.subject).toBe('Invitation : été, budget et 🏛️');
    expect(message.messageId).toBe('<abc.1@mail.treize.example>');
    expect(message.inReplyTo).toBe('<abc.0@mail.treize.example>');
    expect(message.references).toBe('<abc.0@mail.treize.example>');
    expect(message.date).toEqual(new Date('2027-01-12T08:30:00Z'));
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('OOF');
    for (const absent of ['cc', 'bcc', 'sender', 'precedence', 'x-mailer'])
      expect(header(absent)).toBeUndefined();
  });

  it('[7.6-25] says once how to unsubscribe in one click, and only when there is something to leave', async () => {
    const unsubscribeUrl = `https://treize.example/mailings/leave/${'a'.repeat(120)}`;
    const raw = (await composeMail(aStoredMail({ unsubscribeUrl }))).toString();
    const header = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
    expect(header.match(/^List-Unsubscribe:.*$/gim)).toEqual([`List-Unsubscribe: <${unsubscribeUrl}>`]);
    expect(header.match(/^List-Unsubscribe-Post:.*$/gim)).toEqual([
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ]);
    expect((await composeMail(aStoredMail())).toString()).not.toMatch(/list-unsubscribe/i);
  });

  it('[7.6-26] composes the same bytes again', async () => {
    const mail = aStoredMail({ attachments: [pdf] });
    const first = await composeMail(mail);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await composeMail({ ...mail })).equals(first)).toBe(true);
  });

  it.each([
    '=?utf-8?Q?=0D=0ABcc:_evil@example.org?=',
    'Budget =?utf-8?B?ZXZpbA==?= été',
    `${'é'.repeat(60)} =?x?=`,
  ])('a title that looks encoded is read as it was typed: %j', async (subject) => {
    const message = await simpleParser(await composeMail(aStoredMail({ subject })));
    expect(message.subject).toBe(subject);
    expect(message.bcc).toBeUndefined();
  });

  it('lets no value add a header', async () => {
    const message = await simpleParser(
      await composeMail(
        aStoredMail({
          subject: 'a\r\nBcc: x@evil.example',
          toName: 'b\r\nBcc: x@evil.example',
          calendarMethod: 'REQUEST\r\nX: y',
        }),
      ),
    );
    expect(message.bcc).toBeUndefined();
    expect(message.headers.has('x')).toBe(false);
  });
});
