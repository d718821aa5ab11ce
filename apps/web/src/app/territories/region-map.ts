// The map of the 13 regions: each leads to its sessions. The list beside it says the same in words.
import { Component, computed, inject, input, model, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { RegionAgenda } from '@treize/contract/sessions';
import { plural } from '../platform/session-words';
import { regionMapViewBox, regionShapes } from './region-map.generated';

@Component({
  selector: 'app-region-map',
  templateUrl: './region-map.html',
  styleUrl: './region-map.css',
})
export class RegionMap {
  readonly agendas = input.required<readonly RegionAgenda[]>();
  readonly lit = model<string | null>(null);
  private readonly router = inject(Router);
  protected readonly viewBox = regionMapViewBox;
  protected readonly regions = computed(() =>
    regionShapes.map((shape) => {
      const upcoming = this.agendas().find(({ code }) => code === shape.code)?.upcoming ?? 0;
      const sessions = `${plural(upcoming, 'session')} à venir`;
      return { ...shape, upcoming, name: `${shape.name}, ${sessions}` };
    }),
  );

  /** Outline of the focused region, drawn over its neighbours. */
  protected readonly ring = signal<string | null>(null);

  protected focused(code: string | null): void {
    this.lit.set(code);
    this.ring.set(regionShapes.find((shape) => shape.code === code)?.path ?? null);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.querySelector<HTMLElement>('#region-list a, p#region-list')?.focus();
  }

  protected open(event: Event, code: string): void {
    event.preventDefault();
    void this.router.navigate(['/sessions'], { queryParams: { region: code } });
  }
}
