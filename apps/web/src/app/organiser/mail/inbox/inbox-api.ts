// Calls about the mail received: the list, the original, dealt with or not.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { deliveryPaths, inboundList } from '@treize/contract/deliveries';
import { done } from '@treize/contract/operations';
import { Api } from '../../../platform/api';
import { pageSize, type DeskFilters } from '../list-filters';

export const inboxOf = (filters: () => DeskFilters) =>
  httpResource(
    () => {
      const { page, region, open } = filters();
      const params = { page, pageSize, open: String(open), ...(region && { region }) };
      return { url: deliveryPaths.inbox, params };
    },
    { parse: (value) => inboundList.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly api = inject(Api);

  treat(messageId: string, treated: boolean) {
    return this.api.post(deliveryPaths.inboundTreat(messageId), { treated }, done);
  }
}
