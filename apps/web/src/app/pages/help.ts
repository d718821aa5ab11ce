// Help: the questions people ask, and whom to write to.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SiteFacts } from '../platform/site';

@Component({
  selector: 'app-help',
  imports: [RouterLink],
  templateUrl: './help.html',
})
export class Help {
  protected readonly site = inject(SiteFacts).site;
}
