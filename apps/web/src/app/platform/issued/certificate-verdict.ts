// What a dropped PDF is worth: the file that was issued, another one under the same code, or unknown here.
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Verification } from '@treize/contract/certificates';
import { Alert } from '@treize/design/alert';
import type { Tone } from '@treize/design/tone';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { sentenceOf } from '../refusals';
import { problemOf } from '../refused';
import { CertificateFiles, type FileVerdict } from './certificate-file';

export const certificateStates: Record<
  Verification['status'],
  { tone: Tone; title: string; sentence: string }
> = {
  VALID: {
    tone: 'ok',
    title: 'Ce document est valable',
    sentence: 'Il a été délivré par l’organisme ci-dessous et rien ne l’a remplacé depuis.',
  },
  REPLACED: {
    tone: 'wait',
    title: 'Ce document a été remplacé',
    sentence: 'Une correction a donné lieu à un nouveau document. Celui-ci ne fait plus foi.',
  },
  REVOKED: { tone: 'bad', title: 'Ce document a été retiré', sentence: 'Il ne fait plus foi.' },
};

@Component({
  selector: 'app-certificate-verdict',
  imports: [Alert, RouterLink],
  template: `
    @if (trouble(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    } @else if (verdict(); as it) {
      @switch (it.state) {
        @case ('GENUINE') {
          @let state = states[it.certificate.status];
          <ui-alert [tone]="state.tone" [live]="true">
            <h2>{{ state.title }}</h2>
            <p>
              Ce fichier est exactement celui qui a été délivré&nbsp;:
              {{ titles[it.certificate.kind] }} n°&nbsp;{{ it.certificate.number }}, «
              {{ it.certificate.title }} », {{ it.certificate.initials }}
            </p>
            @if (it.certificate.status !== 'VALID') {
              <p>{{ state.sentence }}</p>
            }
            <p>
              <a [routerLink]="['/certificates', it.certificate.code]"
                >Voir les dates, les heures et le nom</a
              >
            </p>
          </ui-alert>
        }
        @case ('ALTERED') {
          <ui-alert tone="bad" [live]="true">
            <h2>Ce fichier n’est pas celui qui a été délivré</h2>
            <p>
              Il porte le code {{ it.certificate.code }}, mais son contenu diffère du document délivré sous ce
              code&nbsp;: il a été modifié, ou enregistré à nouveau par un logiciel. Ne vous y fiez pas&nbsp;:
              demandez le fichier d’origine.
            </p>
            <p>
              <a [routerLink]="['/certificates', it.certificate.code]">Voir ce que dit le document délivré</a>
            </p>
          </ui-alert>
        }
        @case ('UNKNOWN') {
          <ui-alert tone="bad" [live]="true">
            <h2>Ce fichier n’est pas connu ici</h2>
            <p>
              Aucun document délivré par ce service n’a ce contenu. Si le papier porte un code,
              tapez-le&nbsp;: une copie, un scan ou une impression ne se reconnaît pas par son fichier.
            </p>
          </ui-alert>
        }
        @case ('TOO_LARGE') {
          <ui-alert tone="bad" [live]="true">
            <p>Ce fichier est trop lourd pour être un certificat (plus de 20&nbsp;Mo).</p>
          </ui-alert>
        }
      }
    } @else {
      <p role="status" class="soft">Vérification du fichier…</p>
    }
  `,
  host: { class: 'stack' },
})
export class CertificateVerdict {
  /** The PDF to compare. */
  readonly file = input.required<Blob>();

  protected readonly states = certificateStates;
  protected readonly titles = titleOfKind;
  protected readonly verdict = signal<FileVerdict | null>(null);
  protected readonly trouble = signal('');
  private readonly files = inject(CertificateFiles);

  constructor() {
    effect(() => void this.check(this.file()));
  }

  private async check(file: Blob): Promise<void> {
    this.verdict.set(null);
    this.trouble.set('');
    try {
      const verdict = await this.files.check(file);
      if (file === this.file()) this.verdict.set(verdict);
    } catch (error) {
      if (file === this.file()) this.trouble.set(sentenceOf(problemOf(error)));
    }
  }
}
