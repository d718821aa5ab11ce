// What whoever signs alone reads: the half-day with its window, their receipt, and why they may not sign now.
import type { Receipt, SigningHalfDay, SigningPage } from '@treize/contract/signing';
import { refusalOfArrival, standingOf, type ArrivalRefusal } from '@treize/rules/attendance/arrival';
import { presenceOf, type Presence } from '@treize/rules/attendance/presence';
import {
  refusalToSignAlone,
  signingWindow,
  type SigningWindow,
} from '@treize/rules/attendance/signing-window';
import { presenceStatement } from '@treize/rules/attendance/wording';
import { parisDate } from '@treize/rules/time/wall';
import { rulesOf } from '../../arrivals/rules-of';
import type { NamedFact } from '../../ledger/ledger.queries';
import type { SignerRow, SigningHead } from './signers.queries';

export const windowOf = (head: SigningHead): SigningWindow => signingWindow(head, rulesOf(head));

/** In person the code of the room is asked for; a personal link is enough for whoever may be far away. */
export const asksCode = ({ format }: Pick<SigningHead, 'format'>): boolean => format === 'ONSITE';

export function halfDayView(head: SigningHead): SigningHalfDay {
  const { opensAt, closesAt } = windowOf(head);
  const { id, sessionId, title, moduleTitle, format, place, date, period, startTime, endTime } = head;
  return {
    ...{ id, sessionId, title, moduleTitle, format, place, date, period, startTime, endTime },
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    asksCode: asksCode(head),
  };
}

export const receiptOf = (fact: NamedFact): Receipt => ({
  factId: fact.id,
  at: fact.receivedAt.toISOString(),
  method: fact.method,
  statement: fact.statement ?? '',
  hash: fact.hash,
  samePhone: fact.phoneShared,
});

/** Somebody who is about to sign, with what the ledger says of them. */
export interface Signing {
  head: SigningHead;
  signer: SignerRow;
  facts: readonly NamedFact[];
  /** Dates of Paris of the session on which they were seen present. */
  daysAttended: readonly string[];
}

const arrival = {
  kind: 'SIGNED',
  isPresent: true,
  confirmPending: false,
  isForced: false,
  byBadge: false,
  answer: null,
} as const;

/** Why this person may not sign this half-day now, or null: the window of those who sign alone, then the rules of arrival. */
export function refusalToSignNow(
  { head, signer, facts, daysAttended }: Signing,
  now: Date,
): ArrivalRefusal | null {
  const rules = rulesOf(head);
  return (
    refusalToSignAlone(head, head.sessionState, windowOf(head), now) ??
    refusalOfArrival(
      { ...arrival, happenedAt: now },
      {
        sessionState: head.sessionState,
        halfDay: head,
        rules,
        standing: standingOf(signer.status),
        isBlocked: rules.blocked.includes(signer.registrationId),
        presence: presenceOf(facts, head),
        entriesToday: 0,
        daysAttended,
        hasAnswered: true,
        now,
      },
    )
  );
}

/** Numbers of a refusal's sentence: the window, whatever the reason. */
export const refusalFacts = (head: SigningHead): Record<string, string> => {
  const { opensAt, closesAt } = windowOf(head);
  return { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
};

export function pageView(head: SigningHead, signing: Signing | null, now: Date): SigningPage {
  const presence: Presence<NamedFact> | null = signing && presenceOf(signing.facts, head);
  const refusal = signing
    ? refusalToSignNow(signing, now)
    : refusalToSignAlone(head, head.sessionState, windowOf(head), now);
  return {
    halfDay: halfDayView(head),
    statement: presenceStatement,
    signer: signing && {
      registrationId: signing.signer.registrationId,
      number: signing.signer.number,
      name: signing.signer.name,
      body: signing.signer.body,
    },
    receipt: presence?.signature ? receiptOf(presence.signature) : null,
    refusal: refusal && { code: refusal, facts: refusalFacts(head) },
  };
}

/** Dates on which somebody was present, from all their facts on the session. */
export function datesAttended(facts: readonly { halfDayStartsAt: Date; state: string }[]): string[] {
  const present = facts.filter(({ state }) => state === 'PRESENT');
  return [...new Set(present.map(({ halfDayStartsAt }) => parisDate(halfDayStartsAt)))];
}
