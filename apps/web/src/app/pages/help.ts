// Aide.
import { Component } from '@angular/core';

@Component({ selector: 'app-help', template: '<div class="page"><h1>Aide</h1></div>' })
export class Help {}
