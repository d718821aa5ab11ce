// What waits, runs and failed: queues, failed jobs, mails by state. Nothing refreshes by itself unless asked.
import { Component, effect, inject, signal } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import { Identity } from '../platform/identity';
import { Sending } from '../platform/sending';
import { JobTables } from './job-tables';
import { MailTable } from './mail-table';
import { jobBoardResource, mailsResource, OperationsApi } from './operations-api';

const everyMs = 10_000;

@Component({
  selector: 'app-operations-board',
  imports: [Alert, Icon, JobTables, MailTable],
  template: `
    <div class="row between">
      <h1>Envois et tâches</h1>
      <div class="toolbar">
        <label class="choice bare">
          <input type="checkbox" [checked]="automatic()" (change)="automatic.set(!automatic())" />
          <span>Actualiser toutes les 10 secondes</span>
        </label>
        <button type="button" class="button small" (click)="refresh()">
          <ui-icon name="refresh" [size]="18" />Actualiser
        </button>
      </div>
    </div>
    <p class="soft small" role="status">{{ told() }}</p>
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true"
        ><p>{{ sentence }}</p></ui-alert
      >
    }
    <app-job-tables
      [board]="board"
      [mayRetry]="mayRetry()"
      [busy]="sending.busy()"
      (retry)="retryJob($event.queue, $event.id)"
    />
    <app-mail-table
      [mails]="mails"
      [filters]="filters"
      [mayRetry]="mayRetry()"
      [busy]="sending.busy()"
      (retry)="retryMail($event)"
    />
  `,
  host: { class: 'page' },
})
export class BoardPage {
  protected readonly filters = signal({ state: '', page: 1 });
  protected readonly board = jobBoardResource();
  protected readonly mails = mailsResource(this.filters);
  protected readonly automatic = signal(false);
  protected readonly sending = new Sending();
  protected readonly told = signal('');
  private readonly identity = inject(Identity);
  private readonly api = inject(OperationsApi);

  constructor() {
    effect((onCleanup) => {
      if (!this.automatic()) return;
      const timer = setInterval(() => this.refresh(), everyMs);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected mayRetry = (): boolean => this.identity.can('operations.retry');

  protected refresh(): void {
    this.board.reload();
    this.mails.reload();
    this.told.set(`Actualisé à ${frenchTime(parisTime(new Date()))}.`);
  }

  protected async retryJob(queue: string, id: string): Promise<void> {
    if (await this.sending.run(() => this.api.retryJob(queue, id))) this.retried('La tâche est relancée.');
  }

  protected async retryMail(id: string): Promise<void> {
    if (await this.sending.run(() => this.api.retryMail(id))) this.retried('Le message est remis à l’envoi.');
  }

  private retried(sentence: string): void {
    this.refresh();
    this.told.set(sentence);
  }
}
