// What the routes of certificates expect: part of every-route.fixture.ts.
import type { RouteExpectation } from '../every-route.fixture';

const read: RouteExpectation = { permit: 'certificates.read', row: 'session' };
const onOne: RouteExpectation = { permit: 'certificates.issue', row: 'certificate' };
const reason = () => ({ reason: 'Essai' });

export const certificateRoutes: Record<string, RouteExpectation> = {
  'GET /api/certificates/verify/{code}': { permit: 'public' },
  'POST /api/certificates/verify/{code}/name': { permit: 'public', body: () => ({ name: 'Rémi Castagnol' }) },
  'GET /api/certificates/files/{sha256}': { permit: 'public' },
  'GET /api/certificates/issuer': { permit: 'public' },
  'GET /api/certificates/keys/{keyId}': { permit: 'public' },
  'GET /api/certificates/status/{list}': { permit: 'public' },
  'GET /api/certificates/mine': { permit: 'self' },
  'GET /api/certificates/awaited': { permit: 'self' },
  'GET /api/certificates/link/{token}': { permit: 'public' },
  'GET /api/certificates/link/{token}/awaited': { permit: 'public' },
  'GET /api/certificates/link/{token}/{file}': { permit: 'public' },
  'GET /api/certificates/{id}/certificate.pdf': { permit: 'self' },
  'GET /api/certificates/{id}/certificate.html': { permit: 'self' },
  'GET /api/certificates/{id}/credential.jwt': { permit: 'self' },
  'GET /api/organiser/sessions/{id}/certificates': read,
  'POST /api/organiser/sessions/{id}/certificates/issue': { permit: 'certificates.issue', row: 'session' },
  'GET /api/organiser/sessions/{id}/certificates/all.zip': read,
  'GET /api/organiser/sessions/{id}/certificates/all.csv': read,
  'GET /api/organiser/sessions/{id}/certificates/print': read,
  'POST /api/organiser/sessions/{id}/certificates/print': read,
  'GET /api/organiser/sessions/{id}/certificates/print.pdf': read,
  'POST /api/organiser/certificates/{id}/replace': { ...onOne, body: reason },
  'POST /api/organiser/certificates/{id}/revoke': { ...onOne, body: reason },
  'POST /api/organiser/certificates/{id}/send': onOne,
};

/** Values of path parameters that only these routes have. */
export const certificateParameters = {
  sha256: '0'.repeat(64),
  keyId: '0'.repeat(16),
  list: '0',
  file: 'certificate.pdf',
} as const;
