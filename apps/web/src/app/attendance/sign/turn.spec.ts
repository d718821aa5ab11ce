// From hand to hand: next, before, and after a signature; nobody once all have signed.
import { aRow, anId } from '../attendance.fixture';
import { beginning, moved, signedBy } from './turn';

const signature = {
  at: '2027-01-12T08:32:00.000Z',
  method: 'TRAINER_DEVICE_STATEMENT',
  statement: '',
  strokes: null,
} as const;
const rows = [aRow(1), aRow(2, { state: 'PRESENT', signature }), aRow(3, { state: 'ABSENT' }), aRow(4)];

it('begins with the first person who may sign, who must say it is them', () => {
  expect(beginning(rows)).toEqual({ personId: anId(1), step: 'offered', thanked: false });
});

it('goes on and back among those who may sign, whatever was begun', () => {
  const first = { personId: anId(1), step: 'signing', thanked: true } as const;
  expect(moved(first, rows, 1)).toEqual({ personId: anId(4), step: 'offered', thanked: false });
  expect(moved(first, rows, -1).personId).toBe(anId(4));
});

it('stays with the last person, who may only sign', () => {
  expect(moved(beginning([aRow(1)]), [aRow(1)], 1).personId).toBe(anId(1));
});

it('after a signature: the next one is offered the tablet; nobody when all have signed', () => {
  const turn = beginning(rows);
  expect(signedBy(turn, rows)).toEqual({ personId: anId(4), step: 'offered', thanked: true });
  const all = rows.map((row) => ({ ...row, signature }));
  expect(signedBy({ ...turn, personId: anId(4) }, all).personId).toBe('');
  expect(signedBy({ ...turn, personId: anId(1) }, [aRow(1)]).personId).toBe('');
});
