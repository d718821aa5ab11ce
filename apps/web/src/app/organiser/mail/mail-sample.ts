// A mail as its reader would see it: in its own frame, where nothing runs and no link leads away, or as plain text.
import { Component, computed, inject, input, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import type { MailPreview } from '@treize/contract/deliveries';

@Component({
  selector: 'app-mail-sample',
  template: `
    @let mail = preview();
    <dl class="recap small">
      <dt>De</dt>
      <dd>{{ mail.from }}</dd>
      <dt>À</dt>
      <dd>{{ mail.to }}</dd>
      <dt>Objet</dt>
      <dd>
        <strong>{{ mail.subject }}</strong>
      </dd>
    </dl>
    <div class="toolbar" role="group" aria-label="Version du message">
      <button type="button" class="button small" [attr.aria-pressed]="!asText()" (click)="asText.set(false)">
        Mise en forme
      </button>
      <button type="button" class="button small" [attr.aria-pressed]="asText()" (click)="asText.set(true)">
        Texte seul
      </button>
    </div>
    @if (asText()) {
      <pre tabindex="0" role="region" aria-label="Texte du message">{{ mail.text }}</pre>
    } @else {
      <iframe sandbox="" title="Aperçu du message" [srcdoc]="page()"></iframe>
    }
  `,
  host: { class: 'stack' },
  styles: `
    iframe,
    pre {
      inline-size: 100%;
      block-size: 32rem;
      margin: 0;
      border: 1px solid var(--line-control);
      border-radius: var(--radius);
      background: #fff;
    }
    pre {
      overflow: auto;
      padding: var(--space-4);
      background: var(--paper);
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    [aria-pressed='true'] {
      background: var(--brand-tint);
      box-shadow: inset 0 0 0 1px var(--brand);
    }
  `,
})
export class MailSample {
  readonly preview = input.required<MailPreview>();
  protected readonly asText = signal(false);
  private readonly sanitizer = inject(DomSanitizer);
  /** Shown whole, with its styles: the frame is sandboxed without any permission, so nothing in it can act. */
  protected readonly page = computed(() => this.sanitizer.bypassSecurityTrustHtml(this.preview().html));
}
