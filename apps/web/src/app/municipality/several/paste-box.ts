// The two ways to bring a list: text pasted from a spreadsheet or a mail, or a CSV file. Read in the browser.
import { Component, model, output, signal } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { FileButton } from '@treize/design/file-button';
import { Icon } from '@treize/design/icon';
import { readPastedList, type PastedList } from '@treize/rules/registrations/pasted-list';
import { faultSentences, readBytes } from '../../platform/list-file';
import { longestList } from './row-errors';

@Component({
  selector: 'app-paste-box',
  imports: [Alert, FileButton, Icon],
  template: `
    <div class="field">
      <label for="pasted">Liste à coller</label>
      <p class="hint" id="pasted-hint">
        Une personne par ligne&nbsp;: nom, prénom, courriel, fonction. Copiez les cellules d’un tableur, avec
        ou sans ligne de titres, ou des adresses d’un message («&nbsp;Anne LE GOFF
        &lt;anne@mairie.fr&gt;&nbsp;»).
      </p>
      <textarea
        id="pasted"
        rows="6"
        spellcheck="false"
        aria-describedby="pasted-hint"
        placeholder="Le Goff ; Anne ; anne.legoff@mairie.fr ; Adjointe au maire"
        [value]="text()"
        (input)="text.set($any($event.target).value)"
      ></textarea>
    </div>
    @if (fault(); as sentence) {
      <ui-alert tone="bad" [live]="true"
        ><p>{{ sentence }}</p></ui-alert
      >
    }
    <div class="actions">
      <button type="button" class="button" [disabled]="text().trim() === ''" (click)="read(text())">
        <ui-icon name="people" />Lire cette liste
      </button>
      <ui-file-button
        label="Choisir un fichier CSV"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        (handed)="open($event)"
      />
    </div>
  `,
  host: { class: 'stack' },
})
export class PasteBox {
  readonly text = model('');
  readonly found = output<PastedList>();
  protected readonly fault = signal('');

  protected async open(file: File): Promise<void> {
    const result = readBytes(new Uint8Array(await file.arrayBuffer()));
    if ('fault' in result) this.fault.set(faultSentences[result.fault]);
    else this.read(result.text);
  }

  protected read(text: string): void {
    const list = readPastedList(text, longestList);
    this.fault.set(list.rows.length === 0 ? 'On ne lit personne dans cette liste.' : '');
    if (list.rows.length === 0) return;
    this.text.set('');
    this.found.emit(list);
  }
}
