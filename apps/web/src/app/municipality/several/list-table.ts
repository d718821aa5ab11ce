// The rows of the list, a page at a time, all or those to correct; a corrected row stays in view until asked again.
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { electedFunctions, staffFunctions } from '@treize/contract/registrations';
import { Icon } from '@treize/design/icon';
import { plural } from '../../platform/session-words';
import type { SessionRules } from '../../platform/wait-words';
import type { ListDesk } from './list-desk';
import { ListRowEditor } from './list-row-editor';

/** Rows on screen at once: the table of 500 people stays fluid. */
const pageSize = 25;

@Component({
  selector: 'app-list-table',
  imports: [Icon, ListRowEditor],
  templateUrl: './list-table.html',
  styleUrl: './list-table.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'stack' },
})
export class ListTable {
  readonly desk = input.required<ListDesk>();
  readonly session = input.required<SessionRules>();
  readonly commune = input.required<string>();

  protected readonly onlyWrong = signal(false);
  /** Asked anew when one changes the view, not at each letter. */
  private readonly asked = signal(0);
  private readonly wrongKeys = computed(() => {
    this.asked();
    return new Set(untracked(() => this.desk().errors()).keys());
  });
  protected readonly numbered = computed(() =>
    this.desk()
      .rows()
      .map((row, index) => ({ row, position: index + 1 }))
      .filter(({ row }) => !this.onlyWrong() || this.wrongKeys().has(row.key)),
  );
  protected readonly page = linkedSignal<boolean, number>({
    source: this.onlyWrong,
    computation: () => 1,
  });
  protected readonly lastPage = computed(() => Math.max(1, Math.ceil(this.numbered().length / pageSize)));
  protected readonly current = computed(() => Math.min(this.page(), this.lastPage()));
  protected readonly shown = computed(() =>
    this.numbered().slice((this.current() - 1) * pageSize, this.current() * pageSize),
  );
  protected readonly choices = computed(() =>
    this.session().places.limits.some(({ included }) => included === 0),
  );
  protected readonly functions = [
    { kind: 'ELECTED', names: electedFunctions },
    { kind: 'STAFF', names: staffFunctions },
  ];
  protected readonly plural = plural;

  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  private readonly injector = inject(Injector);

  /** Shows the wrong rows alone and goes to the first field to correct. */
  showWrong(): void {
    this.see(true);
    this.focusOn('[aria-invalid="true"], td button');
  }

  see(onlyWrong: boolean): void {
    this.asked.update((count) => count + 1);
    this.onlyWrong.set(onlyWrong && this.desk().errors().size > 0);
    this.page.set(1);
  }

  protected go(step: number): void {
    this.page.set(this.current() + step);
    this.focusOn('caption');
  }

  protected addRow(): void {
    this.see(false);
    this.desk().add();
    this.page.set(this.lastPage());
    this.focusOn('tbody tr:last-child input');
  }

  protected remove(key: string): void {
    this.desk().remove(key);
    this.focusOn('caption');
  }

  /** The focus goes out of a row: what is wrong in it may be said. */
  protected leave(event: FocusEvent, key: string): void {
    const row = event.currentTarget;
    const isInside =
      row instanceof Node && event.relatedTarget instanceof Node && row.contains(event.relatedTarget);
    if (!isInside) this.desk().judge(key);
  }

  private focusOn(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
