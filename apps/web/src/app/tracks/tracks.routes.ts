// Pages of the room: the 13 tracks, a track.
import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Les parcours', loadComponent: async () => (await import('./track-list')).TrackList },
  {
    path: ':trackId',
    title: 'Parcours',
    loadComponent: async () => (await import('./track-page')).TrackPage,
  },
];
