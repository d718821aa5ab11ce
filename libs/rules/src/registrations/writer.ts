// Whom a message in plain words is about, when only the address of its sender tells.
export interface WriterRegistration {
  registrationId: string;
  sessionId: string;
  /** It stands, on a session not over. */
  isToCome: boolean;
}

/**
 * The only registration to come of this address; without any, the only one there ever was. Null when there are several:
 * a doubt is left to a person. Two are enough to know, those to come first.
 */
export function theOneMeant(known: readonly WriterRegistration[]): WriterRegistration | null {
  const toCome = known.filter(({ isToCome }) => isToCome);
  const among = toCome.length > 0 ? toCome : known;
  return among.length === 1 ? (among[0] ?? null) : null;
}
