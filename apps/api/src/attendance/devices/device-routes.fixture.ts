// What the routes of devices, arrivals and the tray "à résoudre" expect.
import { randomUUID } from 'node:crypto';
import { ordinaryRules } from '@treize/rules/attendance/arrival';
import type { RouteExpectation } from '../../every-route.fixture';

export const deviceRoutes: Record<string, RouteExpectation> = {
  'POST /api/attendance/devices': {
    permit: 'attendance.greet',
    body: () => ({ id: randomUUID(), name: 'Chrome sur Android' }),
  },
  'POST /api/attendance/devices/{deviceId}/records': {
    permit: 'attendance.greet',
    body: () => ({ records: ['x'] }),
  },
  'GET /api/attendance/sessions/{sessionId}/days/{date}/package': {
    permit: 'attendance.record',
    row: 'session',
  },
  'GET /api/attendance/sessions/{sessionId}/unresolved': { permit: 'attendance.read', row: 'session' },
  'POST /api/attendance/unresolved/{recordId}': {
    permit: 'attendance.correct',
    body: () => ({ kind: 'DISMISSED', reason: 'Essai' }),
  },
  'GET /api/attendance/half-days/{halfDayId}/search': { permit: 'attendance.greet', row: 'halfDay' },
  'GET /api/attendance/door': { permit: 'attendance.greet' },
  'GET /api/attendance/half-days/{halfDayId}/door': { permit: 'attendance.greet', row: 'halfDay' },
  'GET /api/attendance/badge': { permit: 'attendance.greet' },
  'GET /api/organiser/sessions/{sessionId}/badges': { permit: 'registrations.read', row: 'session' },
  'GET /api/organiser/sessions/{sessionId}/arrival-rules': { permit: 'sessions.read', row: 'session' },
  'PUT /api/organiser/sessions/{sessionId}/arrival-rules': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({ ...ordinaryRules }),
  },
};

/** What their addresses name besides the rows that the walk asks about. */
export const deviceParameters: Record<string, string> = {
  deviceId: randomUUID(),
  recordId: randomUUID(),
  date: '2027-01-12',
};
