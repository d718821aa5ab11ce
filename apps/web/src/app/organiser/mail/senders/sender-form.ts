// The sender of one region: fields, what a message would look like, and the facts before the address changes.
import { Component, computed, effect, inject, input, output, untracked, viewChild } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import type { RegionSender } from '@treize/contract/calendar';
import { Confirm } from '@treize/design/confirm';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { TextForm } from '../../form/text-form';
import {
  addressChanges,
  renewalText,
  senderDraftOf,
  senderErrors,
  senderRefused,
  senderTextOf,
  type SenderText,
} from './sender-text';
import { SendersApi } from './senders-api';

@Component({
  selector: 'app-sender-form',
  imports: [Confirm, ErrorSummary, Field, FormField],
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); confirm()">
      <ui-error-summary [errors]="page.summary()" />
      <ui-field
        for="sender-name"
        label="Nom affiché"
        hint="Ce que l’on lit à la place de l’adresse."
        [error]="page.messages()['sender-name'] ?? ''"
      >
        <input id="sender-name" autocomplete="off" [formField]="page.form.name" />
      </ui-field>
      <ui-field
        for="sender-localPart"
        [label]="'Adresse, avant @' + domain()"
        [error]="page.messages()['sender-localPart'] ?? ''"
      >
        <input
          id="sender-localPart"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          [formField]="page.form.localPart"
        />
      </ui-field>
      @if (changes()) {
        <p role="status">{{ renewal() }}</p>
      }
      <ui-field
        for="sender-subjectPrefix"
        label="Préfixe des objets"
        hint="Placé au début de l’objet de chaque message."
        [optional]="true"
        [error]="page.messages()['sender-subjectPrefix'] ?? ''"
      >
        <input id="sender-subjectPrefix" autocomplete="off" [formField]="page.form.subjectPrefix" />
      </ui-field>
      <ui-field
        for="sender-signature"
        label="Signature"
        hint="Placée à la fin de chaque message."
        [optional]="true"
        [error]="page.messages()['sender-signature'] ?? ''"
      >
        <textarea id="sender-signature" rows="4" [formField]="page.form.signature"></textarea>
      </ui-field>
      <dl class="recap small">
        <dt>Expéditeur</dt>
        <dd>{{ text().name }} &lt;{{ text().localPart.trim().toLowerCase() }}&#64;{{ domain() }}&gt;</dd>
        <dt>Objet</dt>
        <dd>{{ text().subjectPrefix.trim() }} Invitation…</dd>
      </dl>
      <div class="actions">
        <button class="button primary" [disabled]="page.sending.busy()">Enregistrer l’adresse d’envoi</button>
        <button type="button" class="button" (click)="closed.emit()">Abandonner</button>
      </div>
    </form>
    <ui-confirm
      heading="Changer d’adresse d’envoi&nbsp;?"
      action="Changer l’adresse et renvoyer"
      (confirmed)="send()"
    >
      <p>{{ renewal() }}</p>
    </ui-confirm>
  `,
})
export class SenderForm {
  readonly sender = input.required<RegionSender>();
  readonly saved = output<RegionSender>();
  readonly closed = output();

  protected readonly page = new TextForm<SenderText>(
    { name: '', localPart: '', subjectPrefix: '', signature: '' },
    senderErrors,
    senderRefused,
  );
  protected readonly text = this.page.text.asReadonly();
  protected readonly domain = computed(() => this.sender().address.split('@').at(-1) ?? '');
  protected readonly changes = computed(() => addressChanges(this.sender(), this.page.text()));
  protected readonly renewal = computed(() => renewalText(this.sender()));
  private readonly ask = viewChild.required(Confirm);
  private readonly api = inject(SendersApi);

  constructor() {
    effect(() => {
      const sender = this.sender();
      untracked(() => this.page.text.set(senderTextOf(sender)));
    });
  }

  protected confirm(): void {
    if (!this.page.ready()) return;
    if (this.changes()) this.ask().open();
    else void this.send();
  }

  protected async send(): Promise<void> {
    const saved = await this.page.send((text) =>
      this.api.save(this.sender().regionCode, senderDraftOf(text)),
    );
    if (saved) this.saved.emit(saved);
  }
}
