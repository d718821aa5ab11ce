// Signing alone: the window around the half-day, both ends included, and why not outside of it.
import { refusalToSignAlone, signingWindow } from './signing-window';

const at = (time: string) => new Date(`2027-01-12T${time}:00Z`);
const halfDay = { startsAt: at('08:00'), endsAt: at('11:30') };
const window = signingWindow(halfDay, { minutesBefore: 30, minutesAfter: 20 });
const why = (time: string, change: { sealedAt?: Date | null; state?: 'PUBLISHED' | 'POSTPONED' } = {}) =>
  refusalToSignAlone({ sealedAt: change.sealedAt ?? null }, change.state ?? 'PUBLISHED', window, at(time));

it.each([
  ['07:29', 'attendance-not-open'],
  ['07:30', null],
  ['09:00', null],
  ['11:50', null],
  ['11:51', 'attendance-closed'],
])('[C13] [E8] at %s: %s', (time, refusal) => expect(why(time)).toBe(refusal));

it('[E8] a sealed half-day and a session that does not run take nothing', () => {
  expect(why('09:00', { sealedAt: at('11:35') })).toBe('half-day-sealed');
  expect(why('09:00', { state: 'POSTPONED' })).toBe('wrong-state');
});

it('nobody signs alone long after the end, even where a trainer may still record', () => {
  expect(signingWindow(halfDay, { minutesBefore: 0, minutesAfter: 720 })).toEqual({
    opensAt: at('08:00'),
    closesAt: at('12:00'),
  });
});
