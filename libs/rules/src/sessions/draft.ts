// What a session must have: at any time (its dates agree), and before anyone can see it (place, link, trainer).
import type { DraftFault, Timetable } from './timetable';

export type SessionFormat = 'ONSITE' | 'REMOTE' | 'HYBRID';

/** Registration opens before it closes, and closes at the latest when the session ends. */
export function datesFault(
  draft: { opensAt: Date; closesAt: Date },
  timetable: Pick<Timetable, 'endsAt'>,
): DraftFault | null {
  if (draft.opensAt >= draft.closesAt)
    return {
      code: 'invalid-request',
      path: 'closesAt',
      message: 'la clôture doit suivre l’ouverture des inscriptions',
    };
  if (draft.closesAt > timetable.endsAt)
    return {
      code: 'closes-after-start',
      path: 'closesAt',
      message: 'les inscriptions doivent être closes avant la fin de la session',
    };
  return null;
}

/** What is missing before the session may be public: a place to go to, a link to join, somebody to lead it. */
export function publicationFault(session: {
  format: SessionFormat;
  venueId: string | null;
  joinUrl: string | null;
  trainerIds: readonly string[];
}): DraftFault | null {
  if (session.format !== 'REMOTE' && session.venueId === null)
    return { code: 'venue-missing', path: 'venueId', message: 'lieu attendu pour une session en présence' };
  if (session.format !== 'ONSITE' && session.joinUrl === null)
    return {
      code: 'join-link-missing',
      path: 'joinUrl',
      message: 'lien de connexion attendu pour une session à distance',
    };
  if (session.trainerIds.length === 0)
    return {
      code: 'trainer-missing',
      path: 'trainerIds',
      message: 'au moins une personne pour animer la session',
    };
  return null;
}
