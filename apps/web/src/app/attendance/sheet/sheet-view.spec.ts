// The search by first letters, the filters and the next person to sign.
import type { LocalRow } from '../device/local-sheet';
import { aRow } from '../attendance.fixture';
import { isOdd, matches, nextToSign, passes } from './sheet-view';

it('finds by the first letters of name, first name, commune or number, accents ignored', () => {
  const person = aRow(1, { familyName: 'Évrard', body: 'Saint-Flour (Cantal)', number: 'TRZ-27-0042' });
  for (const typed of ['', 'evr', 'cam', 'saint fl', 'ÉV CAM', 'cantal', 'trz 27 0042', ' 042'])
    expect(matches(person, typed)).toBe(true);
  for (const typed of ['rard', 'flx', '42']) expect(matches(person, typed)).toBe(false);
});

it('filters by what is left to do', () => {
  const rows: Record<string, LocalRow> = {
    expected: aRow(1),
    unsigned: aRow(2, { state: 'PRESENT' }),
    waiting: aRow(3, { state: 'ABSENT', delivery: 'waiting' }),
    refused: aRow(4, { state: 'EXCUSED', delivery: 'refused', refusal: 'half-day-sealed' }),
    contradicted: aRow(5, { state: 'ABSENT', flags: ['CONFLICT'] }),
    offline: aRow(6, { state: 'ABSENT', flags: ['OFFLINE'] }),
  };
  const kept = (filter: Parameters<typeof passes>[1]) =>
    Object.keys(rows).filter((name) => passes(rows[name] as LocalRow, filter));
  expect(kept('EXPECTED')).toEqual(['expected']);
  expect(kept('UNSIGNED')).toEqual(['unsigned']);
  expect(kept('WAITING')).toEqual(['waiting']);
  expect(kept('ODD')).toEqual(['refused', 'contradicted']);
  expect(kept('ALL')).toHaveLength(6);
  expect(isOdd(aRow(7, { flags: ['SAME_PHONE'] }))).toBe(true);
});

describe('the next person to sign', () => {
  const rows = [aRow(1), aRow(2, { state: 'ABSENT' }), aRow(3), aRow(4, { state: 'PRESENT' })];
  const after = (from: number, step?: 1 | -1) =>
    nextToSign(rows, rows[from - 1]?.registrationId ?? '', step)?.number;

  it('skips who is absent and wraps round, both ways', () => {
    expect([after(1), after(3), after(4)]).toEqual(['N-3', 'N-4', 'N-1']);
    expect([after(4, -1), after(3, -1), after(1, -1)]).toEqual(['N-3', 'N-1', 'N-4']);
    expect(nextToSign(rows, '')?.number).toBe('N-1');
  });

  it('is nobody once all have signed', () => {
    expect(nextToSign([rows[0] as LocalRow], rows[0]?.registrationId ?? '')).toBeUndefined();
  });
});
