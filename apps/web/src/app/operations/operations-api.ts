// Calls of the operator's page: the job board, the stored mails, and trying again.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { done, jobBoard, mailList, operationPaths } from '@treize/contract/operations';
import { Api } from '../platform/api';

export const jobBoardResource = () =>
  httpResource(() => operationPaths.jobs, { parse: (value) => jobBoard.parse(value) });

/** Mails in one state, or in all when empty. */
export const mailsResource = (filters: () => { state: string; page: number }) =>
  httpResource(
    () => {
      const { state, page } = filters();
      return { url: operationPaths.mails, params: { page, pageSize: 25, ...(state && { state }) } };
    },
    { parse: (value) => mailList.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class OperationsApi {
  private readonly api = inject(Api);

  retryJob(queue: string, jobId: string) {
    return this.api.post(operationPaths.retryJob(queue, jobId), {}, done);
  }
  retryMail(mailId: string) {
    return this.api.post(operationPaths.retryMail(mailId), {}, done);
  }
}
