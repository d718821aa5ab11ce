// Rules of arrival of a session from what is kept of them: what was never set is as in any session.
import { ordinaryRules, type ArrivalRules } from '@treize/rules/attendance/arrival';
import type { StoredRules } from './arrivals.queries';

export const rulesOf = ({ rules, reentry }: StoredRules): ArrivalRules => ({
  ...ordinaryRules,
  ...rules,
  reentry,
});
