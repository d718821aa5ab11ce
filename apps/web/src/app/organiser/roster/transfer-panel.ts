// Moving people to another session: the target and what is left there, what would happen to each, then the move.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RosterAction, RosterActionAnswer, RosterRow, TransferTarget } from '@treize/contract/roster';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { outcomeText, refusedLines } from './acts';
import { RosterApi, transferPreviewOf, transferTargetsOf } from './roster-api';
import { forecastText } from './transfer-words';

@Component({
  selector: 'app-transfer-panel',
  imports: [Alert, Icon, Loading, RouterLink],
  templateUrl: './transfer-panel.html',
  host: { class: 'stack' },
})
export class TransferPanel {
  readonly session = input.required<OrganiserSession>();
  readonly rows = input.required<readonly RosterRow[]>();
  readonly closed = output();
  readonly moved = output();

  protected readonly targets = transferTargetsOf(() => this.session().id);
  protected readonly target = signal<TransferTarget | null>(null);
  protected readonly waitIfFull = signal(false);
  protected readonly preview = transferPreviewOf(() => this.actionOf(true));
  protected readonly forecast = computed(() => {
    const answer = loaded(this.preview);
    return answer && { text: forecastText(answer), refused: refusedLines(answer.refused, this.rows()) };
  });
  /** People who would leave this session. */
  protected readonly movable = computed(() => {
    const answer = loaded(this.preview);
    return answer ? answer.done.length + answer.waiting.length : 0;
  });
  protected readonly result = signal<RosterActionAnswer | null>(null);
  protected readonly told = computed(() => {
    const answer = this.result();
    return (
      answer && { text: outcomeText('TRANSFER', answer), refused: refusedLines(answer.refused, this.rows()) }
    );
  });
  protected readonly sending = new Sending();
  protected readonly plural = plural;
  private readonly api = inject(RosterApi);

  protected whenText = ({ startsAt }: TransferTarget): string => frenchInstant(new Date(startsAt));
  protected placeText = ({ town, regionName }: TransferTarget): string =>
    `${town ?? 'À distance'}, ${regionName}`;
  protected leftText({ left, waiting }: TransferTarget): string {
    const places = left === null ? 'sans limite de places' : left === 0 ? 'complet' : plural(left, 'place');
    return waiting === 0 ? places : `${places}, ${waiting} en attente`;
  }

  protected async move(): Promise<void> {
    const action = this.actionOf(false);
    if (!action) return;
    const answer = await this.sending.run(() => this.api.act(action));
    if (!answer) return;
    this.result.set(answer);
    this.moved.emit();
  }

  private actionOf(preview: boolean): RosterAction | undefined {
    const target = this.target();
    if (!target) return undefined;
    const ids = this.rows().map(({ id }) => id);
    return { action: 'TRANSFER', ids, sessionId: target.sessionId, waitIfFull: this.waitIfFull(), preview };
  }
}
