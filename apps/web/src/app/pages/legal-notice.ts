// Legal notice: who publishes the site, on what terms.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SiteFacts } from '../platform/site';

@Component({
  selector: 'app-legal-notice',
  imports: [RouterLink],
  templateUrl: './legal-notice.html',
})
export class LegalNotice {
  protected readonly site = inject(SiteFacts).site;
}
