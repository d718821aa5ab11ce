// Accessibilité.
import { Component } from '@angular/core';

@Component({ selector: 'app-accessibility', template: '<div class="page"><h1>Accessibilité</h1></div>' })
export class Accessibility {}
