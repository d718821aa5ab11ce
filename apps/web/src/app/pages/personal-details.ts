// Données personnelles.
import { Component } from '@angular/core';

@Component({
  selector: 'app-personal-details',
  template: '<div class="page"><h1>Données personnelles</h1></div>',
})
export class PersonalDetails {}
