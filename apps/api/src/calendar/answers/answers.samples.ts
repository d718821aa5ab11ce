// Arguments with which each function of answers.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  lockByUid: [id],
  answersOf: [id],
  answersOfSession: [id],
  lockAnswers: [id],
  recordAnswer: [
    id,
    { partstat: 'ACCEPTED', sequence: 1, at: now, source: 'REPLY', comment: 'À bientôt', answeredFor: null },
    now,
  ],
  recordProblem: [id, '3.7;Invalid calendar user'],
  recordAutoMail: [id, now],
  recordStale: [id, 1],
  aliasesOf: [id],
  rememberAlias: [id, 'anne.legoff@mairie.example', now],
  isTreated: [id],
};
