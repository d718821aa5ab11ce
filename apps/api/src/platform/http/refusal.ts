// An expected refusal: a stable code of the contract, with what the sentence needs.
import { refusals, type Problem, type RefusalCode } from '@treize/contract/refusals';

export interface RefusalFacts {
  detail?: string;
  errors?: { path: string; message: string }[];
  facts?: Record<string, string | number | boolean>;
  /** Seconds after which trying again makes sense (Retry-After). */
  retryAfter?: number;
}

export class Refusal extends Error {
  readonly status: number;

  constructor(
    readonly code: RefusalCode,
    readonly about: RefusalFacts = {},
  ) {
    super(about.detail ?? code);
    this.name = 'Refusal';
    this.status = refusals[code];
  }

  /** RFC 9457 problem details. */
  toProblem(instance?: string): Problem {
    const { detail, errors, facts } = this.about;
    return {
      type: `about:blank#${this.code}`,
      title: this.code,
      status: this.status,
      code: this.code,
      ...(detail === undefined ? {} : { detail }),
      ...(instance === undefined ? {} : { instance }),
      ...(errors === undefined ? {} : { errors }),
      ...(facts === undefined ? {} : { facts }),
    };
  }
}
