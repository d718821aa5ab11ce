// A button that chooses a file: the native control lies over its label, so keyboard, finger and screen reader find it.
// <ui-file-button label="Choisir un fichier CSV" accept=".csv,text/csv" (handed)="read($event)" />
import { booleanAttribute, Component, input, output } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

@Component({
  selector: 'ui-file-button',
  imports: [Icon],
  template: `
    <label
      class="button"
      [class.primary]="primary()"
      [class.spread]="spread()"
      [attr.aria-disabled]="disabled() || null"
    >
      <ui-icon [name]="icon()" />{{ label() }}
      <input
        #control
        type="file"
        [accept]="accept()"
        [attr.capture]="photographs() ? 'environment' : null"
        [attr.aria-describedby]="describedBy() || null"
        [disabled]="disabled()"
        (change)="choose(control)"
      />
    </label>
  `,
  styles: `
    label {
      position: relative;
      overflow: hidden;
    }
    label.spread {
      position: static;
    }
    label:not(.spread):focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      opacity: 0;
      cursor: inherit;
    }
    @media (max-width: 479px) {
      :host,
      label {
        inline-size: 100%;
      }
    }
  `,
})
export class FileButton {
  readonly label = input.required<string>();
  readonly icon = input<IconName>('document');
  /** Kinds of files, as the native control takes them. */
  readonly accept = input('');
  /** On a phone, the camera opens at once. */
  readonly photographs = input(false, { transform: booleanAttribute });
  readonly primary = input(false, { transform: booleanAttribute });
  readonly disabled = input(false);
  /** Id of what says more. */
  readonly describedBy = input('');
  /** The control covers the box around (its nearest positioned ancestor), which then shows the focus. */
  readonly spread = input(false, { transform: booleanAttribute });
  readonly handed = output<File>();

  protected choose(control: HTMLInputElement): void {
    const [file] = control.files ?? [];
    // The same file chosen again is a change too.
    control.value = '';
    if (file) this.handed.emit(file);
  }
}
