// What a person reads of a session put off or cancelled, and of a place kept after a refusal.
import { statusWords } from './status-words';

const standing = { rank: null, offerExpiresAt: null };
const plain = (given: Parameters<typeof statusWords>[0]) => {
  const { label, sentence } = statusWords(given);
  return `${label} | ${sentence.replaceAll('\u00a0', ' ')}`;
};
const postponed = { phase: 'POSTPONED', postponeReason: 'salle inondée' } as const;

it('a session put off keeps the place, says why, and asks nothing yet', () => {
  expect(plain({ ...standing, status: 'CONFIRMED', session: postponed })).toBe(
    'Reportée | Session reportée, nouvelle date à venir. Votre place est gardée. Motif : salle inondée',
  );
  expect(plain({ ...standing, status: 'TO_RECONFIRM', session: postponed })).toContain(
    'Votre place est gardée. Nous vous demanderons si vous venez avec la nouvelle date.',
  );
  expect(plain({ ...standing, status: 'WAITLISTED', rank: 2, session: postponed })).toContain(
    'nouvelle date à venir. Vous êtes en liste d’attente, au 2e rang.',
  );
  expect(plain({ ...standing, status: 'CANCELLED_BY_PERSON', session: postponed })).toBe(
    'Annulée | Cette inscription a été annulée à votre demande.',
  );
});

it('a cancelled session says so, with its reason, to whoever it ended for', () => {
  const session = { phase: 'CANCELLED', cancelReason: 'trop peu d’inscrits' } as const;
  const read = 'Annulée | La session est annulée. Motif : trop peu d’inscrits';
  expect(plain({ ...standing, status: 'CANCELLED_BY_ORGANIZER', session })).toBe(read);
  expect(plain({ ...standing, status: 'CONFIRMED', session })).toBe(read);
  expect(plain({ ...standing, status: 'REFUSED', session })).not.toContain('session est annulée');
});

it('a removal by the organiser from a session that stands is told as such', () => {
  const session = { phase: 'PUBLISHED' } as const;
  expect(plain({ ...standing, status: 'CANCELLED_BY_ORGANIZER', session })).toContain(
    'L’organisation a annulé cette inscription.',
  );
});

it('not coming, the place is kept until the deadline and nothing else is said', () => {
  const declined = { ...standing, status: 'CONFIRMED', declineEndsAt: '2026-12-14T10:00:00Z' } as const;
  expect(plain(declined)).toMatch(/^Place gardée \| Votre place est gardée jusqu’au .+\.$/);
});
