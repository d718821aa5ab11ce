// "Préparer pour le hors-ligne": each day with its state, what is kept on the device, how to forget it.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { frenchDate, frenchInstant } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { loaded } from '../../../platform/loaded';
import { sentenceOf } from '../../../platform/refusals';
import { problemOf } from '../../../platform/refused';
import { plural } from '../../../platform/session-words';
import { mySessions } from '../../attendance-api';
import { Device } from '../device';
import { WrongPin } from '../preparation';
import { daysToPrepare, type DayToPrepare } from './days-to-prepare';
import { PinForm } from './pin-form';

@Component({
  selector: 'app-offline-page',
  imports: [Alert, Badge, Loading, PinForm, RouterLink],
  templateUrl: './offline-page.html',
  host: { class: 'page' },
})
export class OfflinePage {
  protected readonly device = inject(Device);
  protected readonly sessions = mySessions();
  protected readonly days = computed(() => {
    const sessions = loaded(this.sessions);
    if (!sessions && !this.sessions.error()) return undefined;
    return daysToPrepare(
      sessions ?? [],
      this.device.prepared(),
      this.device.packages(),
      parisDate(new Date()),
    );
  });
  /** The one that is offered first: the soonest that is not kept yet, while no code is being asked. */
  protected readonly first = computed(() =>
    this.asked() ? undefined : this.days()?.find(({ preparedAt }) => preparedAt === ''),
  );
  protected readonly isSecure = globalThis.isSecureContext;
  /** The day whose PIN is being asked. */
  protected readonly asked = signal<DayToPrepare | null>(null);
  protected readonly busy = signal(false);
  protected readonly told = signal('');
  protected readonly failure = signal('');
  protected readonly wrongPin = signal('');
  protected readonly chooses = computed(() => this.device.state() === 'none' || this.device.isOthers());
  protected readonly frenchDate = frenchDate;
  protected readonly waits = computed(() => plural(this.device.waiting(), 'enregistrement'));

  protected at = (instant: string): string => frenchInstant(new Date(instant));
  protected isAsked = (day: DayToPrepare): boolean =>
    this.asked()?.sessionId === day.sessionId && this.asked()?.date === day.date;

  /** The PIN is asked unless the device is open. */
  protected ask(day: DayToPrepare): void {
    this.told.set('');
    this.failure.set('');
    this.wrongPin.set('');
    if (this.device.state() === 'open' && !this.device.isOthers()) void this.prepare(day, '');
    else this.asked.set(day);
  }

  protected async prepare(day: DayToPrepare, pin: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.device.prepare(day.sessionId, day.date, pin);
      this.asked.set(null);
      this.told.set(`Prêt\u00a0: ${day.title}, ${frenchDate(day.date)}.`);
    } catch (error) {
      this.tell(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async forget({ sessionId, date }: DayToPrepare): Promise<void> {
    await this.device.forget(sessionId, date);
    this.told.set('La journée est effacée de cet appareil.');
  }

  private tell(error: unknown): void {
    if (error instanceof WrongPin) {
      this.wrongPin.set(
        error.triesLeft > 0
          ? `Ce n’est pas ce code. Il reste ${plural(error.triesLeft, 'essai')}.`
          : 'Trop d’erreurs\u00a0: les journées préparées sont effacées. Choisissez un autre code.',
      );
      return;
    }
    const { code } = problemOf(error);
    this.failure.set(
      code === 'unavailable' || code === 'unexpected'
        ? 'La préparation s’est interrompue\u00a0: elle reprendra où elle s’est arrêtée. Ce qui était déjà prêt l’est toujours.'
        : sentenceOf(problemOf(error)),
    );
  }
}
