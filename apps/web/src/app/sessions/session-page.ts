// Session.
import { Component } from '@angular/core';

@Component({ selector: 'app-session-page', template: '<div class="page"><h1>Session</h1></div>' })
export class SessionPage {}
