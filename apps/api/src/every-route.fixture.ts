// What every route of the API expects, one line a route: its permission, whether it stands on one row, a valid body.
import { randomUUID } from 'node:crypto';
import type { RoutePermission } from '@treize/rules/auth/permissions';
import { sealingRoutes } from './attendance/sealing/sealing-routes.fixture';
import { signingRoutes } from './attendance/signing/signing-routes.fixture';
import { certificateParameters, certificateRoutes } from './certificates/certificate-routes.fixture';
import { deviceParameters, deviceRoutes } from './attendance/devices/device-routes.fixture';
import { feedsRoutes } from './calendar/feeds/feeds-routes.fixture';
import { senderRoutes } from './calendar/senders/sender-routes.fixture';
import { mailingParameters, mailingRoutes } from './mailings/mailings-routes.fixture';
import { mailDeskRoutes } from './registrations/organiser/mail-desk/mail-desk-routes.fixture';
import { organiserRoutes } from './registrations/organiser/organiser-routes.fixture';
import { paperParameters, paperRoutes } from './attendance/papers/paper-routes.fixture';
import { aDraft } from './registrations/registrations.fixture';

/** The rows that the walk asks about: all of region 84. */
export interface Subjects {
  session: string;
  halfDay: string;
  registration: string;
  certificate: string;
  token: string;
  venue: string;
  module: string;
  municipality: string;
}

export interface RouteExpectation {
  permit: RoutePermission;
  /** The row named by the path or the body: out of scope it answers 404. */
  row?: keyof Subjects;
  body?: (subjects: Subjects) => object;
}

const deviceAt = '2027-01-12T08:05:00.000Z';
const version = () => ({ version: 1 });
const reason = () => ({ reason: 'Essai' });
const placing = ({ venue }: Subjects) => ({
  days: [{ date: '2027-01-12', halfDays: [{ period: 'AM', startTime: '09:00', endTime: '12:30' }] }],
  venueId: venue,
  room: '',
  joinUrl: null,
});
const draft = (subjects: Subjects) => ({
  ...placing(subjects),
  moduleId: subjects.module,
  trackId: null,
  regionCode: '84',
  title: 'Essai',
  summary: '',
  format: 'ONSITE',
  funding: 'FREE',
  contactEmail: 'contact@treize.example',
  capacity: 10,
  opensAt: '2026-12-01T08:00:00.000Z',
  closesAt: '2027-01-11T08:00:00.000Z',
  trainerIds: [],
});
const mark = ({ registration }: Subjects) => ({
  id: randomUUID(),
  registrationId: registration,
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  deviceAt,
});

const people = () => ({ rows: [{ key: randomUUID(), person: aDraft() }] });

