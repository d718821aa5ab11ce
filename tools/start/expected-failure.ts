// A failure a person can do something about: its message is one or two French sentences, shown without a stack trace.

/** Thrown by the command-line tools; `runCommand` prints the message alone and exits with 1. */
export class ExpectedFailure extends Error {
  override name = 'ExpectedFailure';
}

/** Runs a command-line entry point: an expected failure is a sentence, anything else keeps its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (failure) {
    console.error(failure instanceof ExpectedFailure ? `\n${failure.message}\n` : failure);
    process.exitCode = 1;
  }
}

/** The system code of an error (`ENOENT`, `EADDRINUSE`, `28P01`...), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
