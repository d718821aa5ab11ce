// From connections to movements: cuts of the line are mended, stays are cut to the half-day, the end is no departure.
import { movementsOf } from './movements';

const at = (time: string) => new Date(`2027-01-12T${time}:00Z`);
const window = { opensAt: at('07:30'), endsAt: at('11:30') };
const stay = (joined: string, left: string | null, registrationId = 'camille') => ({
  registrationId,
  joinedAt: at(joined),
  leftAt: left === null ? null : at(left),
});
const told = (...stays: ReturnType<typeof stay>[]) =>
  movementsOf(stays, window).map(({ kind, at: when }) => [kind, when.toISOString().slice(11, 16)]);

it('who stays to the end, or whose departure is not told, has not left', () => {
  expect(told(stay('08:02', '11:30'))).toEqual([['ENTERED', '08:02']]);
  expect(told(stay('08:02', '17:00'))).toEqual([['ENTERED', '08:02']]);
  expect(told(stay('08:02', null))).toEqual([['ENTERED', '08:02']]);
});

it('[C10] lines in any order are one stay when they touch, two when they do not', () => {
  expect(told(stay('09:01', '10:00'), stay('08:00', '09:00'), stay('08:30', '08:40'))).toEqual([
    ['ENTERED', '08:00'],
    ['LEFT', '10:00'],
  ]);
  expect(told(stay('10:10', '11:45'), stay('08:00', '10:00'))).toEqual([
    ['ENTERED', '08:00'],
    ['LEFT', '10:00'],
    ['ENTERED', '10:10'],
  ]);
});

it('nobody arrives before the opening', () =>
  expect(told(stay('05:00', null))).toEqual([['ENTERED', '07:30']]));

it('people are told apart, in the order of time', () => {
  const movements = movementsOf([stay('09:00', '10:00', 'yann'), stay('08:00', '09:30')], window);
  expect(movements.map(({ registrationId, kind }) => [registrationId, kind])).toEqual([
    ['camille', 'ENTERED'],
    ['yann', 'ENTERED'],
    ['camille', 'LEFT'],
    ['yann', 'LEFT'],
  ]);
});
