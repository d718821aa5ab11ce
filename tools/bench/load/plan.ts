// What a client process is asked to send, and what it saw.
export interface LoadPlan {
  /** API processes, taken in turn by connections. */
  ports: number[];
  asks: Asks;
  /** Connections of a steady load, the most there may be of a paced one. */
  connections: number;
  /**
   * `steady`: each connection sends its next request as soon as it is answered, during `seconds`.
   * `paced`: `count` requests leave at `perSecond` whatever the answers; times count from the moment a request was due.
   */
  pace: { kind: 'steady'; seconds: number } | { kind: 'paced'; perSecond: number; count: number };
}

/** People of these communes registering on these sessions, in turn; or visitors reading the catalogue and asking to sign in by turns. */
export type Asks = { kind: 'register'; sessionIds: string[]; communes: string[] } | { kind: 'visit' };

export type AskKind = 'register' | 'catalogue' | 'sign-in';

/** One request as the client saw it. */
export interface Seen {
  ask: AskKind;
  /** Milliseconds from the start of the load to the answer. */
  at: number;
  /** Milliseconds it took. */
  took: number;
  /** 0 when the connection failed. */
  status: number;
  /** Code of the problem, `none` without one; why the connection failed when it did. */
  code: string;
  sessionId: string;
  email: string;
  /** The answer to a registration, where there is one. */
  registrationId?: string;
  number?: string;
  outcome?: string;
  rank?: number;
}
