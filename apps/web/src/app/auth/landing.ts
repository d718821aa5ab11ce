// Where a person goes once signed in: the page that asked for it, else the screen of their work.
import type { Permission } from '@treize/rules/auth/permissions';

const screens: readonly [Permission, string][] = [
  ['sessions.read', '/organiser'],
  ['attendance.record', '/attendance'],
  ['attendance.greet', '/attendance/door'],
  ['operations.read', '/operations'],
  ['municipality.read', '/municipality'],
];

/** Only a path of this site is followed, so that no message can lead elsewhere through the sign-in page. */
export function landingOf(returnTo: string | null, held: readonly Permission[]): string {
  if (returnTo && /^\/(?![/\\])/.test(returnTo) && !returnTo.startsWith('/sign-in')) return returnTo;
  return screens.find(([permission]) => held.includes(permission))?.[1] ?? '/registrations';
}
