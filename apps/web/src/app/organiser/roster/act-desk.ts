// Asks what an act needs (reason, priority, whether to tell), does it, and tells what came of it, row by row.
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import type { RosterAction, RosterActionAnswer, RosterRow } from '@treize/contract/roster';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { ReasonField } from '../../platform/reason-field';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { actWords, outcomeText, refusedLines, undoOf, type Act, type RefusedLine } from './acts';
import { RosterApi } from './roster-api';

interface Outcome {
  text: string;
  refused: RefusedLine[];
  undo: RosterAction[];
}

@Component({
  selector: 'app-act-desk',
  imports: [Alert, Confirm, Icon, ReasonField],
  templateUrl: './act-desk.html',
  host: { class: 'stack', '[class.silent]': 'silent()' },
  styles: `
    :host(.silent) {
      position: absolute;
    }
  `,
})
export class ActDesk {
  /** Something has changed: what is shown is to be read again. */
  readonly acted = output();

  protected readonly act = signal<Act>('CANCEL');
  protected readonly rows = signal<readonly RosterRow[]>([]);
  protected readonly reason = signal('');
  protected readonly tell = signal(true);
  protected readonly priority = signal(1);
  protected readonly outcome = signal<Outcome | null>(null);
  protected readonly sending = new Sending();
  /** Nothing to tell: it takes no room in the page. */
  protected readonly silent = computed(() => this.sending.sentence() === '' && this.outcome() === null);
  protected readonly words = computed(() => actWords[this.act()]);
  protected readonly asking = computed(() => this.words().label(this.rows().length));
  protected readonly question = '\u00a0?';
  protected readonly needsReason = computed(() => ['REFUSE', 'CANCEL', 'PRIORITISE'].includes(this.act()));
  protected readonly who = computed(() => {
    const rows = this.rows();
    const [first] = rows;
    return rows.length === 1 && first
      ? `${first.givenName} ${first.familyName}, ${first.body}.`
      : `${plural(rows.length, 'personne')}.`;
  });
  protected readonly priorities = Array.from({ length: 19 }, (_, at) => 9 - at);
  private readonly dialog = viewChild.required(Confirm);
  private readonly api = inject(RosterApi);

  /** Opens the question for these rows; what was typed for the same act stays. */
  ask(act: Act, rows: readonly RosterRow[]): void {
    if (act !== this.act()) this.reason.set('');
    this.act.set(act);
    this.rows.set(rows);
    this.priority.set(rows[0]?.priority || 1);
    this.outcome.set(null);
    this.sending.clear();
    this.dialog().open();
  }

  protected confirm(): Promise<void> {
    const rows = this.rows();
    const action = this.actionOf(rows.map(({ id }) => id));
    return this.run(action, rows);
  }

  protected async undo(actions: readonly RosterAction[]): Promise<void> {
    for (const action of actions) {
      await this.run(action, this.rows());
      if (this.sending.problem()) return;
    }
    this.outcome.set({ text: 'Les priorités sont rétablies.', refused: [], undo: [] });
  }

  private async run(action: RosterAction, rows: readonly RosterRow[]): Promise<void> {
    const answer = await this.sending.run(() => this.api.act(action));
    if (!answer) return;
    this.outcome.set(this.outcomeOf(action, rows, answer));
    if (answer.refused.length === 0) this.reason.set('');
    if (answer.done.length + answer.waiting.length > 0) this.acted.emit();
  }

  private outcomeOf(action: RosterAction, rows: readonly RosterRow[], answer: RosterActionAnswer): Outcome {
    return {
      text: `${outcomeText(action.action, answer)}${answer.refused.length > 0 ? '\u00a0:' : '.'}`,
      refused: refusedLines(answer.refused, rows),
      undo: undoOf(action, rows, answer.done),
    };
  }

  private actionOf(ids: string[]): RosterAction {
    const reason = this.reason().trim();
    switch (this.act()) {
      case 'CANCEL':
        return { action: 'CANCEL', ids, reason, tell: this.tell() };
      case 'REFUSE':
        return { action: 'REFUSE', ids, reason };
      case 'PRIORITISE':
        return { action: 'PRIORITISE', ids, priority: this.priority(), reason };
      case 'OFFER':
        return { action: 'OFFER', ids };
      case 'SPLIT':
        return { action: 'SPLIT', ids };
      default:
        return { action: 'VALIDATE', ids };
    }
  }
}
