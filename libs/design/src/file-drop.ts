// Where a file is dropped, or chosen with the keyboard or a finger: anywhere in the zone opens the native control.
// <ui-file-drop label="Choisir un fichier" hint="Ou déposez-le ici." (handed)="read($event)" />
import { booleanAttribute, Component, input, output, signal } from '@angular/core';
import { FileButton } from './file-button';

let count = 0;

@Component({
  selector: 'ui-file-drop',
  imports: [FileButton],
  template: `
    <div
      class="zone"
      [class.over]="isOver()"
      (dragover)="over($event)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <ui-file-button
        spread
        [label]="label()"
        [primary]="primary()"
        [accept]="accept()"
        [describedBy]="hintId"
        (handed)="handed.emit($event)"
      />
      <p class="hint" [id]="hintId">{{ hint() }}</p>
    </div>
  `,
  styles: `
    .zone {
      position: relative;
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-3);
      padding: var(--space-6) var(--space-4);
      border: 2px dashed var(--line-control);
      border-radius: var(--radius);
      background: var(--paper);
      text-align: center;
      cursor: pointer;
    }
    .zone.over {
      border-color: var(--brand);
      background: var(--brand-tint);
    }
    .zone:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    .hint {
      margin: 0;
      max-inline-size: var(--measure);
    }
  `,
})
export class FileDrop {
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  /** Kinds of files, as the native control takes them. */
  readonly accept = input('');
  readonly primary = input(false, { transform: booleanAttribute });
  readonly handed = output<File>();
  protected readonly hintId = `file-hint-${++count}`;
  protected readonly isOver = signal(false);

  protected over(event: DragEvent): void {
    // Otherwise the browser leaves the page to show the file.
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.handed.emit(file);
  }
}
