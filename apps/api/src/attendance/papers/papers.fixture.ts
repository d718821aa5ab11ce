// For tests: what the documents of attendance say, of a half-day in Guingamp and of one person.
import type { AttendanceRow } from '@treize/contract/attendance';
import { aSessionPage } from '../../sessions/papers/session-page.fixture';
import type { SheetFacts } from './sheet-head';
import type { SummonsContent } from './summons.paper';

export const sheetFacts: SheetFacts = {
  halfDayId: '01900000-0000-7000-8000-000000000001',
  sessionRef: '53-2027-014',
  sessionTitle: 'Lire son centre-bourg à Guingamp',
  moduleTitle: 'Lire son centre-bourg\u00a0: diagnostic partagé et marche exploratoire',
  regime: 'TRAINING',
  date: '2027-01-12',
  period: 'AM',
  startTime: '09:30',
  endTime: '12:30',
  place: 'Salle du conseil, mairie de Guingamp, Guingamp',
  trainers: ['Yann Kerzec', 'Nadia Belloc'],
  body: {
    name: 'Treize (organisme d’essai)',
    activityNumber: '53 22 00000 22',
    accreditation: 'AGR-2026-012',
    signatory: 'La direction',
    city: 'Guingamp',
  },
};

/** Somebody present, who drew a signature. */
export const aRow = (changes: Partial<AttendanceRow> = {}): AttendanceRow => ({
  registrationId: '01900000-0000-7000-8000-000000000002',
  number: '53-2027-014-003',
  familyName: 'Orvault',
  givenName: 'Camille',
  kind: 'ELECTED',
  function: 'Adjointe au maire',
  body: 'Guingamp',
  needs: null,
  walkIn: false,
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 180,
  signature: {
    at: '2027-01-12T08:31:00Z',
    method: 'TRAINER_DEVICE_DRAWN',
    statement: 'Je certifie ma présence.',
    strokes: [
      [
        [100, 300],
        [300, 80],
        [500, 330],
        [900, 120],
      ],
    ],
  },
  flags: [],
  since: '2027-01-12T08:31:00Z',
  hasLeft: false,
  corrections: [],
  ...changes,
});

export const summonsContent = (changes: Partial<SummonsContent> = {}): SummonsContent => ({
  person: {
    number: '53-2027-014-003',
    givenName: 'Camille',
    familyName: 'Orvault',
    function: 'Adjointe au maire',
    body: 'Plouaret',
    joinUrl: null,
    session: aSessionPage(),
    extras: [{ limitId: '01900000-0000-7000-8000-000000000003', label: 'Déjeuner', quantity: 1 }],
  },
  bodyName: 'Treize (organisme d’essai)',
  cancelAddress: 'https://treize.example/registrations/link/abc/cancel',
  badge: '',
  at: new Date('2026-12-20T09:00:00Z'),
  ...changes,
});
