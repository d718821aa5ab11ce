// Every refusal the API can give: a stable code, its HTTP status, and the problem+json shape (RFC 9457).
import * as z from 'zod';

export const refusals = {
  'invalid-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'version-conflict': 409,
  'wrong-state': 409,
  'already-registered': 409,
  'key-reused': 422,
  'too-large': 413,
  'unsupported-media': 415,
  'too-many-requests': 429,
  busy: 503,
  unavailable: 503,
  unexpected: 500,
  'wrong-code': 422,
  'request-expired': 422,
  'link-invalid': 404,
  'link-expired': 410,
  'registration-not-open': 409,
  'registration-closed': 409,
  'offer-gone': 409,
  'not-cancellable': 409,
  'capacity-below-taken': 409,
  'not-eligible': 409,
  'waiting-list-closed': 409,
  'places-remain': 409,
  'workshop-missing': 422,
  'unknown-limit': 422,
  'invitation-gone': 410,
  'offer-pending': 409,
  'already-offered': 409,
  'no-place': 409,
  'not-waiting': 409,
  'not-to-validate': 409,
  'not-splittable': 409,
  'other-programme': 409,
  'target-closed': 409,
  'too-late': 409,
  'session-not-named': 422,
  'local-time-missing': 422,
  'half-days-overlap': 422,
  'closes-after-start': 422,
  'venue-missing': 422,
  'join-link-missing': 422,
  'trainer-missing': 422,
  'unknown-municipality': 422,
  'unknown-epci': 422,
  'attendance-not-open': 409,
  'attendance-undecided': 409,
  'half-day-sealed': 409,
  'half-day-not-sealed': 409,
  'minutes-exceed': 422,
  'not-present': 409,
  'nobody-to-certify': 409,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;
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
