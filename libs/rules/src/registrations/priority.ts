// Who comes before whom in a waiting list, by the session's named rule: arrival decides among equals.

/**
 * Rules a session may choose:
 * - `FIRST_YEAR_DUTY`: elected people with a delegation, whom the law wants trained in the first year of their
 *   mandate (art. L. 2123-12 CGCT);
 * - `LABELLED_MUNICIPALITY`: people of a commune that has a programme label;
 * - `FIRST_OF_MUNICIPALITY`: the first person of a commune or EPCI, before the second of another.
 */
export const priorityRules = [
  'NONE',
  'FIRST_YEAR_DUTY',
  'LABELLED_MUNICIPALITY',
  'FIRST_OF_MUNICIPALITY',
] as const;
export type PriorityRule = (typeof priorityRules)[number];

export interface PriorityApplicant {
  kind: 'ELECTED' | 'STAFF';
  delegation: boolean;
  /** Labels of the commune in force on the session's date. */
  programmes: readonly string[];
  /** Somebody of the same commune or EPCI holds a place already. */
  bodySeated: boolean;
}

/** 1 before 0; an organiser may set any other integer by hand. */
export function priorityOf(rule: PriorityRule, applicant: PriorityApplicant): 0 | 1 {
  const first: Record<PriorityRule, boolean> = {
    NONE: false,
    FIRST_YEAR_DUTY: applicant.kind === 'ELECTED' && applicant.delegation,
    LABELLED_MUNICIPALITY: applicant.programmes.length > 0,
    FIRST_OF_MUNICIPALITY: !applicant.bodySeated,
  };
  return first[rule] ? 1 : 0;
}
