// Les parcours.
import { Component } from '@angular/core';

@Component({ selector: 'app-track-list', template: '<div class="page"><h1>Les parcours</h1></div>' })
export class TrackList {}
