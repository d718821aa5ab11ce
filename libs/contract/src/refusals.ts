// The shape in which refusals are answered: problem+json (RFC 9457), with our code and facts.
import * as z from 'zod';
import { refusals, type RefusalCode } from './refusal-codes';

export { refusals, type RefusalCode };
export const refusalCodes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]];

/** One wrong field: where (JSON path, `body.email`) and what. */
export const fieldError = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 problem details; `code` is ours and stable, `errors` says which fields, `facts` gives numbers for the sentence. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(refusalCodes),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(fieldError).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type Problem = z.output<typeof problem>;
