// Calls about mailings: history, one of them, who would receive it, what it would look like, trying, sending, stopping.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  mailingCount,
  mailingDetail,
  mailingList,
  mailingPaths,
  mailingRow,
  mailPreview,
  type MailingDraft,
} from '@treize/contract/mailings';
import { done } from '@treize/contract/operations';
import { idempotencyHeader } from '@treize/contract/registrations';
import { Api } from '../../../platform/api';
import { pageSize, type DeskFilters } from '../list-filters';

export const mailingsOf = (filters: () => Omit<DeskFilters, 'open'> & { session: string }) =>
  httpResource(
    () => {
      const { page, region, session } = filters();
      const params = { page, pageSize, ...(region && { region }), ...(session && { session }) };
      return { url: mailingPaths.mailings, params };
    },
    { parse: (value) => mailingList.parse(value) },
  );
export const mailingOf = (id: () => string) =>
  httpResource(() => mailingPaths.mailing(id()), { parse: (value) => mailingDetail.parse(value) });
/** Who would receive it; asks nothing while the target does not hold. */
export const countOf = (request: () => Pick<MailingDraft, 'purpose' | 'target'> | undefined) =>
  httpResource(
    () => {
      const body = request();
      return body && { url: mailingPaths.count, method: 'POST', body };
    },
    { parse: (value) => mailingCount.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class MailingsApi {
  private readonly api = inject(Api);

  /** Nothing is sent. */
  preview(draft: MailingDraft) {
    return this.api.post(mailingPaths.preview, draft, mailPreview);
  }
  /** One message to whoever asks. */
  test(draft: MailingDraft) {
    return this.api.post(mailingPaths.test, draft, done);
  }
  /** `key` is the form's own: the same form sent twice sends once. */
  send(draft: MailingDraft, key: string) {
    return this.api.post(mailingPaths.mailings, draft, mailingRow, { [idempotencyHeader]: key });
  }
  cancel(mailingId: string) {
    return this.api.post(mailingPaths.mailingCancel(mailingId), {}, done);
  }
}
