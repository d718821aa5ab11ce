// What must be stopped, in the reverse order of its start.

export class StackOfStops {
  readonly #stops: (() => Promise<void> | void)[] = [];
  #stopping: Promise<void> | undefined;

  /** True once the end has begun: nothing new may start. */
  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Adds what must be stopped first. */
  push(stop: () => Promise<void> | void): void {
    this.#stops.push(stop);
  }

  /** Stops everything once, whoever asks and however many times. */
  stopAll(): Promise<void> {
    this.#stopping ??= this.#run();
    return this.#stopping;
  }

  async #run(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
