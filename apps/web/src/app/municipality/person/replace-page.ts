// Replacing one person by another of the commune: what is taken over is told first, what was typed is kept.
import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { electedFunctions, staffFunctions } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { errorAt } from '@treize/design/form-errors';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { isMissing } from '../../platform/refused';
import { standingOf } from '../../platform/registration-words';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { MunicipalityApi, registrationOf } from '../municipality-api';
import { emptyRow, isBlank, personOf, type ListRow } from '../several/list-row';
import { errorsOfList, fieldOf, type RowErrors } from '../several/row-errors';
import { readList, saveList } from '../several/saved-list';
import { isReplaceable, lastMoment } from './replacing';

@Component({
  selector: 'app-replace-page',
  imports: [Alert, ErrorSummary, Field, Loading, RouterLink, SessionFacts],
  templateUrl: './replace-page.html',
  host: { class: 'page' },
})
export class ReplacePage {
  private readonly api = inject(MunicipalityApi);
  private readonly router = inject(Router);
  readonly code = input.required<string>();
  readonly registrationId = input.required<string>();

  protected readonly registration = registrationOf(this.code, this.registrationId);
  protected readonly missing = computed(() => isMissing(this.registration.error()));
  protected readonly replaceable = computed(() => {
    const it = loaded(this.registration);
    return it !== undefined && isReplaceable(it, new Date());
  });
  private readonly name = computed(() => `treize.replace.${this.registrationId()}`);
  protected readonly row = linkedSignal<ListRow>(() => readList(this.name())?.rows[0] ?? emptyRow());
  protected readonly tried = signal(0);
  private readonly refused = linkedSignal<ListRow, RowErrors>({ source: this.row, computation: () => ({}) });
  protected readonly errors = computed<RowErrors>(() => {
    if (this.tried() === 0) return {};
    const row = this.row();
    const ground = { commune: { code: this.code(), name: '' }, hasWorkshops: false };
    return { ...this.refused(), ...errorsOfList([row], ground).get(row.key) };
  });
  protected readonly summary = computed(() =>
    Object.entries(this.errors()).map(([field, message]) => errorAt(field, message)),
  );
  protected readonly functions = computed<readonly string[]>(() => {
    const { kind } = this.row();
    return kind === '' ? [] : kind === 'ELECTED' ? electedFunctions : staffFunctions;
  });
  protected readonly sending = new Sending();
  protected readonly refusal = computed(() =>
    Object.keys(this.refused()).length === 0 ? this.sending.sentence() : '',
  );
  protected readonly standingOf = standingOf;
  protected readonly lastMoment = lastMoment;

  constructor() {
    effect(() => {
      const row = this.row();
      if (!isBlank(row)) this.keep([row]);
    });
  }

  protected change(change: Partial<ListRow>): void {
    this.row.update((row) => ({ ...row, ...change }));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.update((count) => count + 1);
    const leaving = loaded(this.registration);
    if (this.summary().length > 0 || !leaving) return;
    const answer = await this.sending.run(() =>
      this.api.replace(this.code(), this.registrationId(), personOf(this.row())),
    );
    const wrong = this.sending.problem()?.errors ?? [];
    if (wrong.length > 0) {
      this.refused.set(Object.fromEntries(wrong.map(({ path, message }) => [fieldOf(path), message])));
      this.tried.update((count) => count + 1);
    }
    if (!answer) return;
    this.keep([]);
    await this.router.navigate(['/municipality', this.code(), 'registrations', answer.registrationId], {
      queryParams: { replaced: `${leaving.givenName} ${leaving.familyName}` },
      replaceUrl: true,
    });
  }

  private keep(rows: ListRow[]): void {
    saveList(this.name(), { rows, together: false, results: [], pasted: '' });
  }
}
