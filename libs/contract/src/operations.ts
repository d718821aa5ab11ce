// Operations: jobs and mails that failed or wait, for the operator.
import * as z from 'zod';
import { id, instant, pageOf, pageQuery } from './fields';

export const mailStates = [
  'PENDING',
  'SENDING',
  'ACCEPTED',
  'DEFERRED',
  'UNKNOWN',
  'REJECTED',
  'SUPERSEDED',
  'SUPPRESSED',
  'EXPIRED',
] as const;
export const queueCounts = z.object({
  queue: z.string(),
  waiting: z.int(),
  active: z.int(),
  failed: z.int(),
  blocked: z.int(),
});
export const failedJob = z.object({
  id: z.string(),
  queue: z.string(),
  createdAt: instant,
  retries: z.int(),
  reason: z.string(),
});
export const jobBoard = z.object({ queues: z.array(queueCounts), failed: z.array(failedJob) });
export type JobBoard = z.output<typeof jobBoard>;
export const mailRow = z.object({
  id,
  kind: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  attempts: z.int(),
  lastText: z.string().nullable(),
  createdAt: instant,
});
export const mailList = pageOf(mailRow);
export type MailList = z.output<typeof mailList>;
export const mailQuery = z.object({ ...pageQuery, state: z.enum(mailStates).optional() });
export const done = z.object({ done: z.literal(true) });
export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  checks: z.record(z.string(), z.string()),
});

export const operationPaths = {
  jobs: '/api/operations/jobs',
  retryJob: (queue: string, jobId: string) => `/api/operations/jobs/${queue}/${jobId}/retry`,
  mails: '/api/operations/mails',
  retryMail: (mailId: string) => `/api/operations/mails/${mailId}/retry`,
  live: '/api/health/live',
  ready: '/api/health/ready',
} as const;
