// Injection tokens of the process: its settings and whether it runs jobs.
export const CONFIG = Symbol('CONFIG');
/** `http` answers requests, `worker` runs jobs, `both` is for tests. */
export const PROCESS_ROLE = Symbol('PROCESS_ROLE');
export type ProcessRole = 'http' | 'worker' | 'both';
