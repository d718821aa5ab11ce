// Parcours.
import { Component } from '@angular/core';

@Component({ selector: 'app-track-page', template: '<div class="page"><h1>Parcours</h1></div>' })
export class TrackPage {}
