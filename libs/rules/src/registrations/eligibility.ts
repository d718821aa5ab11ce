// Who may register on a session, from what is known of the person and their commune: never from free text.

/** What the session asks. */
export interface EligibilityRules {
  /** null: elected people and staff alike. */
  kind: 'ELECTED' | 'STAFF' | null;
  /** Elected people must hold a delegation; staff are not concerned. */
  delegationRequired: boolean;
  /** Programme labels of which the commune must have one; empty: any commune. */
  programmes: readonly string[];
  ownRegionOnly: boolean;
  /** The session's region. */
  regionCode: string;
}

export interface Applicant {
  kind: 'ELECTED' | 'STAFF';
  delegation: boolean;
  /** Of the commune; several for an EPCI across regions. */
  regionCodes: readonly string[];
  /** Labels of the commune in force on the session's date; for an EPCI, those of its member communes. */
  programmes: readonly string[];
}

export type EligibilityFault = 'KIND' | 'DELEGATION' | 'PROGRAMME' | 'REGION';

/** All that keeps this person out, in a fixed order; empty when they may register. */
export function eligibilityFaults(rules: EligibilityRules, applicant: Applicant): EligibilityFault[] {
  const faults: Record<EligibilityFault, boolean> = {
    KIND: rules.kind !== null && rules.kind !== applicant.kind,
    DELEGATION: rules.delegationRequired && applicant.kind === 'ELECTED' && !applicant.delegation,
    PROGRAMME:
      rules.programmes.length > 0 && !rules.programmes.some((label) => applicant.programmes.includes(label)),
    REGION: rules.ownRegionOnly && !applicant.regionCodes.includes(rules.regionCode),
  };
  return (['KIND', 'DELEGATION', 'PROGRAMME', 'REGION'] as const).filter((fault) => faults[fault]);
}

/** Whether the session asks anything at all. */
export const hasEligibilityRules = (rules: EligibilityRules): boolean =>
  rules.kind !== null || rules.delegationRequired || rules.programmes.length > 0 || rules.ownRegionOnly;
