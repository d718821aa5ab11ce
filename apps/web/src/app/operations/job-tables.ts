// The queues with their counts, and the failed jobs with their reason.
import { Component, computed, input, output, type ResourceRef } from '@angular/core';
import type { JobBoard } from '@treize/contract/operations';
import { Loading } from '@treize/design/loading';
import { loaded } from '../platform/loaded';
import { momentText } from './words';

@Component({
  selector: 'app-job-tables',
  imports: [Loading],
  templateUrl: './job-tables.html',
  host: { class: 'stack loose' },
})
export class JobTables {
  readonly board = input.required<ResourceRef<JobBoard | undefined>>();
  readonly mayRetry = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly retry = output<{ queue: string; id: string }>();
  protected readonly answer = computed(() => loaded(this.board()));
  protected readonly whenText = momentText;
}
