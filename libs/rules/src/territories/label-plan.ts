// What an official list of labelled communes changes, told before anything is written.

/** One usable row of an official list; `validFrom` (YYYY-MM-DD) is null when the list gives no date. */
export interface LabelRow {
  line: number;
  municipalityCode: string;
  name: string;
  labelRef: string;
  validFrom: string | null;
}

/** A label in force as stored. */
export interface CurrentLabel {
  municipalityCode: string;
  labelRef: string;
}

export interface LabelPlan {
  added: LabelRow[];
  /** in force with another reference: the reference is rewritten, the validity kept */
  renamed: LabelRow[];
  unchanged: LabelRow[];
  /** in force, absent from the list: they end on the day of the import */
  ended: CurrentLabel[];
  /** codes that no commune of the reference has (merged, overseas collectivity, misspelt) */
  unknown: LabelRow[];
  /** rows whose commune was already named above in the list: left out */
  duplicates: LabelRow[];
}

/** Compares a list with the labels in force. `isKnown` tells whether a commune of that code exists. */
export function planLabels(
  rows: readonly LabelRow[],
  current: readonly CurrentLabel[],
  isKnown: (municipalityCode: string) => boolean,
): LabelPlan {
  const inForce = new Map(current.map((label) => [label.municipalityCode, label]));
  const plan: LabelPlan = { added: [], renamed: [], unchanged: [], ended: [], unknown: [], duplicates: [] };
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.municipalityCode)) {
      plan.duplicates.push(row);
      continue;
    }
    seen.add(row.municipalityCode);
    const stored = inForce.get(row.municipalityCode);
    if (!isKnown(row.municipalityCode)) plan.unknown.push(row);
    else if (stored === undefined) plan.added.push(row);
    else if (stored.labelRef === row.labelRef) plan.unchanged.push(row);
    else plan.renamed.push(row);
  }
  plan.ended = current.filter((label) => !seen.has(label.municipalityCode));
  return plan;
}
