// Somebody who came without being on the list: added in a minute, with or without the network.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { walkInPerson } from '@treize/contract/attendance';
import { electedFunctions, staffFunctions } from '@treize/contract/registrations';
import type { Municipality } from '@treize/contract/territories';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { errorAt, type FormError } from '@treize/design/form-errors';
import { CommuneField } from '../../platform/commune-field';
import type { HalfDayDesk } from '../desk/half-day-desk';
import { Device } from '../device/device';
import { nameOf } from '../words';
import { keptCommunes } from './kept-communes';
import { alreadyKnown } from './known-person';

const sentences: Record<string, string> = {
  familyName: 'Indiquez le nom.',
  givenName: 'Indiquez le prénom.',
  function: 'Indiquez la fonction.',
  municipalityCode: 'Choisissez la commune dans la liste proposée.',
  email: 'Vérifiez l’adresse électronique, ou laissez-la vide.',
};

@Component({
  selector: 'app-walk-in-form',
  imports: [Alert, CommuneField, ErrorSummary, Field, FormField],
  templateUrl: './walk-in-form.html',
})
export class WalkInForm {
  readonly desk = input.required<HalfDayDesk>();
  /** What happened, in a sentence. */
  readonly added = output<string>();
  readonly closed = output();

  protected readonly device = inject(Device);
  private readonly text = signal({
    familyName: '',
    givenName: '',
    email: '',
    kind: 'ELECTED' as 'ELECTED' | 'STAFF',
    function: '',
  });
  protected readonly form = form(this.text);
  protected readonly commune = signal<Municipality | null>(null);
  /** Online the whole country is searched, else the communes that the device keeps. */
  protected readonly among = computed(() => {
    const kept = this.desk().day()?.municipalities;
    return this.device.online() || !kept ? null : keptCommunes(kept);
  });
  protected readonly busy = signal(false);
  protected readonly summary = signal<readonly FormError[]>([]);
  private readonly asked = signal(false);
  private readonly parsed = computed(() => {
    const text = this.text();
    const email = text.email.trim() || null;
    return walkInPerson.safeParse({ ...text, email, municipalityCode: this.commune()?.code ?? '' });
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
  /** Somebody of this name is on the sheet, or was registered to the session. */
  protected readonly known = computed(() =>
    alreadyKnown(this.text(), this.desk().rows(), this.desk().day()?.outsiders ?? []),
  );

  protected async send(): Promise<void> {
    this.asked.set(true);
    const { data } = this.parsed();
    this.summary.set(
      Object.entries(this.messages()).map(([name, message]) => errorAt(`walk-in-${name}`, message)),
    );
    if (!data || this.busy()) return;
    this.busy.set(true);
    const registrationId = crypto.randomUUID();
    const added = await this.desk().record({ kind: 'WALKED_IN', registrationId, person: data });
    this.busy.set(false);
    if (!added) return;
    this.added.emit(
      this.device.online()
        ? `${nameOf(data)} est sur la feuille, hors liste.`
        : `${nameOf(data)} est sur la feuille, hors liste. L’inscription sera faite à l’envoi.`,
    );
  }
}
