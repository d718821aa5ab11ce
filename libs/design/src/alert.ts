// A message in the page; `live` announces it to screen readers when it appears.
import { Component, computed, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { Tone } from './tone';

const icons: Record<Tone, IconName> = {
  ok: 'check',
  wait: 'warning',
  bad: 'warning',
  note: 'info',
  plain: 'info',
};

@Component({
  selector: 'ui-alert',
  imports: [Icon],
  template: `
    <div [class]="'alert ' + tone()" [attr.role]="role()">
      <ui-icon [name]="icon()" [size]="24" />
      <div class="stack tight"><ng-content /></div>
    </div>
  `,
})
export class Alert {
  readonly tone = input<Tone>('note');
  readonly live = input(false);
  protected readonly icon = computed(() => icons[this.tone()]);
  protected readonly role = computed(() =>
    this.live() ? (this.tone() === 'bad' ? 'alert' : 'status') : null,
  );
}
