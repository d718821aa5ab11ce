// Sample arguments of each query of inbox.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');
const mailbox = 'treize@imap.example/INBOX';

export const samples: Record<string, unknown[]> = {
  insertMessage: [[mailbox, 1, 7, 'ab'.repeat(32), Buffer.from('Subject: oui\r\n'), 14, [], at]],
  placeMessage: ['ab'.repeat(32), mailbox, 2, 1],
  lockMessage: [id],
  describeMessage: [id, 'anne@mairie.example', 'Accepté : Budget', 'Bonjour'],
  markAnswer: [id],
  settleMessage: [[id, 'PERSON', null, '53', id, id, id, id, at, at, at]],
  mailPlace: [id],
  mailAnswered: [['<invitation.0@mail.treize.example>']],
  lockUntied: [id],
  tieMessage: [id, id, id],
  dropOldBytes: [at],
  findPlaced: [mailbox, 1, [7, 8]],
  findCursor: [mailbox],
  writeCursor: [mailbox, { uidValidity: 1, lastUid: 8 }, at],
};
