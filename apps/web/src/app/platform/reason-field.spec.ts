// The reason of an act: each field has its own label, says when it is optional, and is told as it is typed.
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ReasonField } from './reason-field';

@Component({
  selector: 'app-two-reasons',
  imports: [ReasonField],
  template: `
    <app-reason-field [(reason)]="reason" />
    <app-reason-field optional label="Autre motif" [longest]="300" [reason]="''" />
  `,
})
class TwoReasons {
  readonly reason = signal('Erreur de saisie');
}

it('is a labelled field each, as long as the contract takes it', async () => {
  const fixture = TestBed.createComponent(TwoReasons);
  await fixture.whenStable();
  const [first, second] = (fixture.nativeElement as HTMLElement).querySelectorAll('textarea');
  const named = [first, second].map((one) => one?.labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim());
  expect(named).toEqual(['Motif', 'Autre motif (optionnel)']);
  expect([first?.value, first?.maxLength, second?.maxLength]).toEqual(['Erreur de saisie', 500, 300]);
  if (first) first.value = 'Arrivée vue par la mairie';
  first?.dispatchEvent(new Event('input'));
  expect(fixture.componentInstance.reason()).toBe('Arrivée vue par la mairie');
});
