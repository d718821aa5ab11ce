// Accès refusé.
import { Component } from '@angular/core';

@Component({ selector: 'app-forbidden', template: '<div class="page"><h1>Accès refusé</h1></div>' })
export class Forbidden {}
