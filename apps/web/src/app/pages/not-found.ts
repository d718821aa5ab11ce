// Page introuvable.
import { Component } from '@angular/core';

@Component({ selector: 'app-not-found', template: '<div class="page"><h1>Page introuvable</h1></div>' })
export class NotFound {}
