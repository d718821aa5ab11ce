// What the routes of signing expect: part of every-route.fixture.ts.
import { randomUUID } from 'node:crypto';
import type { RouteExpectation } from '../../every-route.fixture';

const list = () => ({ text: 'nom;arrivée\nRémi Castagnol1;09:00', columns: null });

export const signingRoutes: Record<string, RouteExpectation> = {
  'GET /api/signing/half-days/{halfDayId}': { permit: 'public' },
  'GET /api/signing/link/{token}': { permit: 'public' },
  'GET /api/signing/link/{token}/half-days/{halfDayId}': { permit: 'public' },
  'POST /api/signing/half-days/{halfDayId}/pass': { permit: 'public', body: () => ({ code: '123456' }) },
  'POST /api/signing/rooms': {
    permit: 'public',
    body: ({ token }) => ({ code: '123456', tokens: [token] }),
  },
  'POST /api/signing/half-days/{halfDayId}/signatures': {
    permit: 'public',
    body: ({ token }) => ({
      id: randomUUID(),
      token,
      pass: null,
      strokes: null,
      phoneKey: 'x'.repeat(22),
      deviceAt: '2027-01-12T08:05:00.000Z',
    }),
  },
  'GET /api/attendance/half-days/{halfDayId}/room': { permit: 'attendance.record', row: 'halfDay' },
  'GET /api/attendance/half-days/{halfDayId}/scans': { permit: 'attendance.read', row: 'halfDay' },
  'POST /api/attendance/half-days/{halfDayId}/scans': { permit: 'attendance.record', row: 'halfDay' },
  'GET /api/attendance/scans/{scanId}/file': { permit: 'attendance.read' },
  'POST /api/attendance/scans/{scanId}/rows': {
    permit: 'attendance.record',
    body: ({ registration }) => ({
      rows: [
        {
          id: randomUUID(),
          registrationId: registration,
          state: 'PRESENT',
          lateMinutes: 0,
          earlyMinutes: 0,
          signed: true,
        },
      ],
      reason: null,
      strokes: null,
    }),
  },
  'GET /api/attendance/half-days/{halfDayId}/connections': { permit: 'attendance.read', row: 'halfDay' },
  'POST /api/attendance/half-days/{halfDayId}/connections/check': {
    permit: 'attendance.record',
    row: 'halfDay',
    body: list,
  },
  'POST /api/attendance/half-days/{halfDayId}/connections': {
    permit: 'attendance.record',
    row: 'halfDay',
    body: () => ({ ...list(), choices: [] }),
  },
};
