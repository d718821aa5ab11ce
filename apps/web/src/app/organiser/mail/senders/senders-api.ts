// Calls about who writes for each region.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  calendarPaths,
  regionSender,
  regionSenderList,
  type RegionSenderDraft,
} from '@treize/contract/calendar';
import { Api } from '../../../platform/api';

export const sendersInScope = () =>
  httpResource(() => calendarPaths.senders, { parse: (value) => regionSenderList.parse(value) });

@Injectable({ providedIn: 'root' })
export class SendersApi {
  private readonly api = inject(Api);

  save(regionCode: string, draft: RegionSenderDraft) {
    return this.api.put(calendarPaths.sender(regionCode), draft, regionSender);
  }
}
