// Readiness checks: rooms add theirs; each throws when the process could not do its work.
import { Injectable, Logger } from '@nestjs/common';

@Injectable()
export class Readiness {
  private readonly logger = new Logger('readiness');
  private readonly checks = new Map<string, () => Promise<void>>();

  add(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /** Runs every check; the value is `ok` or `failed` (the reason goes to the log, not to the caller). */
  async run(): Promise<Record<string, string>> {
    const results: Record<string, string> = {};
    for (const [name, check] of this.checks) {
      results[name] = await check().then(
        () => 'ok',
        (error: Error) => {
          this.logger.error(`${name}: ${error.message}`);
          return 'failed';
        },
      );
    }
    return results;
  }
}
