// Figures of several rounds: the median and its range.
export class Figures {
  private readonly values = new Map<string, number[]>();

  add(name: string, value: number): void {
    this.values.set(name, [...this.of(name), value]);
  }

  of(name: string): number[] {
    return this.values.get(name) ?? [];
  }

  median(name: string): number {
    return median(this.of(name));
  }

  /** `1,234 [1,100-1,300]`, with `unit` after. */
  told(name: string, unit = '', digits = 0): string {
    const values = this.of(name);
    if (values.length === 0) return 'not measured';
    const shown = (value: number): string =>
      value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const range = `[${shown(Math.min(...values))}-${shown(Math.max(...values))}]`;
    return `${shown(median(values))}${unit} ${range}`;
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The value under which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
