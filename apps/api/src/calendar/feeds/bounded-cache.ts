// A map that forgets what was asked for longest ago once it holds too much.
export class BoundedCache<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.kept.size;
  }

  get(key: string): T | undefined {
    const found = this.kept.get(key);
    if (found !== undefined) this.put(key, found);
    return found;
  }

  /** Keeps it as the last asked for. */
  put(key: string, value: T): void {
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size <= this.limit) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}
