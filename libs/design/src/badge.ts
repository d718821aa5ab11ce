// A state in a word: `<ui-badge tone="ok">Confirmée</ui-badge>`.
import { Component, computed, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';
import { iconOfTone, type Tone } from './tone';

@Component({
  selector: 'ui-badge',
  imports: [Icon],
  template: `<span [class]="'badge ' + tone()"
    ><ui-icon [name]="drawing()" [size]="15" /><ng-content
  /></span>`,
})
export class Badge {
  readonly tone = input<Tone>('plain');
  readonly icon = input<IconName>();
  protected readonly drawing = computed(() => this.icon() ?? iconOfTone[this.tone()]);
}
