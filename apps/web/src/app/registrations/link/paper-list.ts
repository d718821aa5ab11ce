// The documents of somebody who attended, behind their personal link: what one still lacks; files, pages, credential.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@treize/design/icon';
import { isMain, titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDuration } from '@treize/rules/time/french';
import { AwaitedList } from '../awaited-list';
import { linkedAwaited, linkedCertificates } from '../../certificates/certificates-api';
import { loaded } from '../../platform/loaded';

@Component({
  selector: 'app-paper-list',
  imports: [AwaitedList, Icon, RouterLink],
  template: `
    <app-awaited-list [list]="awaited()" />
    @for (paper of papers(); track paper.code) {
      <section class="card" [attr.aria-labelledby]="paper.code">
        <h2 [id]="paper.code">{{ titles[paper.kind] }}</h2>
        <p>
          N°&nbsp;{{ paper.number }}, {{ durationOf(paper.minutes) }} suivies. Code de vérification&nbsp;:
          <a class="figures nowrap" [routerLink]="['/certificates', paper.code]">{{ paper.code }}</a>
        </p>
        @if (!isMain(paper.kind)) {
          <p class="soft">À présenter à votre employeur à votre retour.</p>
        }
        <p class="actions">
          <a class="button" [class.primary]="isMain(paper.kind)" [href]="paper.pdfPath" download
            ><ui-icon name="download" />Télécharger (PDF)<span class="visually-hidden">
              : {{ titles[paper.kind] }}</span
            ></a
          >
          <a class="button" [href]="paper.htmlPath"
            >Version en page web<span class="visually-hidden"> : {{ titles[paper.kind] }}</span></a
          >
          @if (paper.credentialPath; as path) {
            <a class="button quiet" [href]="path" download
              >Badge numérique (Open Badge)<span class="visually-hidden"> : {{ titles[paper.kind] }}</span></a
            >
          }
        </p>
      </section>
    }
  `,
  host: { class: 'stack' },
})
export class PaperList {
  readonly token = input.required<string>();

  private readonly linked = linkedCertificates(this.token);
  private readonly held = linkedAwaited(this.token);
  protected readonly awaited = computed(() => loaded(this.held));
  protected readonly papers = computed(() => loaded(this.linked) ?? []);
  protected readonly titles = titleOfKind;
  protected readonly isMain = isMain;
  protected readonly durationOf = frenchDuration;
}
