// Every message of one person, with its words and its way; what they answered; the correction of their address.
import { Component, computed, input, output, signal } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { frenchDayMonth } from '@treize/rules/time/french';
import { isActive } from '@treize/rules/registrations/status';
import { AddressForm } from './address-form';
import { RetryAddress } from './retry-address';
import { answerWords, departureText, eventText, isOnItsWay, mailWord, momentText } from '../mail-words';
import { historyOf, type DeliveryRow } from './deliveries-api';

@Component({
  selector: 'app-person-mails',
  imports: [AddressForm, Alert, Badge, Loading, RetryAddress],
  templateUrl: './person-mails.html',
  host: { class: 'stack' },
  styles: `
    .mail {
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
      min-block-size: 44px;
      padding: var(--space-2) var(--space-3);
      cursor: pointer;
    }
    summary > strong {
      flex: 1 1 16rem;
    }
    .inside {
      padding: 0 var(--space-3) var(--space-3);
    }
    pre {
      margin: 0;
      padding: var(--space-3);
      border-inline-start: 3px solid var(--line);
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class PersonMails {
  readonly row = input.required<DeliveryRow>();
  readonly mayAct = input.required<boolean>();
  readonly corrected = output<string>();

  protected readonly history = historyOf(() => this.row().registrationId);
  protected readonly correcting = signal(false);
  protected readonly canRetry = computed(() => this.row().blocked !== null && isActive(this.row().status));
  protected readonly answers = computed(() =>
    this.row().days.flatMap(({ date, answer, source, answeredAt, comment }) =>
      answer === null
        ? []
        : [
            {
              day: frenchDayMonth(date),
              said: `${answerWords[answer].label.toLowerCase()}${source === 'LINK' ? ', par le lien du message' : ', par son agenda'}${answeredAt === null ? '' : `, ${momentText(answeredAt)}`}`,
              comment,
            },
          ],
    ),
  );
  protected readonly wordOf = mailWord;
  protected readonly isOnItsWay = isOnItsWay;
  protected readonly eventText = eventText;
  protected readonly momentText = momentText;
  protected readonly whenText = (instant: string): string => departureText(instant, new Date());

  protected done(sentence: string): void {
    this.correcting.set(false);
    this.history.reload();
    this.corrected.emit(sentence);
  }
}
