// Every mail the product sends: when it leaves, and what it looks like.
import { Component, computed, inject, input } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router, RouterLink } from '@angular/router';
import { mailingPaths, mailPreview, mailTemplateList } from '@treize/contract/mailings';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../../platform/loaded';
import { DeskNav } from '../desk-nav';
import { MailSample } from '../mail-sample';

@Component({
  selector: 'app-templates-page',
  imports: [DeskNav, Loading, MailSample, RouterLink],
  template: `
    <app-desk-nav />
    <div class="stack tight">
      <h1>Textes des messages</h1>
      <p class="soft measure">
        Chaque message que la plateforme envoie, montré avec des noms inventés. Le texte des rappels se change
        dans l’onglet «&nbsp;Rappels&nbsp;» d’une session.
      </p>
    </div>
    @if (list.hasValue()) {
      <div class="split even">
        <div class="stack">
          <div class="field narrow">
            <label for="template-kind">Message</label>
            <select id="template-kind" (change)="show($any($event.target).value)">
              @for (group of groups(); track group.moment) {
                <optgroup [label]="group.moment">
                  @for (one of group.mails; track one.kind) {
                    <option [value]="one.kind" [selected]="one.kind === chosen()?.kind">
                      {{ one.name }}
                    </option>
                  }
                </optgroup>
              }
            </select>
          </div>
          @for (group of groups(); track group.moment) {
            <section class="wide" [attr.aria-label]="group.moment">
              <h2 class="h3">{{ group.moment }}</h2>
              <ul class="plain">
                @for (one of group.mails; track one.kind) {
                  <li>
                    <a
                      routerLink="."
                      [queryParams]="{ kind: one.kind }"
                      [attr.aria-current]="one.kind === chosen()?.kind ? 'true' : null"
                      >{{ one.name }}</a
                    >
                    <div class="soft small">{{ one.when }}</div>
                  </li>
                }
              </ul>
            </section>
          }
        </div>
        @if (chosen(); as one) {
          <section class="stack" aria-labelledby="template-title">
            <h2 id="template-title">{{ one.name }}</h2>
            <p class="soft">{{ one.when }}</p>
            @if (sample.hasValue()) {
              <app-mail-sample [preview]="sample.value()" />
            } @else {
              <ui-loading [resource]="sample" what="l’aperçu" [count]="1" [height]="480" />
            }
          </section>
        }
      </div>
    } @else {
      <ui-loading [resource]="list" what="les messages" [count]="6" [height]="48" />
    }
  `,
  host: { class: 'page' },
  styles: `
    .wide,
    .wide ul {
      display: grid;
      gap: var(--space-3);
    }
    .wide + .wide {
      margin-block-start: var(--space-3);
    }
    a[aria-current] {
      font-weight: 700;
      text-decoration-thickness: 2px;
    }
    @media (max-width: 959px) {
      .wide {
        display: none;
      }
    }
    @media (min-width: 960px) {
      .narrow {
        display: none;
      }
      .split > section {
        position: sticky;
        inset-block-start: var(--space-4);
      }
      .split {
        grid-template-columns: 20rem minmax(0, 1fr);
      }
    }
  `,
})
export class TemplatesPage {
  /** The mail shown, from the query string. */
  readonly kind = input<string>();
  protected readonly list = httpResource(() => mailingPaths.templates, {
    parse: (value) => mailTemplateList.parse(value),
  });
  protected readonly chosen = computed(() => {
    const list = loaded(this.list) ?? [];
    return list.find(({ kind }) => kind === this.kind()) ?? list[0];
  });
  /** The list comes in the order of moments. */
  protected readonly groups = computed(() =>
    [...Map.groupBy(loaded(this.list) ?? [], ({ moment }) => moment)].map(([moment, mails]) => ({
      moment,
      mails,
    })),
  );
  protected readonly sample = httpResource(
    () => {
      const chosen = this.chosen();
      return chosen && mailingPaths.template(chosen.kind);
    },
    { parse: (value) => mailPreview.parse(value) },
  );
  private readonly router = inject(Router);

  protected show(kind: string): void {
    void this.router.navigate([], { queryParams: { kind } });
  }
}
