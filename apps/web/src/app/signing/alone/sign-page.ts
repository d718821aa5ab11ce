// Signing one's presence on one's own phone: who, which half-day, the proof that the room asks for, then the receipt.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Strokes } from '@treize/contract/attendance';
import type { SigningPage } from '@treize/contract/signing';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { frenchDate } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { sentenceOf } from '../../platform/refusals';
import { isMissing } from '../../platform/refused';
import { Sending } from '../../platform/sending';
import { SignFields } from '../../platform/signature/sign-fields';
import { timeRange } from '../../platform/time-range';
import { SigningApi, signingPageOf } from '../signing-api';
import { CodeField } from './code-field';
import { KnownSigners } from './known-signers';
import { keepPass, keptPass, phoneKey } from './phone';
import { problemTold } from '../told';
import { ReceiptCard } from './receipt-card';

@Component({
  selector: 'app-sign-page',
  imports: [Alert, CodeField, KnownSigners, Loading, ReceiptCard, RouterLink, SignFields],
  templateUrl: './sign-page.html',
  host: { class: 'page' },
})
export class SignPage {
  private readonly api = inject(SigningApi);
  private readonly router = inject(Router);
  protected readonly me = inject(Identity).me;
  readonly halfDayId = input.required<string>();
  /** The personal link, when one came by it. */
  readonly token = input<string>();
  /** `?code=`: the QR of the room was read. */
  readonly code = input<string>();

  protected readonly answer = signingPageOf(this.halfDayId, this.token);
  private readonly signed = signal<SigningPage | null>(null);
  protected readonly page = computed(() => this.signed() ?? loaded(this.answer));
  protected readonly missing = computed(() => isMissing(this.answer.error()));
  protected readonly guessing = new Sending();
  protected readonly sending = new Sending();
  private readonly pass = signal<string | null>(null);
  protected readonly needsCode = computed(
    () => this.page()?.halfDay.asksCode === true && this.pass() === null,
  );
  protected readonly refusal = computed(() => {
    const refusal = this.page()?.refusal;
    return refusal ? sentenceOf(problemTold(refusal)) : '';
  });
  /** Where signing in comes back to; the pass of the room waits in this browser. */
  protected readonly here = computed(() => `/sign/${this.halfDayId()}`);
  protected readonly moment = computed(() => {
    const half = this.page()?.halfDay;
    return half ? `${frenchDate(half.date)}, ${timeRange(half.startTime, half.endTime)}` : '';
  });

  /** Made once a page: a signature sent twice is one. */
  private readonly factId = crypto.randomUUID();

  constructor() {
    effect(() => {
      const code = this.code();
      const halfDayId = this.halfDayId();
      untracked(() => {
        this.pass.set(keptPass(halfDayId, new Date()));
        if (code) void this.give(code);
      });
    });
  }

  /** The code gives a pass; the address forgets the code, which serves no more. */
  protected async give(code: string): Promise<void> {
    const pass = await this.guessing.run(() => this.api.pass(this.halfDayId(), code));
    if (pass) {
      keepPass(pass, new Date());
      this.pass.set(pass.pass);
    }
    if (this.code()) await this.router.navigate([], { queryParams: { code: null }, replaceUrl: true });
  }

  protected async sign(strokes: Strokes | null): Promise<void> {
    const page = await this.sending.run(() =>
      this.api.sign(this.halfDayId(), {
        id: this.factId,
        token: this.token() ?? null,
        pass: this.pass(),
        strokes,
        phoneKey: phoneKey(),
        deviceAt: new Date().toISOString(),
      }),
    );
    if (page) {
      this.signed.set(page);
      setTimeout(() => document.getElementById('receipt-title')?.focus());
    } else if (this.sending.problem()?.code === 'room-code-missing') {
      this.pass.set(null);
    } else this.answer.reload();
  }
}
