// What the routes of the senders expect: part of every-route.fixture.ts.
import type { RouteExpectation } from '../../every-route.fixture';

export const senderRoutes: Record<string, RouteExpectation> = {
  'GET /api/organiser/senders': { permit: 'sessions.read' },
  'PUT /api/organiser/senders/{code}': {
    permit: 'sessions.write',
    row: 'session',
    body: () => ({
      name: 'Treize · Auvergne-Rhône-Alpes',
      localPart: 'auvergne-rhone-alpes',
      subjectPrefix: '',
      signature: '',
    }),
  },
};
