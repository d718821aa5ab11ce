// Until when one person may be replaced by another: the rule of the server, asked of what the page shows.
import type { RegistrationPage } from '@treize/contract/registrations';
import type { SessionPage } from '@treize/contract/sessions';
import { replacementRefusal } from '@treize/rules/registrations/replacement';
import type { SessionPhase, StoredState } from '@treize/rules/sessions/phase';
import { frenchDate } from '@treize/rules/time/french';
import { addDays, parisDate } from '@treize/rules/time/wall';

const states: Partial<Record<SessionPhase, StoredState>> = {
  DRAFT: 'DRAFT',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
  FINALIZED: 'FINALIZED',
};
const startOf = ({ startsAt }: Pick<SessionPage, 'startsAt'>): Date => new Date(startsAt);

/** The server has the last word: it also knows who has come already. */
export const isReplaceable = (
  {
    status,
    session,
  }: { status: RegistrationPage['status']; session: Pick<SessionPage, 'phase' | 'startsAt'> },
  now: Date,
): boolean =>
  replacementRefusal(
    { status, firstPresenceAt: null },
    { state: states[session.phase] ?? 'PUBLISHED', startsAt: startOf(session) },
    now,
  ) === null;

/** "jusqu’au lundi 11 janvier 2027 inclus", or until a postponed session has a date again. */
export const lastMoment = (session: Pick<SessionPage, 'phase' | 'startsAt'>): string =>
  session.phase === 'POSTPONED'
    ? 'tant que la session n’a pas de nouvelle date'
    : `jusqu’au ${frenchDate(addDays(parisDate(startOf(session)), -1))} inclus`;
