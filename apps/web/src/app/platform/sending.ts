// One command being sent from a page: busy while it runs, then the sentence of its refusal when there is one.
import { computed, signal } from '@angular/core';
import type { Problem } from '@treize/contract/refusals';
import { sentenceOf } from './refusals';
import { problemOf } from './refused';

export class Sending {
  private readonly state = signal<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });
  readonly busy = computed(() => this.state().busy);
  readonly problem = computed(() => this.state().problem);
  /** Empty when nothing was refused. */
  readonly sentence = computed(() => {
    const problem = this.problem();
    return problem ? sentenceOf(problem) : '';
  });

  /** Runs the command unless one runs already; undefined when it was refused or not started. */
  async run<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.state().busy) return undefined;
    this.state.set({ busy: true, problem: null });
    try {
      const answer = await command();
      this.state.set({ busy: false, problem: null });
      return answer;
    } catch (error) {
      this.state.set({ busy: false, problem: problemOf(error) });
      return undefined;
    }
  }

  /** Forgets the last refusal. */
  clear(): void {
    this.state.set({ busy: false, problem: null });
  }
}