export const expectations: Record<string, RouteExpectation> = {
  ...organiserRoutes,
  ...deviceRoutes,
  ...mailDeskRoutes,
  ...senderRoutes,
  ...sealingRoutes,
  ...feedsRoutes,
  ...mailingRoutes,
  ...certificateRoutes,
  ...signingRoutes,
  ...paperRoutes,
  'GET /api/health/live': { permit: 'public' },
  'GET /api/health/ready': { permit: 'public' },
  'GET /api/site': { permit: 'public' },
  'GET /.well-known/treize-keys.json': { permit: 'public' },
  'GET /api/regions': { permit: 'public' },
  'GET /api/departments': { permit: 'public' },
  'GET /api/municipalities': { permit: 'public' },
  'GET /api/municipalities/{code}': { permit: 'public' },
  'GET /api/auth/me': { permit: 'public' },
  'POST /api/auth/requests': { permit: 'public', body: () => ({ email: 'personne@mairie.example' }) },
  'POST /api/auth/code': { permit: 'public', body: () => ({ requestId: randomUUID(), code: '123456' }) },
  'POST /api/auth/link': { permit: 'public', body: () => ({ token: 'x'.repeat(43) }) },
  'POST /api/auth/choice': {
    permit: 'public',
    body: () => ({ choiceToken: 'x'.repeat(43), personId: randomUUID() }),
  },
  'POST /api/auth/sign-out': { permit: 'self', body: () => ({ everywhere: false }) },
  'GET /api/auth/demo-people': { permit: 'public' },
  'POST /api/auth/demo-sign-in': { permit: 'public', body: () => ({ personId: randomUUID() }) },
  'GET /api/themes': { permit: 'public' },
  'GET /api/modules': { permit: 'public' },
  'GET /api/tracks': { permit: 'public' },
  'GET /api/tracks/{trackId}': { permit: 'public' },
  'GET /api/sessions': { permit: 'public' },
  'GET /api/sessions/regions': { permit: 'public' },
  'GET /api/sessions/{sessionId}': { permit: 'public' },
  'POST /api/sessions/{id}/registrations': { permit: 'public', body: () => aDraft() },
  'POST /api/sessions/{id}/holds': { permit: 'public', body: () => ({ key: randomUUID() }) },
  'DELETE /api/sessions/{id}/holds/{key}': { permit: 'public' },
  'GET /api/registrations/mine': { permit: 'self' },
  'GET /api/registrations/link/{token}': { permit: 'public' },
  'GET /api/registrations/link/{token}/calendar.ics': { permit: 'public' },
  'POST /api/sessions/{id}/overlaps': {
    permit: 'public',
    body: () => ({ familyName: 'Kerzec', givenName: 'Yann', email: 'yann@mairie.example' }),
  },
  'POST /api/registrations/link/{token}/edit': {
    permit: 'public',
    body: () => ({ needs: null, extras: [] }),
  },
  'POST /api/registrations/link/{token}/answer': {
    permit: 'public',
    body: () => ({ answer: 'ACCEPTED' }),
  },
  'POST /api/registrations/link/{token}/answer/undo': { permit: 'public', body: () => ({}) },
  'POST /api/registrations/link/{token}/address': {
    permit: 'public',
    body: () => ({ email: 'nouvelle.adresse@mairie.example' }),
  },
  'POST /api/registrations/address': { permit: 'public', body: () => ({ token: 'x'.repeat(90) }) },
  'POST /api/registrations/link/{token}/split': { permit: 'public', body: () => ({}) },
  'GET /api/registrations/link/{token}/transfer-options': { permit: 'public' },
  'POST /api/registrations/link/{token}/transfer': {
    permit: 'public',
    body: () => ({ sessionId: randomUUID() }),
  },
  'POST /api/registrations/link/{token}/cancel': { permit: 'public', body: () => ({}) },
  'POST /api/registrations/link/{token}/accept': { permit: 'public', body: () => ({}) },
  'POST /api/registrations/link/{token}/decline': { permit: 'public', body: () => ({}) },
  'GET /api/municipality': { permit: 'municipality.read' },
  'GET /api/municipality/{code}/registrations': { permit: 'municipality.read', row: 'municipality' },
  'GET /api/municipality/{code}/registrations.csv': { permit: 'municipality.read', row: 'municipality' },
  'GET /api/municipality/{code}/registrations/{id}': { permit: 'municipality.read', row: 'municipality' },
  'GET /api/municipality/{code}/registrations/{id}/certificate.pdf': {
    permit: 'municipality.read',
    row: 'municipality',
  },
  'POST /api/municipality/{code}/sessions/{sessionId}/check': {
    permit: 'municipality.write',
    row: 'municipality',
    body: people,
  },
  'POST /api/municipality/{code}/sessions/{sessionId}/registrations': {
    permit: 'municipality.write',
    row: 'municipality',
    body: people,
  },
  'POST /api/municipality/{code}/registrations/validate': {
    permit: 'municipality.write',
    row: 'municipality',
    body: ({ registration }) => ({ ids: [registration], accept: true }),
  },
  'POST /api/municipality/{code}/registrations/{id}/cancel': {
    permit: 'municipality.write',
    row: 'municipality',
    body: reason,
  },
  'POST /api/municipality/{code}/registrations/{id}/replace': {
    permit: 'municipality.write',
    row: 'municipality',
    body: () => ({ person: aDraft() }),
  },
  'GET /api/organiser/options': { permit: 'sessions.write' },
  'GET /api/organiser/sessions': { permit: 'sessions.read' },
  'POST /api/organiser/venues': {
    permit: 'sessions.write',
    row: 'venue',
    body: () => ({ name: 'Salle', address: '1 rue', postcode: '15100', municipalityCode: '15187' }),
  },
  'POST /api/organiser/sessions': { permit: 'sessions.write', row: 'session', body: draft },
  'GET /api/organiser/sessions/{sessionId}': { permit: 'sessions.read', row: 'session' },
  'PUT /api/organiser/sessions/{sessionId}': {
    permit: 'sessions.write',
    row: 'session',
    body: (subjects) => ({ ...draft(subjects), ...version() }),
  },
  'POST /api/organiser/sessions/{sessionId}/publish': {
    permit: 'sessions.write',
    row: 'session',
    body: version,
  },
  'GET /api/organiser/sessions/{sessionId}/reach': { permit: 'sessions.write', row: 'session' },
  'POST /api/organiser/sessions/{sessionId}/move': {
    permit: 'sessions.write',
    row: 'session',
    body: (subjects) => ({ ...placing(subjects), ...version() }),
  },
  'POST /api/organiser/sessions/{sessionId}/cancel': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({ version: 1_000_000, ...reason() }),
  },
  'POST /api/organiser/sessions/{sessionId}/postpone': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({ version: 1_000_000, ...reason() }),
  },
  'POST /api/organiser/sessions/{sessionId}/reinstate': {
    permit: 'sessions.write',
    row: 'session',
    body: version,
  },
  'GET /api/organiser/sessions/{id}/registrations': { permit: 'registrations.read', row: 'session' },
  'GET /api/organiser/sessions/{id}/registrations.csv': { permit: 'registrations.export', row: 'session' },
  'POST /api/organiser/registrations/{id}/cancel': {
    permit: 'registrations.write',
    row: 'registration',
    body: reason,
  },
  'GET /api/attendance/sessions': { permit: 'attendance.read' },
  'GET /api/attendance/half-days/{halfDayId}': { permit: 'attendance.read', row: 'halfDay' },
  'GET /api/attendance/half-days/{halfDayId}/sealed': { permit: 'attendance.read', row: 'halfDay' },
  'POST /api/attendance/half-days/{halfDayId}/corrections': {
    permit: 'attendance.correct',
    row: 'halfDay',
    body: (subjects) => ({ ...mark(subjects), ...reason() }),
  },
  'POST /api/attendance/sessions/{sessionId}/close': {
    permit: 'attendance.record',
    row: 'session',
    body: () => ({}),
  },
  'GET /api/operations/jobs': { permit: 'operations.read' },
  'POST /api/operations/jobs/{queue}/{jobId}/retry': { permit: 'operations.retry', body: () => ({}) },
  'GET /api/operations/mails': { permit: 'operations.read' },
  'POST /api/operations/mails/{mailId}/retry': { permit: 'operations.retry', body: () => ({}) },
};

