// Connection times of a remote session: a list is chosen, shown line by line, then recorded.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type {
  ConnectionColumns,
  ConnectionPreview,
  ConnectionRow,
  ConnectionsRecorded,
} from '@treize/contract/signing';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { FileButton } from '@treize/design/file-button';
import { Loading } from '@treize/design/loading';
import { faultOfLength } from '@treize/rules/attendance/connections/columns';
import { frenchDate } from '@treize/rules/time/french';
import { faultSentences, readBytes } from '../../platform/list-file';
import { loaded } from '../../platform/loaded';
import { sentenceOf } from '../../platform/refusals';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { timeRange } from '../../platform/time-range';
import { connectionsOf, sheetOfHalfDay, SigningApi } from '../signing-api';
import { problemTold } from '../told';
import { ColumnChooser } from './column-chooser';
import { choosable, outcomeWords, recordable, timesOf } from './connection-words';

@Component({
  selector: 'app-connections-page',
  imports: [Alert, Badge, ColumnChooser, FileButton, Loading, RouterLink],
  templateUrl: './connections-page.html',
  host: { class: 'page work' },
})
export class ConnectionsPage {
  private readonly api = inject(SigningApi);
  readonly halfDayId = input.required<string>();

  protected readonly sheet = sheetOfHalfDay(this.halfDayId);
  protected readonly kept = connectionsOf(this.halfDayId);
  protected readonly sending = new Sending();
  protected readonly fault = signal('');
  protected readonly preview = signal<ConnectionPreview | null>(null);
  protected readonly recorded = signal<ConnectionsRecorded | null>(null);
  protected readonly choices = signal<ReadonlyMap<number, string>>(new Map());
  private readonly text = signal('');
  protected readonly count = computed(() => {
    const preview = this.preview();
    return preview ? recordable(preview, this.choices()) : 0;
  });
  protected readonly people = computed(() =>
    (loaded(this.sheet)?.rows ?? []).map(({ registrationId, familyName, givenName }) => ({
      registrationId,
      name: `${givenName} ${familyName}`,
    })),
  );
  protected readonly moment = computed(() => {
    const one = loaded(this.sheet);
    return one ? `${frenchDate(one.date)}, ${timeRange(one.halfDay.startTime, one.halfDay.endTime)}` : '';
  });
  protected readonly words = outcomeWords;
  protected readonly timesOf = timesOf;
  protected readonly plural = plural;
  protected readonly whyRefused = (code: string): string => sentenceOf(problemTold({ code, facts: {} }));
  protected readonly nameOf = (row: ConnectionRow): string =>
    this.people().find(({ registrationId }) => registrationId === row.registrationId)?.name ?? '';
  protected readonly mayChoose = ({ outcome }: ConnectionRow): boolean => choosable(outcome);
  /** The people that the line may be about first, then everybody. */
  protected readonly choicesFor = (row: ConnectionRow) => {
    const likely = new Set(row.candidates.map(({ registrationId }) => registrationId));
    const others = this.people().filter(({ registrationId }) => !likely.has(registrationId));
    return [...row.candidates, ...others];
  };

  protected async open(file: File): Promise<void> {
    const read = readBytes(new Uint8Array(await file.arrayBuffer()));
    this.recorded.set(null);
    this.preview.set(null);
    if ('fault' in read) return this.fault.set(faultSentences[read.fault]);
    const tooLong = faultOfLength(read.text);
    if (tooLong !== null) return this.fault.set(tooLong);
    this.fault.set('');
    this.text.set(read.text);
    await this.check(null);
  }

  /** Nothing is kept yet. */
  protected async check(columns: ConnectionColumns | null): Promise<void> {
    const draft = { text: this.text(), columns };
    const preview = await this.sending.run(() => this.api.checkConnections(this.halfDayId(), draft));
    this.preview.set(preview ?? null);
    this.choices.set(new Map());
  }

  protected choose(row: ConnectionRow, registrationId: string): void {
    const choices = new Map(this.choices());
    if (registrationId === '') choices.delete(row.line);
    else choices.set(row.line, registrationId);
    this.choices.set(choices);
  }

  protected async record(columns: ConnectionColumns): Promise<void> {
    const choices = [...this.choices()].map(([line, registrationId]) => ({ line, registrationId }));
    const draft = { text: this.text(), columns, choices };
    const recorded = await this.sending.run(() => this.api.recordConnections(this.halfDayId(), draft));
    if (!recorded) return;
    this.recorded.set(recorded);
    this.preview.set(null);
    this.kept.reload();
    setTimeout(() => document.getElementById('connections-told')?.focus());
  }
}
