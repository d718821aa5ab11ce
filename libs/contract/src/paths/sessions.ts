// Addresses of sessions, apart from their schemas: pages that only ask need no schema library.
export const sessionPaths = {
  sessions: '/api/sessions',
  session: (sessionId: string) => `/api/sessions/${sessionId}`,
  regionAgendas: '/api/sessions/regions',
  organiser: '/api/organiser/sessions',
  organiserSession: (sessionId: string) => `/api/organiser/sessions/${sessionId}`,
  /** GET: `reach`, as a move, a postponement, a cancellation or a return would have it now. */
  reach: (sessionId: string) => `/api/organiser/sessions/${sessionId}/reach`,
  publish: (sessionId: string) => `/api/organiser/sessions/${sessionId}/publish`,
  move: (sessionId: string) => `/api/organiser/sessions/${sessionId}/move`,
  /** POST `sessionCancel`: `notified`; the day is given up, registrations are kept, `move` gives the new one. */
  postpone: (sessionId: string) => `/api/organiser/sessions/${sessionId}/postpone`,
  /** POST `versionOnly`: `notified`; a cancelled session stands again, with those it had. */
  reinstate: (sessionId: string) => `/api/organiser/sessions/${sessionId}/reinstate`,
  cancel: (sessionId: string) => `/api/organiser/sessions/${sessionId}/cancel`,
  options: '/api/organiser/options',
  venues: '/api/organiser/venues',
} as const;
