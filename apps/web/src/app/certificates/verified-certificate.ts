// What a verification code says: the state of the certificate in words, its facts, its half-days. Prints on one page.
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { natureOfKind, titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDate, frenchDuration } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { certificateStates } from '../platform/issued/certificate-verdict';
import { PageTitle } from '../platform/page-title';
import { isMissing } from '../platform/refused';
import { periodWords } from '../platform/session-words';
import { timeRange } from '../platform/time-range';
import { verificationOf } from './certificates-api';
import { NameCheck } from './name-check';
import { readTypedCode } from './typed-code';

@Component({
  selector: 'app-verified-certificate',
  imports: [Alert, Icon, Loading, NameCheck, RouterLink],
  templateUrl: './verified-certificate.html',
  host: { class: 'page' },
})
export class VerifiedCertificate {
  /** The code in the address, as typed or scanned. */
  readonly code = input.required<string>();
  private readonly read = computed(() => readTypedCode(this.code()));
  protected readonly answer = verificationOf(this.read);
  protected readonly unknown = computed(() => this.read() === null || isMissing(this.answer.error()));
  protected readonly states = certificateStates;
  protected readonly title = computed(() =>
    this.answer.hasValue() ? titleOfKind[this.answer.value().kind] : 'Vérification d’un certificat',
  );
  protected readonly nature = natureOfKind;
  protected readonly periods = periodWords;
  protected readonly dateOf = frenchDate;
  protected readonly rangeOf = timeRange;
  protected readonly durationOf = frenchDuration;
  protected readonly dayOf = (instant: string): string => frenchDate(parisDate(new Date(instant)));

  constructor() {
    const pageTitle = inject(PageTitle);
    effect(() =>
      pageTitle.set(this.answer.hasValue() ? `${this.title()} ${this.answer.value().number}` : this.title()),
    );
  }

  protected print(): void {
    window.print();
  }
}
