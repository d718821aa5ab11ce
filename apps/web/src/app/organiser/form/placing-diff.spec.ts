// The before and after of a move tell what changes and nothing else.
import type { Venue } from '@treize/contract/sessions';
import { changesOf, closingText, datesChange, doneHeading } from './placing-diff';
import type { PlacingText } from './session-text';

const hall = { id: 'hall', name: 'Salle polyvalente', town: 'Saint-Flour' } as Venue;
const before: PlacingText = {
  days: [
    { id: 'd1', date: '2027-01-12', halfDays: [{ period: 'AM', startTime: '09:30', endTime: '12:30' }] },
  ],
  venueId: 'hall',
  room: '',
  joinUrl: '',
};
const on = (date: string): PlacingText => ({ ...before, days: before.days.map((day) => ({ ...day, date })) });

it('is empty when nothing changes, or while the new timetable does not hold', () => {
  expect(changesOf(before, { ...before }, [hall])).toEqual([]);
  expect(changesOf(before, on(''), [hall])).toEqual([]);
});

it('tells both dates in words', () => {
  const nbsp = '\u00a0';
  expect(changesOf(before, on('2027-01-13'), [hall])).toEqual([
    {
      label: 'Dates et horaires',
      before: `mardi 12 janvier 2027, 9${nbsp}h${nbsp}30${nbsp}–${nbsp}12${nbsp}h${nbsp}30`,
      after: `mercredi 13 janvier 2027, 9${nbsp}h${nbsp}30${nbsp}–${nbsp}12${nbsp}h${nbsp}30`,
    },
  ]);
  expect(datesChange(before, on('2027-01-13'))).toBe(true);
});

it('tells the closing of registrations that a move takes along, and only that', () => {
  const session = { closesAt: '2027-01-10T17:00:00Z', startsAt: '2027-01-12T08:30:00Z' };
  const told = (state: 'PUBLISHED' | 'POSTPONED', text: PlacingText) =>
    closingText({ ...session, state }, text).replaceAll('\u00a0', ' ');
  expect(told('POSTPONED', on('2027-03-02'))).toMatch(
    /^La clôture des inscriptions passe au .*2 mars 2027.*9 h 30/,
  );
  expect(told('POSTPONED', on(''))).toBe('');
  expect(told('PUBLISHED', on('2027-03-02'))).toBe('');
  expect(told('PUBLISHED', on('2027-01-05'))).toMatch(/5 janvier 2027.*12 h 30/);
});

it('says once done what was changed', () => {
  const heading = (after: PlacingText) => doneHeading(changesOf(before, after, [hall]), false);
  expect(heading({ ...on('2027-01-13'), room: 'Salle 2' })).toBe('La session est déplacée');
  expect(heading({ ...before, room: 'Salle 2' })).toBe('Le lieu est changé');
  expect(heading({ ...before, joinUrl: 'https://visio.example/1' })).toBe('Le lien de connexion est changé');
  expect(doneHeading([], true)).toBe('La nouvelle date est fixée');
});

it('tells a new room without touching the dates', () => {
  const after = { ...before, room: 'Salle 2' };
  expect(changesOf(before, after, [hall])).toEqual([
    {
      label: 'Lieu',
      before: 'Salle polyvalente, Saint-Flour',
      after: 'Salle polyvalente, Saint-Flour, Salle 2',
    },
  ]);
  expect(datesChange(before, after)).toBe(false);
});
