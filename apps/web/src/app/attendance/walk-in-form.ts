// Somebody who came without being on the list: added in a minute, kept in the form until the server has them.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { walkInDraft, type AttendanceRow } from '@treize/contract/attendance';
import { electedFunctions, staffFunctions } from '@treize/contract/registrations';
import type { Municipality } from '@treize/contract/territories';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { errorAt, type FormError } from '@treize/design/form-errors';
import { CommuneField } from '../platform/commune-field';
import { Sending } from '../platform/sending';
import { AttendanceApi } from './attendance-api';

const sentences: Record<string, string> = {
  familyName: 'Indiquez le nom.',
  givenName: 'Indiquez le prénom.',
  function: 'Indiquez la fonction.',
  municipalityCode: 'Choisissez la commune dans la liste proposée.',
  email: 'Vérifiez l’adresse électronique, ou laissez-la vide.',
};

@Component({
  selector: 'app-walk-in-form',
  imports: [CommuneField, ErrorSummary, Field, FormField],
  templateUrl: './walk-in-form.html',
})
export class WalkInForm {
  readonly halfDayId = input.required<string>();
  readonly added = output<AttendanceRow>();
  readonly closed = output();

  /** Made once for this person: sending again after a failure adds them once. */
  private readonly id = crypto.randomUUID();
  private readonly text = signal({
    familyName: '',
    givenName: '',
    email: '',
    kind: 'ELECTED' as 'ELECTED' | 'STAFF',
    function: '',
  });
  protected readonly form = form(this.text);
  protected readonly commune = signal<Municipality | null>(null);
  protected readonly sending = new Sending();
  protected readonly summary = signal<readonly FormError[]>([]);
  private readonly asked = signal(false);
  private readonly parsed = computed(() => {
    const text = this.text();
    const email = text.email.trim() || null;
    return walkInDraft.safeParse({
      ...text,
      id: this.id,
      email,
      municipalityCode: this.commune()?.code ?? '',
    });
  });
  protected readonly messages = computed<Record<string, string>>(() => {
    if (!this.asked()) return {};
    const issues = this.parsed().error?.issues ?? [];
    return Object.fromEntries(
      issues.map(({ path, message }) => [String(path[0]), sentences[String(path[0])] ?? message]),
    );
  });
  protected readonly suggestions = computed(() =>
    this.text().kind === 'ELECTED' ? electedFunctions : staffFunctions,
  );
  private readonly api = inject(AttendanceApi);

  protected async send(): Promise<void> {
    this.asked.set(true);
    const { data } = this.parsed();
    const wrong = Object.entries(this.messages()).map(([name, message]) =>
      errorAt(`walk-in-${name}`, message),
    );
    this.summary.set(wrong);
    if (!data) return;
    const row = await this.sending.run(() => this.api.walkIn(this.halfDayId(), data));
    if (row) this.added.emit(row);
    else this.summary.set([{ message: this.sending.sentence() }]);
  }
}
