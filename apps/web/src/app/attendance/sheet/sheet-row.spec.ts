// Rows of a sheet of 120 people: a tap draws one row again; what a row warns of is told in words.
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RecordAction } from '@treize/contract/devices';
import { aRow } from '../attendance.fixture';
import type { LocalRow } from '../device/local-sheet';
import { SheetRowCard } from './sheet-row';

@Component({
  selector: 'app-rows',
  imports: [SheetRowCard],
  template: `
    @for (row of rows(); track row.registrationId) {
      <app-sheet-row [row]="row" [editable]="true" (act)="acts.push($event)" (move)="moves.push(row)" />
    }
  `,
})
class Rows {
  readonly rows = signal<readonly LocalRow[]>([]);
  readonly acts: RecordAction[] = [];
  readonly moves: LocalRow[] = [];
}

async function shown(rows: readonly LocalRow[]) {
  const fixture = TestBed.createComponent(Rows);
  fixture.componentInstance.rows.set(rows);
  await fixture.whenStable();
  return { fixture, page: fixture.nativeElement as HTMLElement, host: fixture.componentInstance };
}

/** A row that counts how often its name is read, which is each time that it is drawn. */
function counted(last: number, drawn: Map<number, number>): LocalRow {
  const row = aRow(last);
  return Object.defineProperty(row, 'familyName', {
    enumerable: true,
    get: () => {
      drawn.set(last, (drawn.get(last) ?? 0) + 1);
      return `Personne ${last}`;
    },
  });
}

it('of 120 rows, the one that changes is drawn again, and no other', async () => {
  const drawn = new Map<number, number>();
  const rows = Array.from({ length: 120 }, (_, at) => counted(at + 1, drawn));
  const { fixture, page, host } = await shown(rows);
  expect(page.querySelectorAll('h3')).toHaveLength(120);
  expect(drawn.size).toBe(120);
  drawn.clear();
  const present: LocalRow = { ...aRow(61), familyName: 'Personne 61', state: 'PRESENT', delivery: 'waiting' };
  host.rows.set(rows.map((row, at) => (at === 60 ? present : row)));
  await fixture.whenStable();
  expect([...drawn.keys()]).toEqual([]);
  const cards = page.querySelectorAll('app-sheet-row');
  expect(cards[60]?.textContent).toContain('À envoyer');
  expect(page.querySelectorAll('[aria-pressed="true"]')).toHaveLength(1);
});

it('a tap says one thing; the state one already has says nothing', async () => {
  const { page, host } = await shown([aRow(1, { state: 'ABSENT' })]);
  const [present, absent] = page.querySelectorAll<HTMLButtonElement>('.states button');
  absent?.click();
  present?.click();
  expect(host.acts).toEqual([
    {
      kind: 'MARKED',
      registrationId: aRow(1).registrationId,
      state: 'PRESENT',
      lateMinutes: 0,
      earlyMinutes: 0,
    },
  ]);
});

it('[C1] [C9] says since when, and that somebody left; one button for all comings and goings', async () => {
  const { page, host } = await shown([
    aRow(1, { state: 'PRESENT', since: '2027-01-12T08:32:00.000Z', hasLeft: true }),
  ]);
  expect(page.textContent?.replace(/\s+/g, ' ')).toContain('présent·e depuis 9 h 32, puis parti·e');
  const [back, ...others] = [...page.querySelectorAll<HTMLButtonElement>('.button.quiet')];
  expect(others).toEqual([]);
  back?.click();
  expect(host.moves.map(({ registrationId }) => registrationId)).toEqual([aRow(1).registrationId]);
});

it('says what became of somebody added here, once the server has said it', async () => {
  const became = { before: 'WAITING' as const, merged: true, exceptional: true };
  const { page } = await shown([aRow(1, { walkIn: true, state: 'PRESENT', became })]);
  const told = page.querySelector('app-row-told')?.textContent ?? '';
  expect(told).toContain('sa place est confirmée');
  expect(told).toContain('en plus des places');
});

it('tells a contradiction with both marks, a refusal with its reason', async () => {
  const { page } = await shown([
    aRow(1, {
      state: 'PRESENT',
      flags: ['CONFLICT'],
      conflict: [
        { at: '2027-01-12T08:32:00.000Z', by: 'Yann Kerzec', source: 1, what: 'absent' },
        { at: '2027-01-12T08:40:00.000Z', by: 'Anne Le Bris', source: 2, what: 'signature' },
      ],
    }),
    aRow(2, { delivery: 'refused', refusal: 'half-day-sealed' }),
  ]);
  const [first, second] = page.querySelectorAll('app-row-told');
  const voices = [...(first?.querySelectorAll('li') ?? [])].map(({ textContent }) =>
    textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(voices).toEqual([
    'Appareil 1, 9 h 32, Yann Kerzec : absent',
    'Appareil 2, 9 h 40, Anne Le Bris : signature',
  ]);
  expect(first?.textContent).toContain('la première signature compte');
  expect(second?.textContent).toContain('Refusé');
  expect(second?.textContent).toMatch(/clôtur/);
});
