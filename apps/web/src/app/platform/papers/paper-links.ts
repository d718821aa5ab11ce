// The two forms of a document, side by side: the file to print or send, and the page to read.
import { Component, input } from '@angular/core';
import type { PaperFormat } from '@treize/contract/papers';
import { Icon } from '@treize/design/icon';

@Component({
  selector: 'app-paper-links',
  imports: [Icon],
  template: `
    <a class="button" [class.primary]="primary()" [href]="path()('pdf')" target="_blank" rel="noopener"
      ><ui-icon name="document" />{{ label() }} (PDF)</a
    >
    <a class="button quiet" [href]="path()('html')" target="_blank" rel="noopener"
      >{{ label() }} en page web</a
    >
  `,
  host: { class: 'actions' },
})
export class PaperLinks {
  /** What the document is: "Convocation". */
  readonly label = input.required<string>();
  readonly path = input.required<(format: PaperFormat) => string>();
  readonly primary = input(false);
}
