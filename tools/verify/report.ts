// What `npm run verify` prints of a file, and whether it passes.
import type { VerifiedSheet } from '@treize/evidence/sheet';
import { checkSentence, checkTitles, outcomeWords, verdictTitles } from '@treize/evidence/sheet-words';
import { stateInWords } from '@treize/rules/attendance/wording';
import { frenchDate, frenchInstant, frenchTimeRange } from '@treize/rules/time/french';

const marks = { ok: '✔', bad: '✘', unchecked: '?' } as const;

function what({ content }: VerifiedSheet): string[] {
  if (content === null) return [];
  const { session, halfDay, rows, seal } = content;
  const present = rows.filter(({ state }) => state === 'PRESENT').length;
  const signed = rows.filter(({ signature }) => signature !== null).length;
  return [
    `${session.title} (${session.ref})`,
    `${frenchDate(halfDay.date)}, ${frenchTimeRange(halfDay.startTime, halfDay.endTime)}, ${session.place}`,
    `Personnes\u00a0: ${rows.length}, présentes\u00a0: ${present}, signatures\u00a0: ${signed}`,
    `Close par ${seal.trainer}, ${frenchInstant(new Date(seal.closedAt))}`,
    '',
  ];
}

function corrected({ corrections, content, head }: VerifiedSheet): string[] {
  const rowOf = new Map(
    content?.rows.map((row) => [row.registrationId, `${row.givenName} ${row.familyName}`]),
  );
  return corrections.map((fact) => {
    const who = rowOf.get(fact.registrationId) ?? head?.names[fact.registrationId] ?? fact.registrationId;
    const by = head?.names[fact.recordedBy] ?? fact.recordedBy;
    const state = stateInWords({ ...fact, state: fact.state as 'PRESENT' | 'ABSENT' | 'EXCUSED' });
    return `   ${who}\u00a0: ${state}, par ${by}, ${frenchInstant(new Date(fact.receivedAt))}. Motif\u00a0: ${fact.reason ?? ''}`;
  });
}

/** Lines to print, in French. */
export function report(verified: VerifiedSheet): string {
  const checks = verified.checks.map(
    (check) =>
      `${marks[check.outcome]} ${checkTitles[check.code]}, ${outcomeWords[check.outcome]}. ${checkSentence(check)}`,
  );
  return [
    ...what(verified),
    ...checks,
    ...corrected(verified),
    '',
    `${verdictTitles[verified.verdict]}.`,
  ].join('\n');
}

/** True when all is as it should be; with the file alone, when nothing but the origin of its key is left open. */
export const passes = ({ verdict, checks }: VerifiedSheet, hasKeys: boolean): boolean =>
  verdict === 'ok' ||
  (!hasKeys &&
    checks.every(({ code, outcome }) => outcome === 'ok' || (code === 'key' && outcome !== 'bad')));
