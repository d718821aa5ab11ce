// What a failed request becomes: a problem the sentences are made from.
import { HttpErrorResponse } from '@angular/common/http';
import { refusals, type RefusalCode } from '@treize/contract/refusal-codes';
import type { Problem } from '@treize/contract/refusals';

/** Thrown by commands: the server, or the network, said no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const localProblem = (code: RefusalCode, title: string): Problem => ({
  type: 'about:blank',
  title,
  status: refusals[code],
  code,
});

/** An answer of ours: it has one of our codes. A proxy's error page has none. */
const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && String(answer.code) in refusals;

/** The problem behind any error of a request; no answer at all reads as `unavailable`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (!(error instanceof HttpErrorResponse)) return localProblem('unexpected', 'Unexpected error');
  if (isProblem(error.error)) return error.error;
  return error.status === 0 || error.status >= 502
    ? localProblem('unavailable', 'No answer')
    : localProblem(error.status === 404 ? 'not-found' : 'unexpected', error.statusText);
}

/** True when what was asked for does not exist, or not for this person. */
export const isMissing = (error: unknown): boolean =>
  error !== undefined && problemOf(error).code === 'not-found';
