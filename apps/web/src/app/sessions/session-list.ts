// Les sessions.
import { Component } from '@angular/core';

@Component({ selector: 'app-session-list', template: '<div class="page"><h1>Les sessions</h1></div>' })
export class SessionList {}
