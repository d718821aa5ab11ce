// Accueil.
import { Component } from '@angular/core';

@Component({ selector: 'app-home', template: '<div class="page"><h1>Accueil</h1></div>' })
export class Home {}
