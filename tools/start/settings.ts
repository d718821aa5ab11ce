// Checks the settings before anything starts, with the product's own rules.
import { readConfig, type Config } from '../../apps/api/src/platform/config.ts';
import { ExpectedFailure } from './expected-failure.ts';

/** @throws ExpectedFailure naming each wrong setting and what was expected. */
export function checkSettings(environment: Record<string, string | undefined>): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    throw new ExpectedFailure(error instanceof Error ? error.message : String(error));
  }
}
