// When a certificate that could not be written is tried again, and when its owner is told that it is late.
const delays = [1, 5, 15, 60, 240, 720, 1440] as const;
/** Failures before a mail leaves without the document: some twenty minutes after the closing. */
const patience = 4;

/** @param attempt how many tries have failed: 1 after the first; `againInMinutes` is null once it is given up */
export const afterFailure = (attempt: number): { againInMinutes: number | null; isTold: boolean } => ({
  againInMinutes: delays[attempt - 1] ?? null,
  isTold: attempt === patience,
});
