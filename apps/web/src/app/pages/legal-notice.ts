// Mentions légales.
import { Component } from '@angular/core';

@Component({ selector: 'app-legal-notice', template: '<div class="page"><h1>Mentions légales</h1></div>' })
export class LegalNotice {}
