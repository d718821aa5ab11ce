// The form that registers somebody to a session, under /sessions/:sessionId/register.
import type { Routes } from '@angular/router';

export const routes: Routes = [];
