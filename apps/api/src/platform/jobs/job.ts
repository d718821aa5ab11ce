// What a job is: a queue name, the schema of its payload, and how it is retried.
import type * as z from 'zod';

export interface JobOptions {
  /** Attempts after the first; the delay grows from `retryDelay` seconds, doubled each time up to `retryDelayMax`. */
  retryLimit: number;
  retryDelay: number;
  retryDelayMax: number;
  /** A worker that dies keeps a job this many seconds at most. */
  expireInSeconds: number;
}

export interface Job<S extends z.ZodType = z.ZodType> {
  name: string;
  payload: S;
  options: JobOptions;
}

/** A fact that a room publishes for the rooms to its right; each follower has its own queue for it. */
export interface Fact<S extends z.ZodType = z.ZodType> {
  name: string;
  payload: S;
}

const defaults: JobOptions = { retryLimit: 10, retryDelay: 2, retryDelayMax: 3600, expireInSeconds: 60 };

export const defineJob = <S extends z.ZodType>(
  name: string,
  payload: S,
  options: Partial<JobOptions> = {},
): Job<S> => ({
  name,
  payload,
  options: { ...defaults, ...options },
});

export const defineFact = <S extends z.ZodType>(name: string, payload: S): Fact<S> => ({ name, payload });

/** The queue in which `room` receives `fact`. */
export const followerJob = <S extends z.ZodType>(fact: Fact<S>, room: string): Job<S> =>
  defineJob(`${room}.${fact.name}`, fact.payload);
