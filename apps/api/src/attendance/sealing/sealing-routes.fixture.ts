// What the routes of sealed sheets expect: part of every-route.fixture.ts.
import type { RouteExpectation } from '../../every-route.fixture';

const read = { permit: 'attendance.read', row: 'halfDay' } as const;

export const sealingRoutes: Record<string, RouteExpectation> = {
  'GET /api/attendance/half-days/{halfDayId}/evidence.json': read,
  'GET /api/attendance/half-days/{halfDayId}/sealed.pdf': read,
  'GET /api/attendance/half-days/{halfDayId}/sealed.html': read,
};
