// Expectations of the routes of documents and mandatory mentions, for the walk over every route.
import type { RouteExpectation } from '../../every-route.fixture';

export const paperParameters = { format: 'html', year: '2027' };

export const paperRoutes: Record<string, RouteExpectation> = {
  'GET /api/sessions/{sessionId}/programme.{format}': { permit: 'public' },
  'GET /api/registrations/link/{token}/summons.{format}': { permit: 'public' },
  'GET /api/registrations/link/{token}/letter.{format}': { permit: 'public' },
  'GET /api/municipality/{code}/registrations/{id}/summons.{format}': {
    permit: 'municipality.read',
    row: 'municipality',
  },
  'GET /api/municipality/{code}/registrations/{id}/letter.{format}': {
    permit: 'municipality.read',
    row: 'municipality',
  },
  'GET /api/municipality/{code}/trainings/{year}.csv': { permit: 'municipality.read', row: 'municipality' },
  'GET /api/municipality/{code}/trainings/{year}.{format}': {
    permit: 'municipality.read',
    row: 'municipality',
  },
  'GET /api/organiser/registrations/{id}/summons.{format}': {
    permit: 'registrations.read',
    row: 'registration',
  },
  'GET /api/attendance/half-days/{halfDayId}/blank-sheet.{format}': {
    permit: 'attendance.read',
    row: 'halfDay',
  },
  'GET /api/attendance/half-days/{halfDayId}/sheet.{format}': { permit: 'attendance.read', row: 'halfDay' },
  'GET /api/organiser/sessions/{sessionId}/mentions': { permit: 'certificates.read', row: 'session' },
  'POST /api/organiser/sessions/{sessionId}/mentions/overrides': {
    permit: 'certificates.issue',
    row: 'session',
    body: ({ registration }) => ({
      kind: 'COMPLETION',
      key: 'personFunction',
      registrationIds: [registration],
      reason: 'Fonction inconnue',
    }),
  },
  'PUT /api/organiser/registrations/{id}/mentions': {
    permit: 'registrations.write',
    row: 'registration',
    body: () => ({ key: 'personFunction', function: 'Maire' }),
  },
};
