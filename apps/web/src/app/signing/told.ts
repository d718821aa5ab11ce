// A refusal told before anything is tried, as the sentences read problems.
import { refusals, type Problem, type RefusalCode } from '@treize/contract/refusals';

const isCode = (code: string): code is RefusalCode => code in refusals;

export function problemTold({ code, facts }: { code: string; facts: Problem['facts'] }): Problem {
  const known = isCode(code) ? code : 'wrong-state';
  return { type: 'about:blank', title: known, status: refusals[known], code: known, facts };
}
