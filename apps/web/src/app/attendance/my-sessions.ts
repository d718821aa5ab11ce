// The trainer's sessions, nearest first: each half-day with its counts, and the closing once all are sealed.
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AttendanceSession } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../platform/identity';
import { loaded } from '../platform/loaded';
import { Sending } from '../platform/sending';
import { plural } from '../platform/session-words';
import { AttendanceApi, mySessions } from './attendance-api';
import { Device } from './device/device';
import { PreparedDays } from './prepared-days';
import { groupsOf } from './session-groups';
import { dayToThinkOf, daysToPrepare } from './device/pages/days-to-prepare';
import { countsText, halfDayText, placeOf, timeOf } from './words';

@Component({
  selector: 'app-my-sessions',
  imports: [Alert, Badge, Confirm, Icon, Loading, PreparedDays, RouterLink],
  templateUrl: './my-sessions.html',
  host: { class: 'page' },
})
export class MySessions {
  protected readonly sessions = mySessions();
  protected readonly groups = computed(() => {
    const sessions = loaded(this.sessions);
    return sessions && groupsOf(sessions, parisDate(new Date()));
  });
  /** Without the network, the days kept on this device are all there is. */
  protected readonly onlyPrepared = computed(
    () => this.sessions.error() !== undefined && this.device.prepared().length > 0,
  );
  /** Today's or tomorrow's day that this device does not keep yet. */
  protected readonly toPrepare = computed(() => {
    const sessions = loaded(this.sessions);
    const today = parisDate(new Date());
    if (!sessions || !this.mayClose()) return undefined;
    const day = dayToThinkOf(daysToPrepare(sessions, this.device.prepared(), [], today), today);
    return day && { ...day, when: day.date === today ? 'Aujourd’hui' : 'Demain' };
  });
  protected readonly mayClose = computed(() => this.identity.can('attendance.record'));
  protected readonly chosen = signal<AttendanceSession | null>(null);
  protected readonly told = signal('');
  protected readonly sending = new Sending();
  protected readonly placeOf = placeOf;
  protected readonly halfDayText = halfDayText;
  protected readonly timeOf = timeOf;
  protected readonly countsText = countsText;
  protected readonly plural = plural;
  private readonly identity = inject(Identity);
  private readonly device = inject(Device);
  private readonly api = inject(AttendanceApi);
  private readonly ask = viewChild.required(Confirm);

  protected hasBegun = ({ startsAt }: AttendanceSession): boolean => new Date(startsAt) <= new Date();

  protected open(session: AttendanceSession): void {
    this.chosen.set(session);
    this.sending.clear();
    this.ask().open();
  }

  protected async close(): Promise<void> {
    const session = this.chosen();
    if (!session) return;
    const done = await this.sending.run(() => this.api.close(session.id));
    if (!done) return;
    this.told.set(
      done.certificates === 0
        ? `«\u00a0${session.title}\u00a0» est clôturée. Personne n’a été présent\u00a0: aucun document n’est délivré.`
        : `«\u00a0${session.title}\u00a0» est clôturée. ${plural(done.certificates, 'document part', 'documents partent')} par courriel.`,
    );
    this.sessions.reload();
  }
}
