// Whoever is added twice under two spellings of one name is told before, not after.
import { aRow, anId } from '../attendance.fixture';
import { alreadyKnown } from './known-person';

const rows = [aRow(1, { familyName: 'Le Goff', givenName: 'Maël', body: 'Quimper', state: 'PRESENT' })];
const outsiders = [
  {
    registrationId: anId(2),
    familyName: 'Évrard',
    givenName: 'Zoé',
    body: 'Morlaix',
    reason: 'CANCELLED' as const,
  },
];
const told = (familyName: string, givenName: string) =>
  alreadyKnown({ familyName, givenName }, rows, outsiders);

it('finds a name whatever its accents and hyphens', () => {
  expect(told('LE-GOFF', 'Mael')).toMatch(/^Le Goff Maël \(Quimper\) est déjà sur la feuille/);
  expect(told('evrard', 'zoe')).toContain('son inscription est annulée');
});

it('says nothing of a name that nobody has, nor before both are typed', () => {
  for (const [family, given] of [
    ['Le Goff', 'Anne'],
    ['Le Goff', ''],
    ['', ''],
  ] as const)
    expect(told(family, given)).toBe('');
});
