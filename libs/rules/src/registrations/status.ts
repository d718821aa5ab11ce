// States of a registration, and the questions asked of them.
export const registrationStatuses = [
  'PENDING_VALIDATION',
  'CONFIRMED',
  'TO_RECONFIRM',
  'WAITLISTED',
  'OFFERED',
  'EXPIRED',
  'CANCELLED_BY_PERSON',
  'CANCELLED_BY_ORGANIZER',
  'REPLACED',
  'REFUSED',
  'TRANSFERRED',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** At most one registration of a person on a session is in one of these. */
export const activeStatuses: readonly RegistrationStatus[] = [
  'PENDING_VALIDATION',
  'CONFIRMED',
  'TO_RECONFIRM',
  'WAITLISTED',
  'OFFERED',
];
/** These hold a place. */
export const seatedStatuses: readonly RegistrationStatus[] = [
  'PENDING_VALIDATION',
  'CONFIRMED',
  'TO_RECONFIRM',
  'OFFERED',
];
/** These are expected on the day. */
export const expectedStatuses: readonly RegistrationStatus[] = ['CONFIRMED', 'TO_RECONFIRM'];

export const isActive = (status: RegistrationStatus): boolean => activeStatuses.includes(status);
export const isExpected = (status: RegistrationStatus): boolean => expectedStatuses.includes(status);
