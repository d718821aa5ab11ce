// Lines of connections in words, and how many of them a list will record.
import type { ConnectionRow } from '@treize/contract/signing';
import { recordable, timesOf } from './connection-words';
import { whole } from './column-chooser';

const row = (line: number, outcome: ConnectionRow['outcome']): ConnectionRow => ({
  line,
  name: 'Camille Orvault',
  email: '',
  joinedAt: '2027-01-12T08:02:00.000Z',
  leftAt: null,
  outcome,
  registrationId: null,
  candidates: [],
  fault: null,
});

it('tells the hours of Paris, and an unknown departure', () => {
  expect(timesOf(row(1, 'MATCHED'))).toBe('9\u00a0h\u00a002 – …');
  expect(timesOf({ joinedAt: null, leftAt: null })).toBe('');
});

it('counts what will be recorded, the choices made included', () => {
  const rows = [
    row(2, 'MATCHED'),
    row(3, 'AMBIGUOUS'),
    row(4, 'UNMATCHED'),
    row(5, 'INVALID'),
    row(6, 'OUTSIDE'),
  ];
  expect(recordable({ rows }, new Map())).toBe(1);
  expect(recordable({ rows }, new Map([3, 4, 5, 6].map((line) => [line, 'camille'])))).toBe(3);
});

it('asks for an arrival and for somebody', () => {
  const columns = { name: null, email: 1, joined: 0, left: null, duration: null };
  expect(whole(columns)).toEqual(columns);
  expect(whole({ ...columns, joined: null })).toBeNull();
  expect(whole({ ...columns, email: null })).toBeNull();
});
