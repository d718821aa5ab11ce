// The order of the rooms, read by the linter: a room imports the rooms to its left, never to its right.
export const rooms = [
  'audit',
  'territories',
  'people',
  'auth',
  'tracks',
  'sessions',
  'calendar',
  'registrations',
  'attendance',
  'certificates',
  'mailings',
];
