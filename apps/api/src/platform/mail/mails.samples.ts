// Sample arguments of each query of mails.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  insertMail: [
    [
      'registration.confirmed',
      'sample',
      'Treize · Bretagne',
      'bretagne@mail.treize.example',
      'Anne Le Goff',
      'anne@mairie.example',
      'Inscription confirmée',
      'Bonjour',
      '<p>Bonjour</p>',
      null,
      null,
      '[]',
      '<sample@mail.treize.example>',
      null,
      '53',
      id,
      id,
      id,
      0,
      at,
    ],
  ],
  lockMailWithSiblings: [id],
  markSending: [id, at],
  markSuperseded: [id],
  recordAttempt: [id, 1, 'ACCEPTED', 250, 'OK', at],
  forgetWords: [id],
  dropUnsentMails: [id],
  markPending: [id],
  listMails: ['REJECTED', 20, 0],
};
