// Plan du site.
import { Component } from '@angular/core';

@Component({ selector: 'app-site-map', template: '<div class="page"><h1>Plan du site</h1></div>' })
export class SiteMap {}
