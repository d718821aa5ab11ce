// Roles and the kinds of scope a grant may cover.
export const roles = [
  'MUNICIPALITY_MANAGER',
  'TRAINER',
  'RECEPTION',
  'REGIONAL_ORGANIZER',
  'PARTNER',
  'SUPPORT_OFFICER',
  'NATIONAL_PILOT',
  'AUDITOR',
  'DPO',
  'ADMIN',
] as const;
export type Role = (typeof roles)[number];

export const scopeKinds = ['nation', 'region', 'organization', 'municipality', 'session'] as const;
export type ScopeKind = (typeof scopeKinds)[number];
