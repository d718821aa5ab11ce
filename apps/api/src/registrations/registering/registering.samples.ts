// Sample arguments, so that the SQL of each query function can be recorded and reviewed.
import { ordinary } from './writing.queries';

const id = '01900000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

const registration = {
  ...ordinary,
  id,
  number: 'M05-84-01-0001',
  sessionId: id,
  personId: id,
  status: 'CONFIRMED',
  kind: 'ELECTED',
  function: 'Maire',
  delegation: false,
  municipalityCode: '26113',
  epciCode: null,
  familyName: 'Kerzec',
  givenName: 'Yann',
  email: 'y@x.example',
  phone: null,
  needs: null,
  source: 'SELF',
  registeredBy: null,
  idempotencyKey: id,
  requestHash: '',
  position: 1,
};
const ground = {
  session: {
    id,
    confirmed: 1,
    waiting: 0,
    lastPosition: 1,
    lastNumber: 1,
    exceptional: 0,
    roomClaimed: false,
    closedAt: null,
  },
  limits: [{ id, confirmed: 1, exceptional: 0, claimed: false }],
  blocks: [{ id, taken: 1 }],
  invitations: [{ id, taken: 1 }],
};

export const samples: Record<string, unknown[]> = {
  lockSessions: [[id]],
  readSessions: [[id]],
  storedRegistrations: [[{ sessionId: id, personId: id, idempotencyKey: id }]],
  bodiesOf: [['15187', '200066660']],
  groundRows: [[id], at, false],
  holdsOf: [[id], at],
  invitationInForce: [id, at],
  insertRegistrations: [[registration], at],
  storeGrounds: [[ground], [id]],
  recount: [id, false],
  storeClaims: [id, { room: true, limitIds: [id] }],
  takeNumbers: [id, 1],
  markOffered: [[{ id, blockId: null }], at, at],
  insertHold: [{ id, sessionId: id, places: 1, invitationId: null, expiresAt: at }, at],
  deleteHold: [id, id],
};
