// Comings and goings: the tap of the moment, minutes typed, the return of whoever left.
import { TestBed } from '@angular/core/testing';
import type { RecordAction } from '@treize/contract/devices';
import { aRow } from '../attendance.fixture';
import type { LocalRow } from '../device/local-sheet';
import { MovementDialog } from './movement-dialog';

const { registrationId } = aRow(1);
const minute = 60_000;

/** Forty minutes into a half-day of two hours. */
async function opened(row: Partial<LocalRow> = {}) {
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  const fixture = TestBed.createComponent(MovementDialog);
  const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
  const halfDay = { id: registrationId, period: 'AM', startTime: '09:00', endTime: '11:00' };
  fixture.componentRef.setInput('halfDay', { ...halfDay, startsAt: at(-40), endsAt: at(80) });
  const acts: RecordAction[] = [];
  fixture.componentInstance.act.subscribe(({ action }) => acts.push(action));
  await fixture.whenStable();
  fixture.componentInstance.open(aRow(1, { state: 'PRESENT', ...row }));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name));
  return { page, acts, button };
}

it('says what each choice of the moment means, and records it at one tap', async () => {
  const { acts, button, page } = await opened();
  expect(button('Part maintenant')?.textContent?.replace(/\s+/g, ' ')).toContain('1 h 20 avant la fin');
  expect(button('Arrive maintenant')?.textContent?.replace(/\s+/g, ' ')).toContain('40 min de retard');
  button('Part maintenant')?.click();
  expect(acts).toEqual([{ kind: 'LEFT', registrationId }]);
  expect(page.querySelector('dialog')?.open).toBe(false);
});

it('an arrival of the moment keeps the departure that was noted', async () => {
  const { acts, button } = await opened({ earlyMinutes: 15 });
  button('Arrive maintenant')?.click();
  const minutes = { lateMinutes: 40, earlyMinutes: 15 };
  expect(acts).toEqual([{ kind: 'MARKED', registrationId, state: 'PRESENT', ...minutes }]);
});

it('takes minutes that are typed, and whoever left may come back', async () => {
  const { acts, button, page } = await opened({ hasLeft: true, lateMinutes: 5 });
  expect(button('Part maintenant')).toBeUndefined();
  const [late, early] = page.querySelectorAll('input');
  expect(late?.value).toBe('5');
  if (late && early) [late.value, early.value] = ['12', ''];
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  expect(acts).toMatchObject([{ kind: 'MARKED', lateMinutes: 12, earlyMinutes: 0 }]);
  const again = await opened({ hasLeft: true });
  again.button('De retour maintenant')?.click();
  expect(again.acts.map(({ kind }) => kind)).toEqual(['ENTERED']);
});
