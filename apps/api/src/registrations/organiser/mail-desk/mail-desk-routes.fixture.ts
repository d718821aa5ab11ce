// What the routes of the mail desk expect: part of every-route.fixture.ts.
import type { RouteExpectation } from '../../../every-route.fixture';

export const mailDeskRoutes: Record<string, RouteExpectation> = {
  'GET /api/organiser/sessions/{id}/deliveries': { permit: 'registrations.read', row: 'session' },
  'GET /api/organiser/sessions/{id}/deliveries.csv': { permit: 'registrations.export', row: 'session' },
  'POST /api/organiser/sessions/{id}/deliveries/resend': {
    permit: 'registrations.write',
    row: 'session',
    body: () => ({ registrationIds: null }),
  },
  'GET /api/organiser/registrations/{id}/mails': { permit: 'registrations.read', row: 'registration' },
  'POST /api/organiser/registrations/{id}/address': {
    permit: 'registrations.write',
    row: 'registration',
    body: () => ({ email: 'adresse.corrigee@mairie.example' }),
  },
  'POST /api/organiser/registrations/{id}/address/retry': {
    permit: 'registrations.write',
    row: 'registration',
    body: () => ({}),
  },
  'GET /api/organiser/bounces': { permit: 'registrations.read' },
  'GET /api/organiser/desk-counts': { permit: 'registrations.read' },
  'GET /api/organiser/inbox': { permit: 'registrations.read' },
  'GET /api/organiser/inbox/{messageId}/raw': { permit: 'registrations.read' },
  'POST /api/organiser/inbox/{messageId}/treat': {
    permit: 'registrations.write',
    body: () => ({ treated: true }),
  },
};
