// Where a file is dropped, or chosen with the keyboard or a finger: the native control does both.
import { Component, input, output, signal } from '@angular/core';
import { Icon } from '@treize/design/icon';

@Component({
  selector: 'app-file-drop',
  imports: [Icon],
  template: `
    <div
      class="zone"
      [class.over]="isOver()"
      (dragover)="over($event)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <label class="button primary" for="file"> <ui-icon name="document" />{{ label() }} </label>
      <input
        #control
        id="file"
        type="file"
        [accept]="accept()"
        aria-describedby="file-hint"
        (change)="choose(control)"
      />
      <p class="hint" id="file-hint">{{ hint() }}</p>
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
    }
    .zone.over {
      border-color: var(--brand);
      background: var(--brand-tint);
    }
    .zone:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    /* Over the whole zone: clicked anywhere, it opens; its label is what one sees. */
    input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      opacity: 0;
      cursor: pointer;
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
  readonly handed = output<File>();
  protected readonly isOver = signal(false);

  protected over(event: DragEvent): void {
    // Otherwise the browser leaves the page to show the file.
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.give(event.dataTransfer?.files);
  }

  protected choose(control: HTMLInputElement): void {
    this.give(control.files);
    // The same file chosen again is a change too.
    control.value = '';
  }

  private give(files: FileList | null | undefined): void {
    const [file] = files ?? [];
    if (file) this.handed.emit(file);
  }
}
