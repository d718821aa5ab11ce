// Accessibility statement, in the order the RGAA asks for.
import { Component, inject } from '@angular/core';
import { SiteFacts } from '../platform/site';

@Component({
  selector: 'app-accessibility',
  templateUrl: './accessibility.html',
})
export class Accessibility {
  protected readonly site = inject(SiteFacts).site;
}
