// Home: one field that leads to what is open nearby, the map of the regions and its list, how it works.
import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Municipality } from '@treize/contract/territories';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { CommuneField } from '../platform/commune-field';
import { regionAgendasResource } from '../sessions/sessions-api';
import { RegionMap } from './region-map';
import { RegionTable } from './region-table';

@Component({
  selector: 'app-home',
  imports: [CommuneField, Field, Loading, RegionMap, RegionTable, RouterLink],
  templateUrl: './home.html',
})
export class Home {
  private readonly router = inject(Router);
  protected readonly commune = signal<Municipality | null>(null);
  protected readonly error = signal('');
  protected readonly agendas = regionAgendasResource();
  /** Code of the region under the pointer or the focus, on the map or in the list. */
  protected readonly lit = signal<string | null>(null);

  protected search(event?: Event): void {
    event?.preventDefault();
    const commune = this.commune();
    this.error.set(
      commune ? '' : 'Choisissez votre commune dans la liste qui s’ouvre quand vous tapez son nom.',
    );
    if (commune) void this.router.navigate(['/sessions'], { queryParams: { near: commune.code } });
    else document.getElementById('commune')?.focus();
  }
}
