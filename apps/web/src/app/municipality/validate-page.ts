// People who say they sit in the council or work for the commune: accept or refuse with a reason, one or many at once.
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RosterActionAnswer } from '@treize/contract/roster';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../platform/loaded';
import { ReasonField } from '../platform/reason-field';
import { isMissing } from '../platform/refused';
import { Sending } from '../platform/sending';
import { plural } from '../platform/session-words';
import { MunicipalityApi, peopleOf, type PeopleFilters } from './municipality-api';
import { momentOf, refusalText } from './words';

@Component({
  selector: 'app-validate-page',
  imports: [Alert, Confirm, Icon, Loading, ReasonField, RouterLink],
  templateUrl: './validate-page.html',
  host: { class: 'page' },
})
export class ValidatePage {
  private readonly api = inject(MunicipalityApi);
  readonly code = input.required<string>();

  protected readonly list = peopleOf(
    this.code,
    () => ({ page: 1, period: 'all', status: 'to-validate', q: '' }) satisfies PeopleFilters,
    100,
  );
  protected readonly people = computed(() => loaded(this.list)?.items ?? []);
  protected readonly more = computed(() => (loaded(this.list)?.total ?? 0) - this.people().length);
  protected readonly missing = computed(() => isMissing(this.list.error()));
  private readonly ticked = signal<ReadonlySet<string>>(new Set());
  /** Those ticked that still wait. */
  protected readonly chosen = computed(() => this.people().filter(({ id }) => this.ticked().has(id)));
  protected readonly areAll = computed(
    () => this.people().length > 0 && this.chosen().length === this.people().length,
  );
  protected readonly names = computed(() =>
    this.chosen()
      .map(({ givenName, familyName }) => `${givenName} ${familyName}`)
      .join(', '),
  );
  protected readonly reason = signal('');
  protected readonly sending = new Sending();
  protected readonly told = signal('');
  protected readonly notDone = signal<string[]>([]);
  private readonly accepting = viewChild.required<Confirm>('accepting');
  private readonly refusing = viewChild.required<Confirm>('refusing');

  protected readonly plural = plural;
  protected readonly momentOf = momentOf;
  protected actionText(accept: boolean): string {
    const verb = accept ? 'Accepter' : 'Refuser';
    return this.chosen().length > 1
      ? `${verb} ces ${this.chosen().length} demandes`
      : `${verb} cette demande`;
  }
  protected isTicked = (id: string): boolean => this.ticked().has(id);

  protected tick(id: string, isOn: boolean): void {
    this.ticked.update((ticked) => new Set(isOn ? [...ticked, id] : [...ticked].filter((one) => one !== id)));
  }

  protected tickAll(isOn: boolean): void {
    this.ticked.set(new Set(isOn ? this.people().map(({ id }) => id) : []));
  }

  /** Asks before answering: for one person, or for those ticked. */
  protected ask(accept: boolean, id?: string): void {
    if (id) this.ticked.set(new Set([id]));
    this.reason.set('');
    (accept ? this.accepting() : this.refusing()).open();
  }

  protected async answer(accept: boolean): Promise<void> {
    const people = this.chosen();
    const ids = people.map(({ id }) => id);
    const reason = accept ? null : this.reason().trim();
    const answer = await this.sending.run(() => this.api.validate(this.code(), ids, accept, reason));
    if (!answer) return;
    const done = plural(answer.done.length, 'demande');
    this.told.set(
      accept
        ? `${done} ${answer.done.length > 1 ? 'acceptées' : 'acceptée'}\u00a0: la place est confirmée, et un message part.`
        : `${done} ${answer.done.length > 1 ? 'refusées' : 'refusée'}\u00a0: le motif est envoyé, et la place rendue.`,
    );
    this.notDone.set(this.sentencesOf(answer));
    this.ticked.set(new Set());
    this.list.reload();
    document.querySelector<HTMLElement>('main h1')?.focus();
  }

  private sentencesOf({ refused }: RosterActionAnswer): string[] {
    return refused.map(({ id, code }) => {
      const person = this.people().find((one) => one.id === id);
      return `${person ? `${person.givenName} ${person.familyName}\u00a0: ` : ''}${refusalText(code)}`;
    });
  }
}
