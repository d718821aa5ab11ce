// What the routes of mailings and reminders expect: part of every-route.fixture.ts.
import { randomUUID } from 'node:crypto';
import type { RouteExpectation } from '../every-route.fixture';

const rule = () => ({
  anchor: 'START',
  days: -1,
  localTime: '09:00',
  statuses: ['CONFIRMED'],
  presence: 'ANY',
  addressees: 'PARTICIPANTS',
  subject: 'C’est demain',
  body: 'Bonjour {prenom}',
  enabled: true,
});
const target = (sessionId: string) => ({ regionCode: '84', sessionId, audience: 'REGISTERED' });
const draft = ({ session }: { session: string }) => ({
  purpose: 'SERVICE',
  target: target(session),
  subject: 'Salle changée',
  body: 'Bonjour {prenom}',
});
const read = { permit: 'mailings.read', row: 'session' } as const;
const write = { permit: 'mailings.send', row: 'session' } as const;

export const mailingRoutes: Record<string, RouteExpectation> = {
  'GET /api/organiser/sessions/{sessionId}/reminders': read,
  'PUT /api/organiser/sessions/{sessionId}/reminders/{code}': { ...write, body: rule },
  'DELETE /api/organiser/sessions/{sessionId}/reminders/{code}': write,
  'GET /api/organiser/regions/{regionCode}/reminders': read,
  'PUT /api/organiser/regions/{regionCode}/reminders/{code}': { ...write, body: rule },
  'DELETE /api/organiser/regions/{regionCode}/reminders/{code}': write,
  'GET /api/organiser/mailings': { permit: 'mailings.read' },
  'POST /api/organiser/mailings': { ...write, body: draft },
  'POST /api/organiser/mailings/count': {
    ...write,
    body: ({ session }) => ({ purpose: 'SERVICE', target: target(session) }),
  },
  'POST /api/organiser/mailings/preview': { ...write, body: draft },
  'POST /api/organiser/mailings/test': { ...write, body: draft },
  'GET /api/organiser/mailings/{mailingId}': { permit: 'mailings.read' },
  'GET /api/organiser/mailings/{mailingId}.csv': { permit: 'registrations.export' },
  'POST /api/organiser/mailings/{mailingId}/cancel': { permit: 'mailings.send' },
  'GET /api/organiser/templates': { permit: 'mailings.read' },
  'GET /api/organiser/templates/{kind}': { permit: 'mailings.read' },
  'GET /api/unsubscribe/{token}': { permit: 'public' },
  'POST /api/unsubscribe/{token}': { permit: 'public' },
  'POST /api/unsubscribe/{token}/undo': { permit: 'public' },
};

/** Values of path parameters that only these routes have. */
export const mailingParameters = { regionCode: '84', mailingId: randomUUID(), kind: 'sign-in' } as const;
