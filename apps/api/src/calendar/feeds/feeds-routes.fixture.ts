// What the routes of the feeds expect: part of every-route.fixture.ts.
import type { RouteExpectation } from '../../every-route.fixture';

export const feedsRoutes: Record<string, RouteExpectation> = {
  'GET /api/calendar/feeds': { permit: 'public' },
  'GET /api/feeds/national.ics': { permit: 'public' },
  'GET /api/feeds/regions/{code}.ics': { permit: 'public' },
  'GET /api/feeds/tracks/{trackId}.ics': { permit: 'public' },
  'GET /api/feeds/personal/{token}.ics': { permit: 'public' },
  'GET /api/calendar/mine': { permit: 'self' },
  'PUT /api/calendar/mine': {
    permit: 'self',
    body: () => ({ channel: 'FEED', includesMailed: false }),
  },
  'POST /api/calendar/mine/renew': { permit: 'self', body: () => ({}) },
};
