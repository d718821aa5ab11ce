// What may be answered: a success, or a refusal of the contract told as a problem. "Busy" is counted apart.
import { refusals } from '../../../libs/contract/src/refusal-codes.ts';
import type { Seen } from '../load/plan.ts';

export interface AnswerCounts {
  accepted: number;
  busy: number;
  refused: number;
  /** Answers that nobody may see, with how many times: `500 unexpected × 3`. */
  wrong: string[];
}

const statusOf = new Map<string, number>(Object.entries(refusals));

/** A failure of the inside is a typed problem too, but not a refusal. */
const isRefusal = ({ status, code }: Seen): boolean =>
  statusOf.get(code) === status && code !== 'unexpected' && code !== 'unavailable';

export function countAnswers(seen: readonly Seen[]): AnswerCounts {
  const counts = { accepted: 0, busy: 0, refused: 0 };
  const wrong = new Map<string, number>();
  for (const one of seen) {
    if (one.status >= 200 && one.status < 300) counts.accepted += 1;
    else if (one.code === 'busy' && one.status === 503) counts.busy += 1;
    else if (isRefusal(one)) counts.refused += 1;
    else {
      const name = `${one.ask}: ${one.status === 0 ? 'no answer,' : one.status} ${one.code}`;
      wrong.set(name, (wrong.get(name) ?? 0) + 1);
    }
  }
  return { ...counts, wrong: [...wrong].map(([name, times]) => `${name} × ${times}`) };
}
