// Readiness checks: rooms add theirs; each throws when the process could not do its work.
import { Injectable, Logger } from '@nestjs/common';

@Injectable()
export class Readiness {
  private readonly logger = new Logger('readiness');
  private latest: { at: number; results: Promise<Record<string, string>> } | undefined;
  private readonly checks = new Map<string, () => Promise<void>>();

  add(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /**
   * Runs every check; the value is `ok` or `failed` (the reason goes to the log, not to the caller). Anybody may ask:
   * one run answers all who ask within a second, since the checks take the locks that real requests need.
   */
  run(): Promise<Record<string, string>> {
    if (this.latest === undefined || performance.now() - this.latest.at > 1000)
      this.latest = { at: performance.now(), results: this.runAll() };
    return this.latest.results;
  }

  private async runAll(): Promise<Record<string, string>> {
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
