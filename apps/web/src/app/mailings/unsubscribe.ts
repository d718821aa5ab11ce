// Receiving no more invitations: nothing changes until the button is pressed, and it can be taken back.
import { afterNextRender, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { RouterLink } from '@angular/router';
import { mailingPaths, unsubscribePage } from '@treize/contract/mailings';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { Api } from '../platform/api';
import { focusTitle } from '../platform/focus-title';
import { loaded } from '../platform/loaded';
import { sentenceOf } from '../platform/refusals';
import { problemOf } from '../platform/refused';
import { Sending } from '../platform/sending';

/** What the command answers is not read: the page says what it did. */
const nothing = { parse: (value: unknown) => value };

@Component({
  selector: 'app-unsubscribe',
  imports: [Alert, Loading, RouterLink],
  template: `
    @if (page.hasValue()) {
      @if (isOut()) {
        <h1>Vous ne recevrez plus d’invitations</h1>
        <ui-alert tone="ok" [live]="true">
          <p>
            Plus aucune invitation à s’inscrire ne partira vers {{ page.value().address }}. Les messages sur
            vos propres inscriptions continuent d’arriver.
          </p>
        </ui-alert>
        @if (sending.sentence(); as sentence) {
          <ui-alert tone="bad" [live]="true">
            <p>{{ sentence }}</p>
          </ui-alert>
        }
        <div class="actions">
          <button type="button" class="button" [disabled]="sending.busy()" (click)="back()">
            Recevoir à nouveau les invitations
          </button>
          <a class="button quiet" routerLink="/sessions">Voir les sessions</a>
        </div>
      } @else {
        <h1>Ne plus recevoir d’invitations&nbsp;?</h1>
        @if (isBack()) {
          <ui-alert tone="ok" [live]="true">
            <p>Vous recevez à nouveau les invitations.</p>
          </ui-alert>
        }
        <p class="measure">
          {{ page.value().address }} reçoit des invitations à s’inscrire aux sessions de sa région. Les
          messages sur vos propres inscriptions ne sont pas concernés&nbsp;: ils continueront d’arriver.
        </p>
        @if (sending.sentence(); as sentence) {
          <ui-alert tone="bad" [live]="true">
            <p>{{ sentence }}</p>
          </ui-alert>
        }
        <div class="actions">
          <button type="button" class="button primary" [disabled]="sending.busy()" (click)="leave()">
            Ne plus recevoir d’invitations
          </button>
        </div>
      }
    } @else {
      <h1>Ne plus recevoir d’invitations</h1>
      <ui-loading [resource]="page" what="cette page" [sentence]="refusal()" [count]="1" />
    }
  `,
  host: { class: 'page' },
})
export class Unsubscribe {
  readonly token = input.required<string>();
  protected readonly page = httpResource(() => mailingPaths.unsubscribe(this.token()), {
    parse: (value) => unsubscribePage.parse(value),
  });
  protected readonly refusal = computed(() => {
    const error = this.page.error();
    if (!error) return '';
    const problem = problemOf(error);
    return problem.code === 'not-found'
      ? 'Ce lien n’est pas reconnu. Copiez-le en entier depuis le message.'
      : sentenceOf(problem);
  });
  /** What was just done here; what the server said otherwise. */
  private readonly chosen = signal<boolean | null>(null);
  protected readonly isOut = computed(() => this.chosen() ?? loaded(this.page)?.optedOut ?? false);
  protected readonly isBack = computed(() => this.chosen() === false);
  protected readonly sending = new Sending();
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);

  protected async leave(): Promise<void> {
    const done = await this.sending.run(() =>
      this.api.post(mailingPaths.unsubscribe(this.token()), {}, nothing),
    );
    if (done !== undefined) this.became(true);
  }

  protected async back(): Promise<void> {
    const done = await this.sending.run(() =>
      this.api.post(mailingPaths.resubscribe(this.token()), {}, nothing),
    );
    if (done !== undefined) this.became(false);
  }

  /** The button that was pressed is gone: the focus goes to what the page now says. */
  private became(isOut: boolean): void {
    this.chosen.set(isOut);
    afterNextRender(focusTitle, { injector: this.injector });
  }
}
