// What the main button promises, by verdict, validation and reserved places.
import type { PlacesRules } from '@treize/contract/places';
import { mainAction } from './main-action';

const seats = { capacity: 20, confirmed: 5, offered: 0, waiting: 0, held: 0, left: 15 };
const places: PlacesRules = {
  limits: [],
  share: null,
  eligibility: { kind: null, delegationRequired: false, programmes: [], ownRegionOnly: false },
  validation: 'NONE',
  waitingListOpen: true,
  offerHours: 24,
  priorityRule: 'NONE',
  reservedFor: [],
};
const reservedFor = [{ label: 'Finistère', left: 2, releasesAt: null }];
const verdict = (one: 'OPEN' | 'WAITLIST' | 'FULL') => ({ ...seats, verdict: one });

it.each([
  ['PUBLISHED', verdict('OPEN'), places, 'S’inscrire à cette session'],
  [
    'PUBLISHED',
    verdict('OPEN'),
    { ...places, validation: 'ORGANIZER' as const },
    'Demander une inscription (à\u00a0valider)',
  ],
  ['PUBLISHED', verdict('WAITLIST'), places, 'Rejoindre la liste d’attente'],
  ['PUBLISHED', verdict('FULL'), { ...places, waitingListOpen: false }, ''],
  [
    'PUBLISHED',
    verdict('WAITLIST'),
    { ...places, reservedFor },
    'S’inscrire ou rejoindre la liste d’attente',
  ],
  [
    'PUBLISHED',
    verdict('FULL'),
    { ...places, reservedFor, waitingListOpen: false },
    'S’inscrire sur les places réservées',
  ],
  ['CLOSED', verdict('OPEN'), places, ''],
] as const)('%s %j %j', (phase, told, rules, verb) =>
  expect(mainAction({ phase, seats: told, places: { ...rules, reservedFor: [...rules.reservedFor] } })).toBe(
    verb,
  ),
);
