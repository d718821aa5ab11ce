// The sheet on paper: blank to be signed by hand, or as it was sealed, with everything the law expects on it.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { loaded } from '../platform/loaded';
import { SiteFacts } from '../platform/site';
import { sessionOfSheet, sheetOf } from './attendance-api';
import { SignatureMark } from '../platform/signature/signature-mark';
import { minutesText, nameOf, sheetMoment, stateWords } from './words';

@Component({
  selector: 'app-print-page',
  imports: [Icon, Loading, RouterLink, SignatureMark],
  templateUrl: './print-page.html',
  host: { class: 'page' },
  styles: `
    .table :is(th, td) {
      border: 1px solid var(--line-control);
    }
    .signature {
      min-inline-size: 150px;
      block-size: 3.5rem;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class PrintPage {
  readonly halfDayId = input.required<string>();
  protected readonly resource = sheetOf(this.halfDayId);
  protected readonly sheet = computed(() => loaded(this.resource));
  private readonly session = sessionOfSheet(() => this.sheet()?.sessionId);
  protected readonly trainers = computed(() => loaded(this.session)?.trainers.join(', ') ?? '');
  protected readonly site = inject(SiteFacts).site;

  protected readonly moment = sheetMoment;
  protected readonly nameOf = nameOf;
  protected readonly stateWords = stateWords;
  protected readonly minutesText = minutesText;
  protected readonly durationText = frenchDuration;
  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  protected print(): void {
    globalThis.print();
  }
}
