// What each role may do. A route names one of these permissions; the scope of the grant decides on which rows.
import type { Role } from './roles';

export const permissions = [
  'sessions.read',
  'sessions.write',
  'registrations.read',
  'registrations.write',
  'registrations.export',
  'mailings.read',
  'mailings.send',
  'municipality.read',
  'municipality.write',
  'attendance.greet',
  'attendance.read',
  'attendance.record',
  'attendance.correct',
  'certificates.read',
  'certificates.issue',
  'operations.read',
  'operations.retry',
] as const;
export type Permission = (typeof permissions)[number];

/** `public` needs nobody, `self` any signed-in person; the others need a grant. */
export type RoutePermission = Permission | 'public' | 'self';

/** Permissions of each role (nobody may change a sealed sheet: corrections are appended). */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  MUNICIPALITY_MANAGER: ['municipality.read', 'municipality.write'],
  // At the door: finding one person by name or badge and recording that they came; no sheet, no document.
  RECEPTION: ['attendance.greet'],
  TRAINER: ['attendance.greet', 'attendance.read', 'attendance.record', 'attendance.correct'],
  REGIONAL_ORGANIZER: [
    'sessions.read',
    'sessions.write',
    'registrations.read',
    'registrations.write',
    'registrations.export',
    'mailings.read',
    'mailings.send',
    'attendance.greet',
    'attendance.read',
    'attendance.record',
    'attendance.correct',
    'certificates.read',
    'certificates.issue',
  ],
  PARTNER: [],
  SUPPORT_OFFICER: [],
  NATIONAL_PILOT: [
    'sessions.read',
    'sessions.write',
    'registrations.read',
    'registrations.write',
    'registrations.export',
    'mailings.read',
    'mailings.send',
    'attendance.read',
    'certificates.read',
    'certificates.issue',
    'operations.read',
    'operations.retry',
  ],
  AUDITOR: ['sessions.read', 'attendance.read', 'certificates.read'],
  DPO: ['operations.read'],
  ADMIN: ['operations.read', 'operations.retry'],
};
