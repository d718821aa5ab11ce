// Where one lands after signing in; other sites are never followed.
import { landingOf } from './landing';

it.each([
  ['/sessions?near=22207', [], '/sessions?near=22207'],
  [null, [], '/registrations'],
  [null, ['attendance.read', 'attendance.record'], '/attendance'],
  [null, ['sessions.read', 'attendance.record'], '/organiser'],
  [null, ['attendance.greet'], '/attendance/door'],
  [null, ['attendance.greet', 'attendance.read', 'attendance.record'], '/attendance'],
  ['//elsewhere.example', [], '/registrations'],
  ['/\\elsewhere.example', [], '/registrations'],
  ['https://elsewhere.example', [], '/registrations'],
  ['/sign-in', ['operations.read'], '/operations'],
] as const)('%s with %j leads to %s', (returnTo, held, page) => expect(landingOf(returnTo, held)).toBe(page));
