// What the routes of the organiser's places expect: part of every-route.fixture.ts.
import { randomUUID } from 'node:crypto';
import type { RouteExpectation } from '../../every-route.fixture';
import { aDraft } from '../registrations.fixture';

const places = () => ({
  capacity: 20,
  share: null,
  eligibility: { kind: null, delegationRequired: false, programmes: [], ownRegionOnly: false },
  priorityRule: 'NONE',
  validation: 'NONE',
  waitingListOpen: true,
  offers: 'AUTO',
  offerHours: 24,
  offersStopHours: 2,
  closeWhenFull: false,
  earlyLeaveFrees: false,
  reentry: true,
  limits: [],
  blocks: [],
});
/** Nobody has seen this version: the walk changes no setting. */
const version = { version: 1_000_000 };

export const organiserRoutes: Record<string, RouteExpectation> = {
  'GET /api/organiser/sessions/{sessionId}/places': { permit: 'sessions.read', row: 'session' },
  'PUT /api/organiser/sessions/{sessionId}/places': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({ ...places(), ...version }),
  },
  'POST /api/organiser/sessions/{sessionId}/close': {
    permit: 'sessions.write',
    row: 'session',
    body: () => version,
  },
  'POST /api/organiser/sessions/{sessionId}/reopen': {
    permit: 'sessions.write',
    row: 'session',
    body: () => version,
  },
  'GET /api/organiser/availability': { permit: 'registrations.read', row: 'session' },
  'POST /api/organiser/sessions/{sessionId}/places/trial': {
    permit: 'registrations.read',
    row: 'session',
    body: places,
  },
  'GET /api/organiser/sessions/{sessionId}/invitations': { permit: 'registrations.read', row: 'session' },
  'POST /api/organiser/sessions/{sessionId}/invitations': {
    permit: 'registrations.write',
    row: 'session',
    body: () => ({
      name: 'Hélène Wissan',
      email: 'helene.wissan@mairie.example',
      municipalityCode: null,
      places: 1,
      isBlocking: false,
      expiresAt: '2027-02-01T08:00:00.000Z',
    }),
  },
  'POST /api/organiser/invitations/{invitationId}/revoke': { permit: 'registrations.write' },
  'POST /api/organiser/sessions/{id}/registrations': {
    permit: 'registrations.write',
    row: 'session',
    body: () => aDraft(),
  },
  'GET /api/organiser/sessions/{id}/transfer-targets': { permit: 'registrations.write', row: 'session' },
  'POST /api/organiser/registrations/actions': {
    permit: 'registrations.write',
    body: ({ registration }) => ({ action: 'OFFER', ids: [registration, randomUUID()] }),
  },
  'GET /api/organiser/tracks/{trackId}/cancel': { permit: 'sessions.write', row: 'session' },
  'POST /api/organiser/tracks/{trackId}/cancel': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({ reason: 'Essai' }),
  },
};
