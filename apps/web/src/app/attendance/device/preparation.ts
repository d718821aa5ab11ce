// "Préparer pour le hors-ligne", step by step: room on the device, PIN, this browser's enrolment, the day, the application.
import { signal } from '@angular/core';
import type { Me } from '@treize/contract/auth';
import { forgetOffline, keepOffline } from '../../platform/offline-identity';
import { cachedApplication } from './keeping/cached-application';
import type { Days } from './keeping/days';
import { askStorage, storageTrouble } from './keeping/storage-room';
import type { Vault } from './keeping/vault';
import type { Exchange } from './sending/exchange';
import { oneAtATime } from './sending/one-at-a-time';
import { outcomeOf } from './sending/queue';

/** The PIN given is not the one that was chosen. */
export class WrongPin extends Error {
  constructor(readonly triesLeft: number) {
    super('wrong PIN');
  }
}

export class Preparation {
  readonly trouble = signal('');
  readonly progress = signal('');

  constructor(
    private readonly vault: Vault,
    private readonly days: Days,
    private readonly exchange: Exchange,
  ) {}

  /** @throws WrongPin, Refused; what was done before stays done, and starting again goes on from there */
  async run(me: Me, { sessionId, date }: { sessionId: string; date: string }, pin: string): Promise<void> {
    try {
      this.progress.set('Place sur l’appareil…');
      this.trouble.set(storageTrouble(await askStorage()));
      this.progress.set('Code de cet appareil…');
      await oneAtATime('treize-attendance-vault', () => this.open(me.personId, pin));
      // Before the day itself: a day that is kept can always be opened.
      await keepOffline(me);
      this.progress.set('Personnes attendues et feuilles de la journée…');
      await this.fetch(me.personId, sessionId, date);
      await this.keepApplication();
    } finally {
      this.progress.set('');
    }
  }

  storageRefused(): void {
    this.trouble.set(
      'Ce navigateur refuse de garder des données (navigation privée, ou réglage)\u00a0: rien ne peut être enregistré sur cet appareil.',
    );
  }

  forgetIdentity(): Promise<void> {
    return forgetOffline();
  }

  /** Interrupted, it goes on by itself when the server is there again. */
  private async fetch(personId: string, sessionId: string, date: string): Promise<void> {
    try {
      await this.days.want(personId, sessionId, date);
      await this.exchange.enrol(personId);
      await this.days.resume(personId);
    } catch (error) {
      this.exchange.settle(outcomeOf(error));
      throw error;
    }
  }

  private async open(personId: string, pin: string): Promise<void> {
    const { state } = await this.vault.state();
    if (state === 'none') await this.vault.create(personId, pin);
    if (state !== 'locked') return;
    const result = await this.vault.unlock(pin);
    if (result !== 'open') throw new WrongPin(result.triesLeft);
  }

  private async keepApplication(): Promise<void> {
    const kept = await cachedApplication((done, total) =>
      this.progress.set(`L’application\u00a0: ${done} fichiers sur ${total}…`),
    );
    if (!kept && this.trouble() === '')
      this.trouble.set(
        'La journée est gardée, mais l’application elle-même ne l’est pas\u00a0: sans réseau, ne fermez pas cette page. Rechargez-la, puis préparez de nouveau.',
      );
  }
}
