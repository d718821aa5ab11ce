// The setting that names the mailbox.
import { mailboxAddress } from './mailbox-address';

it.each([
  ['imaps://treize:a%40b@imap.example/INBOX', 993, true, 'INBOX', 'a@b'],
  ['imap://treize:secret@imap.example', 143, false, 'INBOX', 'secret'],
  ['imaps://treize:secret@imap.example:1993/R%C3%A9ponses/Treize', 1993, true, 'Réponses/Treize', 'secret'],
])('%s', (url, port, secure, path, password) => {
  expect(mailboxAddress(url)).toEqual({
    host: 'imap.example',
    port,
    secure,
    path,
    user: 'treize',
    password,
    name: `treize@imap.example/${path}`,
  });
});
