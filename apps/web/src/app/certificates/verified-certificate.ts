// What a verification code says: the state of the certificate in words, its facts, its half-days. Prints on one page.
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Verification } from '@treize/contract/certificates';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import type { Tone } from '@treize/design/tone';
import { natureOfKind, titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDate, frenchDuration, frenchTimeRange } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { PageTitle } from '../platform/page-title';
import { isMissing } from '../platform/refused';
import { periodWords } from '../platform/session-words';
import { verificationOf } from './certificates-api';
import { readTypedCode } from './typed-code';

const states: Record<Verification['status'], { tone: Tone; title: string; sentence: string }> = {
  VALID: {
    tone: 'ok',
    title: 'Ce certificat est valable',
    sentence: 'Il a été délivré par l’organisme ci-dessous et n’a pas été modifié depuis.',
  },
  REPLACED: {
    tone: 'wait',
    title: 'Ce certificat a été remplacé',
    sentence: 'Une correction a donné lieu à un nouveau certificat. Celui-ci ne fait plus foi.',
  },
  REVOKED: { tone: 'bad', title: 'Ce certificat a été retiré', sentence: 'Il ne fait plus foi.' },
};

@Component({
  selector: 'app-verified-certificate',
  imports: [Alert, Icon, Loading, RouterLink],
  templateUrl: './verified-certificate.html',
  host: { class: 'page' },
})
export class VerifiedCertificate {
  /** The code in the address, as typed or scanned. */
  readonly code = input.required<string>();
  private readonly read = computed(() => readTypedCode(this.code()));
  protected readonly answer = verificationOf(this.read);
  protected readonly unknown = computed(() => this.read() === null || isMissing(this.answer.error()));
  protected readonly states = states;
  protected readonly title = computed(() =>
    this.answer.hasValue() ? titleOfKind[this.answer.value().kind] : 'Vérification d’un certificat',
  );
  protected readonly nature = natureOfKind;
  protected readonly periods = periodWords;
  protected readonly dateOf = frenchDate;
  protected readonly rangeOf = frenchTimeRange;
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
