// One phone, one person: who signed a half-day with the phone of somebody else.

/** A fact with the key of the phone that recorded it, when it was one. */
export interface PhoneFact {
  registrationId: string;
  phoneKey: string | null;
}

/** Everybody who shares a phone with somebody else among these facts of one half-day: all are kept, all are flagged. */
export function peopleSharingPhones(facts: readonly PhoneFact[]): ReadonlySet<string> {
  const people = new Map<string, Set<string>>();
  for (const { registrationId, phoneKey } of facts) {
    if (phoneKey === null) continue;
    people.set(phoneKey, (people.get(phoneKey) ?? new Set()).add(registrationId));
  }
  return new Set([...people.values()].filter(({ size }) => size > 1).flatMap((shared) => [...shared]));
}
