// Calls about what was sent for a session: who holds which copy, one person’s messages, sending again, another address.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  addressCorrection,
  addressRetried,
  deliveries,
  deliveryPaths,
  mailHistory,
  resent,
} from '@treize/contract/deliveries';
import type { DeliveryRow } from '@treize/contract/deliveries';
import { done } from '@treize/contract/operations';
import { Api } from '../../../platform/api';

export type { Deliveries, DeliveryRow, MailHistory } from '@treize/contract/deliveries';
export type DayDelivery = DeliveryRow['days'][number];

/** Asks nothing for who may not see the people, or while nobody looks. */
export const deliveriesOf = (sessionId: () => string, allowed: () => boolean) =>
  httpResource(() => (allowed() ? deliveryPaths.deliveries(sessionId()) : undefined), {
    parse: (value) => deliveries.parse(value),
  });
export const historyOf = (registrationId: () => string) =>
  httpResource(() => deliveryPaths.mailHistory(registrationId()), {
    parse: (value) => mailHistory.parse(value),
  });

@Injectable({ providedIn: 'root' })
export class DeliveriesApi {
  private readonly api = inject(Api);

  /** To these people, or to all whose copy is stale when null. */
  resend(sessionId: string, registrationIds: string[] | null) {
    return this.api.post(deliveryPaths.resend(sessionId), { registrationIds }, resent);
  }
  correctAddress(registrationId: string, email: string) {
    return this.api.post(
      deliveryPaths.correctAddress(registrationId),
      addressCorrection.parse({ email }),
      done,
    );
  }
  retryAddress(registrationId: string) {
    return this.api.post(deliveryPaths.retryAddress(registrationId), {}, addressRetried);
  }
}

/** An address as it may be sent; null when it is not one. */
export function addressOf(typed: string): string | null {
  const parsed = addressCorrection.safeParse({ email: typed.trim() });
  return parsed.success ? parsed.data.email : null;
}
