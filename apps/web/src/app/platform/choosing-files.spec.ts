// Choosing a file: the native control is there for keyboard and screen reader, and a dropped file counts as a chosen one.
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FileButton } from '@treize/design/file-button';
import { FileDrop } from '@treize/design/file-drop';

@Component({
  selector: 'app-two-ways',
  imports: [FileButton, FileDrop],
  template: `
    <ui-file-button label="Choisir une liste" accept=".csv" [disabled]="busy" (handed)="keep($event)" />
    <ui-file-drop label="Choisir une preuve" hint="Ou déposez-la ici." (handed)="keep($event)" />
  `,
})
class TwoWays {
  busy = false;
  readonly handed: string[] = [];
  protected keep(file: File): void {
    this.handed.push(file.name);
  }
}

async function shown(busy = false) {
  const fixture = TestBed.createComponent(TwoWays);
  fixture.componentInstance.busy = busy;
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const [list, proof] = [...page.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
  return { fixture, page, list, proof, handed: fixture.componentInstance.handed };
}

function choose(control: HTMLInputElement, ...names: string[]): void {
  Object.defineProperty(control, 'files', {
    value: names.map((name) => new File([''], name)),
    configurable: true,
  });
  control.dispatchEvent(new Event('change'));
}

it('is a native control that its visible words name, and its hint describes', async () => {
  const { page, list, proof } = await shown();
  expect([list.type, list.accept, list.labels?.[0]?.textContent?.trim()]).toEqual([
    'file',
    '.csv',
    'Choisir une liste',
  ]);
  expect(proof.labels?.[0]?.textContent?.trim()).toBe('Choisir une preuve');
  const hint = proof.getAttribute('aria-describedby') ?? '';
  expect(page.querySelector(`[id="${hint}"]`)?.textContent).toBe('Ou déposez-la ici.');
  expect(list.hasAttribute('aria-describedby')).toBe(false);
});

it('hands the file over each time it is chosen, and nothing when the choice is given up', async () => {
  const { list, handed } = await shown();
  choose(list, 'presences.csv');
  choose(list, 'presences.csv');
  choose(list);
  expect(handed).toEqual(['presences.csv', 'presences.csv']);
});

it('takes a dropped file, and keeps the browser on the page', async () => {
  const { fixture, page, handed } = await shown();
  const zone = page.querySelector('.zone') as HTMLElement;
  const dragged = (type: string): Event =>
    Object.assign(new Event(type, { cancelable: true }), {
      dataTransfer: { files: [new File([''], 'preuve.json')] },
    });
  const over = dragged('dragover');
  zone.dispatchEvent(over);
  await fixture.whenStable();
  expect([over.defaultPrevented, zone.classList.contains('over')]).toEqual([true, true]);
  const drop = dragged('drop');
  zone.dispatchEvent(drop);
  await fixture.whenStable();
  expect([drop.defaultPrevented, zone.classList.contains('over'), handed]).toEqual([
    true,
    false,
    ['preuve.json'],
  ]);
});

it('chooses nothing while it is busy, and says so', async () => {
  const { list } = await shown(true);
  expect([list.disabled, list.labels?.[0]?.getAttribute('aria-disabled')]).toEqual([true, 'true']);
});
