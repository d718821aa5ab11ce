// What became of people added here is told until it is read; whoever was not taken is told with the reason.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aRow, anId } from '../attendance.fixture';
import type { HalfDayDesk } from '../desk/half-day-desk';
import { WalkInsTold } from './walk-ins-told';

const row = aRow(1, { familyName: 'Bardet', givenName: 'Jo', walkIn: true });
const became = { before: null, merged: false, exceptional: true };
const told = { halfDayId: anId(9), became, at: '2027-01-12T08:41:00.000Z', isRead: false };

async function shown(turnedAway: object[] = []) {
  const walkIns = signal([{ key: anId(8), registrationId: row.registrationId, told }]);
  const desk = {
    halfDayId: () => anId(9),
    sheet: () => ({ sessionId: anId(7) }),
    rowOf: (id: string) => (id === row.registrationId ? row : undefined),
    turnedAway: () => turnedAway,
    device: {
      walkIns,
      readWalkIn: async (key: string) => walkIns.update((all) => all.filter((one) => one.key !== key)),
    },
  };
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(WalkInsTold);
  fixture.componentRef.setInput('desk', desk as unknown as HalfDayDesk);
  await fixture.whenStable();
  return { fixture, page: fixture.nativeElement as HTMLElement };
}

it('names who was added and what they became, politely, until it is read', async () => {
  const { fixture, page } = await shown();
  expect(page.querySelector('[role="status"], [aria-live="polite"]')?.textContent).toContain('Bardet Jo');
  expect(page.textContent).toContain('en plus des places');
  page.querySelector('button')?.click();
  await fixture.whenStable();
  expect(page.textContent?.trim()).toBe('');
});

it('says why somebody was not taken, and where what was typed waits', async () => {
  const { page } = await shown([
    { id: anId(3), name: '', code: 'awaiting-approval', deviceAt: '2027-01-12T08:32:00.000Z' },
  ]);
  const text = page.textContent?.replace(/\s+/g, ' ') ?? '';
  expect(text).toContain('Une personne, ajout de 9 h 32 · Sa demande d’inscription attend une validation.');
  expect(page.querySelector('a')?.getAttribute('href')).toBe(`/attendance/sessions/${anId(7)}/unresolved`);
});
