// The rules a session or a region really has: its own, else its region's, else the national ones.
import type { ReminderDraft } from '@treize/contract/mailings';
import { nationalRules } from './national-rules';
import type { StoredRule } from './reminders.queries';

export interface EffectiveRule extends ReminderDraft {
  code: string;
  level: 'NATIONAL' | 'REGION' | 'SESSION';
}

/**
 * Each code once.
 * @param stored rules among which those of this region and session are taken; `sessionId` null: the region alone
 */
export function effectiveRules(
  stored: readonly StoredRule[],
  regionCode: string,
  sessionId: string | null,
): EffectiveRule[] {
  const rules = new Map<string, EffectiveRule>();
  for (const [code, draft] of nationalRules) rules.set(code, { ...draft, code, level: 'NATIONAL' });
  for (const rule of stored)
    if (rule.regionCode === regionCode)
      rules.set(rule.code, { ...rule.draft, code: rule.code, level: 'REGION' });
  for (const rule of stored)
    if (sessionId !== null && rule.sessionId === sessionId)
      rules.set(rule.code, { ...rule.draft, code: rule.code, level: 'SESSION' });
  return [...rules.values()];
}
