// Arguments with which each query function of this folder is run to record its SQL.
const at = new Date('2027-01-12T09:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';
const filter = {
  scope: {
    sql: '(m.region_code = any($4::text[]) or m.session_id = any($5::uuid[]))',
    params: [['84'], [id]],
  },
  region: '84',
  session: id,
  isOpen: true,
};

export const samples: Record<string, unknown[]> = {
  deliveriesOf: [id],
  mailsOfRegistration: [id],
  hasJustLeft: [id, at],
  bouncedMails: [filter, 20, 0, at],
  countBouncedMails: [filter, at],
  receivedMessages: [filter, 20, 0],
  countReceivedMessages: [filter],
  lockReceivedMessage: [id],
  rawOfMessage: [id],
  markTreated: [id, at, id],
};
