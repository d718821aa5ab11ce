// Finding somebody as one types: from three letters of a name, or by a registration number.
import { inject, signal } from '@angular/core';
import type { BadgeMatch, DoorMatch } from '@treize/contract/door';
import { sentenceOf } from '../../platform/refusals';
import { problemOf } from '../../platform/refused';
import { DoorApi } from './door-api';
import { isLongEnough, isNumber } from './door-words';

/** Letters that follow each other quickly are one question. */
const pauseMs = 250;

export type Found = DoorMatch | BadgeMatch;

/** Made in the field of a page (it injects what it needs). */
export class DoorSearch {
  private readonly api = inject(DoorApi);
  readonly typed = signal('');
  /** Undefined until an answer is there. */
  readonly found = signal<readonly Found[] | undefined>(undefined);
  readonly trouble = signal('');
  private turn = 0;

  constructor(private readonly halfDayId: () => string) {}

  clear(): void {
    void this.type('');
  }

  /** Only the last question is answered. */
  async type(text: string): Promise<void> {
    const turn = ++this.turn;
    this.typed.set(text);
    this.trouble.set('');
    const typed = text.trim();
    if (!isLongEnough(typed)) return this.found.set(undefined);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (turn !== this.turn) return;
    const [found, trouble] = await this.ask(typed);
    if (turn !== this.turn) return;
    this.found.set(found);
    this.trouble.set(trouble);
  }

  private async ask(typed: string): Promise<[readonly Found[] | undefined, string]> {
    try {
      return [
        isNumber(typed) ? [await this.api.find(typed)] : await this.api.search(this.halfDayId(), typed),
        '',
      ];
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'not-found' && isNumber(typed)) return [[], ''];
      return [
        undefined,
        problem.code === 'unavailable'
          ? 'Sans réseau, un nom ou un numéro ne peut pas être cherché\u00a0: lisez le badge de la personne, il suffit.'
          : sentenceOf(problem),
      ];
    }
  }
}
