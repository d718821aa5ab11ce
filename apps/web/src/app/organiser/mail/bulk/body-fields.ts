// Subject and body of a mailing or a reminder, with the words between braces that each reader’s own facts replace.
import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { placeholders } from '@treize/contract/mailings';
import { Field } from '@treize/design/field';
import { placeholderWords } from './mailing-text';

@Component({
  selector: 'app-body-fields',
  imports: [Field],
  template: `
    <ui-field [for]="prefix() + 'subject'" label="Objet" [error]="messages()[prefix() + 'subject'] ?? ''">
      <input
        [id]="prefix() + 'subject'"
        autocomplete="off"
        [value]="subject()"
        (input)="changed.emit({ subject: $any($event.target).value, body: body() })"
      />
    </ui-field>
    <ui-field
      [for]="prefix() + 'body'"
      label="Message"
      hint="Une ligne vide sépare deux paragraphes. La signature de la région est ajoutée à la fin."
      [error]="messages()[prefix() + 'body'] ?? ''"
    >
      <textarea
        #area
        rows="10"
        [id]="prefix() + 'body'"
        [value]="body()"
        (input)="changed.emit({ subject: subject(), body: $any($event.target).value })"
      ></textarea>
    </ui-field>
    <div class="stack tight small" role="group" aria-label="Mots remplacés pour chaque personne">
      <p>Ces mots sont remplacés pour chaque personne. Choisissez-en un pour l’ajouter au message&nbsp;:</p>
      <ul class="plain words">
        @for (word of words; track word) {
          <li>
            <button type="button" class="button small" (click)="insert(word)">{{ braced(word) }}</button>
            <span class="soft">{{ meanings[word] }}</span>
          </li>
        }
      </ul>
    </div>
  `,
  host: { class: 'stack' },
  styles: `
    .words {
      display: grid;
      gap: var(--space-2) var(--space-4);
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    }
    .words > li {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
  `,
})
export class BodyFields {
  /** Beginning of the ids of the controls. */
  readonly prefix = input.required<string>();
  readonly subject = input.required<string>();
  readonly body = input.required<string>();
  readonly messages = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<{ subject: string; body: string }>();

  protected readonly words = placeholders;
  protected readonly meanings = placeholderWords;
  protected readonly braced = (word: string): string => `{${word}}`;
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  /** Where one was writing; the focus goes back there. */
  protected insert(word: string): void {
    const area = this.area().nativeElement;
    area.setRangeText(this.braced(word), area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    this.changed.emit({ subject: this.subject(), body: area.value });
  }
}
