// Sample arguments of each query of mailings.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');
const filter = {
  scope: { sql: '(m.region_code = any($3::text[]))', params: [['84']] },
  region: '84',
  session: id,
};

export const samples: Record<string, unknown[]> = {
  insertMailing: [
    {
      regionCode: '84',
      sessionId: id,
      purpose: 'SERVICE',
      target: { regionCode: '84', sessionId: id, audience: 'REGISTERED' },
      subject: 'Salle changée',
      body: 'Bonjour {prenom}',
      idempotencyKey: id,
      counted: 1,
      createdBy: id,
      createdAt: at,
      dueAt: at,
    },
  ],
  mailingByKey: [id],
  insertRecipients: [
    id,
    [{ address: 'anne@mairie.example', name: 'Anne Le Goff', message: {}, leftOut: null }],
  ],
  lockMailing: [id],
  leaveOutOptedOut: [id],
  nextRecipients: [id, 250],
  markQueued: [[id], at],
  setMailingState: [id, 'SENT', at],
  countMailings: [filter],
  listMailings: [filter, 20, 0],
  mailingNumbers: [id],
  recipientsOf: [id],
};
