// "À résoudre": what this device, or the server, could not place, each with its reason, until a person decides.
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnresolvedRecord } from '@treize/contract/devices';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { isMissing } from '../../platform/refused';
import { plural } from '../../platform/session-words';
import { mySessions, unresolvedOf } from '../attendance-api';
import { Device } from '../device/device';
import { actText, refusalText } from '../desk/refusal-words';
import { nameOf } from '../words';
import { ResolveDialog } from './resolve-dialog';
import { onlyHere, pendingFirst } from './unresolved-view';

@Component({
  selector: 'app-unresolved-page',
  imports: [Alert, Badge, Loading, ResolveDialog, RouterLink],
  templateUrl: './unresolved-page.html',
  styles: `
    .what {
      display: inline-block;
    }
    .what::first-letter {
      text-transform: uppercase;
    }
  `,
  host: { class: 'page' },
})
export class UnresolvedPage {
  readonly sessionId = input.required<string>();
  protected readonly resource = unresolvedOf(this.sessionId);
  protected readonly device = inject(Device);
  private readonly identity = inject(Identity);
  private readonly sessions = mySessions();
  protected readonly told = signal('');
  protected readonly mayResolve = computed(() => this.identity.can('attendance.correct'));
  protected readonly missing = computed(() => isMissing(this.resource.error()));
  protected readonly list = computed(() => {
    const records = loaded(this.resource);
    return records && pendingFirst(records);
  });
  protected readonly pending = computed(
    () => this.list()?.filter((one) => one.resolution === null).length ?? 0,
  );
  /** Refused records of this device that the server's list, read or not, does not show. */
  protected readonly here = computed(() =>
    onlyHere(this.device.refused(), this.halfDays(), this.list() ?? []),
  );
  protected readonly title = computed(
    () =>
      loaded(this.sessions)?.find(({ id }) => id === this.sessionId())?.title ??
      this.device.prepared().find(({ sessionId }) => sessionId === this.sessionId())?.title ??
      this.list()?.[0]?.sessionTitle ??
      '',
  );
  protected readonly refusalText = refusalText;
  protected readonly actText = actText;
  protected readonly plural = plural;
  protected readonly dialog = viewChild(ResolveDialog);

  private readonly halfDays = computed<ReadonlySet<string>>(() => {
    const known = loaded(this.sessions)?.find(({ id }) => id === this.sessionId())?.halfDays ?? [];
    const prepared = this.device.prepared().filter(({ sessionId }) => sessionId === this.sessionId());
    return new Set([...known.map(({ id }) => id), ...prepared.flatMap(({ halfDays }) => halfDays)]);
  });

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  /** The name kept on this device, or nothing. */
  protected personOf(halfDayId: string, registrationId: string | null): string {
    const row = this.device
      .sheet(halfDayId)()
      ?.rows.find((one) => one.registrationId === registrationId);
    return row ? nameOf(row) : '';
  }

  protected resolved(record: UnresolvedRecord): void {
    this.told.set(
      record.resolution?.kind === 'CORRECTED'
        ? 'La correction est ajoutée à la feuille.'
        : 'C’est classé. L’enregistrement reste consultable ici.',
    );
    void this.device.dismiss(record.recordId);
    this.resource.reload();
  }
}
