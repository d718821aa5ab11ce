// One document of a session, and what to do with it: send it again, replace it, withdraw it; each says what follows.
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import type { IssuedCertificate } from '@treize/contract/certificates';
import { Confirm } from '@treize/design/confirm';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDuration } from '@treize/rules/time/french';
import { ReasonField } from '../../platform/reason-field';
import { Sending } from '../../platform/sending';
import { actsOn, type Act } from './certificate-view';
import { CertificatesDeskApi } from './certificates-desk-api';

const words: Record<Act, { label: string; action: string; follows: string }> = {
  send: {
    label: 'Renvoyer par courriel',
    action: 'Renvoyer le document',
    follows: 'Le même fichier repart à l’adresse de la personne.',
  },
  replace: {
    label: 'Remplacer',
    action: 'Remplacer les documents',
    follows:
      'Tous les documents de la personne sont refaits d’après son inscription et ses présences d’aujourd’hui. Les anciens restent vérifiables et renvoient vers les nouveaux. La personne reçoit un message avec le motif.',
  },
  revoke: {
    label: 'Retirer',
    action: 'Retirer le document',
    follows:
      'Ce document ne fera plus foi\u00a0: sa page de vérification dira qu’il est retiré. La personne reçoit un message avec le motif. Si c’était une erreur, il faudra le remplacer.',
  },
};

@Component({
  selector: 'app-certificate-act',
  imports: [Confirm, ReasonField],
  template: `
    <ui-confirm
      [heading]="heading()"
      [action]="words[act()].action"
      [danger]="act() === 'revoke'"
      [blocked]="sending.busy() || (act() !== 'send' && reason().trim() === '')"
      (confirmed)="confirm()"
    >
      @if (one(); as it) {
        <p>
          <strong>{{ it.givenName }} {{ it.familyName }}</strong
          ><br />{{ titles[it.kind] }} {{ it.number }}, {{ duration(it.minutes) }}
        </p>
        <fieldset class="fieldset small">
          <legend class="visually-hidden">Que faire de ce document&nbsp;?</legend>
          @for (choice of choices(); track choice) {
            <label class="choice">
              <input
                type="radio"
                name="certificate-act"
                [checked]="choice === act()"
                (change)="act.set(choice)"
              />
              <span>
                {{ words[choice].label }}
                @if (choice === act()) {
                  <small class="hint">{{ words[choice].follows }}</small>
                }
              </span>
            </label>
          }
        </fieldset>
      }
      @if (act() !== 'send') {
        <app-reason-field label="Motif (envoyé à la personne)" [(reason)]="reason" />
      }
    </ui-confirm>
  `,
})
export class CertificateAct {
  /** What was done, in a sentence. */
  readonly done = output<string>();
  readonly sending = new Sending();

  protected readonly one = signal<IssuedCertificate | null>(null);
  protected readonly act = signal<Act>('replace');
  protected readonly reason = signal('');
  protected readonly choices = computed(() => {
    const one = this.one();
    return one ? actsOn(one) : [];
  });
  protected readonly heading = computed(() =>
    this.choices().length > 1 ? 'Que faire de ce document\u00a0?' : 'Remplacer ce document retiré\u00a0?',
  );
  protected readonly words = words;
  protected readonly titles = titleOfKind;
  protected readonly duration = frenchDuration;
  private readonly api = inject(CertificatesDeskApi);
  private readonly dialog = viewChild.required(Confirm);

  ask(one: IssuedCertificate): void {
    this.one.set(one);
    this.act.set(actsOn(one)[0] ?? 'replace');
    this.reason.set('');
    this.sending.clear();
    this.dialog().open();
  }

  protected async confirm(): Promise<void> {
    const one = this.one();
    if (!one) return;
    const [act, reason] = [this.act(), this.reason().trim()];
    const answer = await this.sending.run<unknown>(() => {
      if (act === 'send') return this.api.send(one.id);
      return act === 'replace' ? this.api.replace(one.id, reason) : this.api.revoke(one.id, reason);
    });
    if (answer) this.done.emit(told(act, one));
  }
}

function told(act: Act, { givenName, familyName, number }: IssuedCertificate): string {
  if (act === 'send') return `Le document ${number} repart par courriel.`;
  return act === 'replace'
    ? `Les documents de ${givenName} ${familyName} sont remplacés\u00a0; les anciens codes renvoient vers les nouveaux.`
    : `Le document ${number} est retiré.`;
}
