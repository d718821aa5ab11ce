// How many mails are handed over at once: one while it is not known whether the mail server answers, then several.
interface Waiting {
  askedAt: number;
  enter(isAllowed: boolean): void;
}

/** A mail that has waited this long for a lane goes back to the queue: its claim must not run out in the hand. */
const longestWait = 45_000;

export class Lanes {
  private busy = 0;
  private answers = false;
  private wentDownAt = -1;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly most: number,
    private readonly time: () => number = () => performance.now(),
  ) {}

  /**
   * Runs the work in a free lane; null when it never began: the server has gone silent since, or no lane came free in time.
   * @param work says whether the server answered at all
   */
  async run<T>(work: () => Promise<{ result: T; answered: boolean }>): Promise<T | null> {
    if (!(await this.enter())) return null;
    let answered = false;
    try {
      const ended = await work();
      answered = ended.answered;
      return ended.result;
    } finally {
      this.leave(answered);
    }
  }

  private enter(): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiting.push({ askedAt: this.time(), enter: resolve });
      this.admit();
    });
  }

  private leave(answered: boolean): void {
    this.busy--;
    this.answers = answered;
    if (!answered) this.wentDownAt = this.time();
    this.admit();
  }

  private admit(): void {
    const now = this.time();
    while (this.waiting.length > 0 && this.busy < (this.answers ? this.most : 1)) {
      const next = this.waiting.shift();
      if (!next) return;
      const isAllowed = next.askedAt > this.wentDownAt && now - next.askedAt < longestWait;
      if (isAllowed) this.busy++;
      next.enter(isAllowed);
    }
  }
}