/** The route's address on these rows. */
export function addressOf(route: string, subjects: Subjects): string {
  const path = route.slice(route.indexOf(' ') + 1);
  const ofId = /\/(registrations|certificates)\/\{id\}/.exec(path)?.[1];
  const values: Record<string, string> = {
    ...mailingParameters,
    ...deviceParameters,
    ...certificateParameters,
    ...paperParameters,
    sessionId: subjects.session,
    halfDayId: subjects.halfDay,
    token: subjects.token,
    code: path.includes('/municipalit')
      ? subjects.municipality
      : path.includes('/senders')
        ? '84'
        : path.includes('/reminders')
          ? 'd-1'
          : 'TRZ-AAAA-AAAA-AAAA',
    queue: 'mail.send',
    jobId: randomUUID(),
    mailId: randomUUID(),
    scanId: randomUUID(),
    messageId: randomUUID(),
    trackId: randomUUID(),
    invitationId: randomUUID(),
    key: randomUUID(),
    id:
      ofId === 'registrations'
        ? subjects.registration
        : ofId === 'certificates'
          ? subjects.certificate
          : subjects.session,
  };
  return path
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)
    .replace(/municipalities$/, 'municipalities?q=sa')
    .replace(/half-days\/[^/]+\/search$/, '$&?q=cas')
    .replace(/availability$/, `availability?session=${subjects.session}`);
}
