// Grants turned into scopes: union of regions and sessions, validity, nothing by default.
import { isEmpty, permissionsHeld, reaches, scopeOf, type Grant } from './access';

const now = new Date('2027-01-12T09:00:00Z');
const grant = (change: Partial<Grant>): Grant => ({
  role: 'REGIONAL_ORGANIZER',
  scopeKind: 'region',
  scopeId: '84',
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validTo: null,
  ...change,
});

it('adds up regions and sessions', () => {
  const grants = [
    grant({}),
    grant({ scopeId: '53' }),
    grant({ role: 'TRAINER', scopeKind: 'session', scopeId: 's1' }),
  ];
  expect(scopeOf(grants, 'attendance.record', now)).toEqual({
    everything: false,
    regions: ['84', '53'],
    municipalities: [],
    sessions: ['s1'],
  });
  expect(scopeOf(grants, 'sessions.write', now).sessions).toEqual([]);
});

it('reaches the place of a row', () => {
  const scope = scopeOf([grant({})], 'sessions.write', now);
  expect(reaches(scope, { regionCode: '84' })).toBe(true);
  expect(reaches(scope, { regionCode: '53', sessionId: 's1' })).toBe(false);
  expect(
    reaches(
      scopeOf([grant({ role: 'NATIONAL_PILOT', scopeKind: 'nation', scopeId: null })], 'sessions.write', now),
      {},
    ),
  ).toBe(true);
});

it('a commune reaches its own people, and no session nor any other commune', () => {
  const guingamp = grant({ role: 'MUNICIPALITY_MANAGER', scopeKind: 'municipality', scopeId: '22070' });
  const scope = scopeOf([guingamp], 'municipality.write', now);
  expect(scope.municipalities).toEqual(['22070']);
  expect(reaches(scope, { municipalityCode: '22070', regionCode: '53' })).toBe(true);
  expect(reaches(scope, { municipalityCode: '22136', regionCode: '53' })).toBe(false);
  expect(reaches(scope, { municipalityCode: null, sessionId: 's1' })).toBe(false);
  expect(isEmpty(scopeOf([guingamp], 'registrations.read', now))).toBe(true);
});

it.each([
  ['not yet valid', { validFrom: new Date('2027-01-13T00:00:00Z') }],
  ['no longer valid', { validTo: now }],
  ['a role without the permission', { role: 'TRAINER' }],
] as const)('%s: nothing', (_, change) => {
  expect(isEmpty(scopeOf([grant(change)], 'sessions.write', now))).toBe(true);
});

it('lists what is held somewhere', () => {
  expect(permissionsHeld([grant({ role: 'DPO', scopeKind: 'nation', scopeId: null })], now)).toEqual([
    'operations.read',
  ]);
  expect(permissionsHeld([], now)).toEqual([]);
});
