// Revisions: what is worth a mail, which SEQUENCE, and the plan of a move.
import fc from 'fast-check';
import {
  isClose,
  nextRevision,
  planMove,
  significantText,
  type Announced,
  type LastRevision,
} from './revisions';

const day: Announced = {
  start: '2027-01-12T08:30:00.000Z',
  end: '2027-01-12T16:00:00.000Z',
  halfDays: [{ startsAt: '2027-01-12T08:30:00.000Z', endsAt: '2027-01-12T11:30:00.000Z' }],
  location: 'Salle du conseil, Saint-Flour',
  joinUrl: null,
};

describe('significantText', () => {
  it.each([
    ['start', { start: '2027-01-12T08:00:00.000Z' }],
    ['end', { end: '2027-01-12T17:00:00.000Z' }],
    ['half-days', { halfDays: [] }],
    ['place', { location: 'Salle des fêtes' }],
    ['join link', { joinUrl: 'https://visio.example/1' }],
  ])('sees a change of %s', (_, change) => {
    expect(significantText({ ...day, ...change })).not.toBe(significantText(day));
  });

  it('does not see what is not announced in the calendar', () => {
    const reworded = { ...day, description: 'other words' };
    expect(significantText(reworded)).toBe(significantText(day));
  });
});

describe('nextRevision', () => {
  const unsaid: LastRevision = { sequence: null, timesSequence: 0, announced: null };
  const elsewhere = { ...day, location: 'Salle des fêtes' };
  const later = { ...day, start: '2027-01-13T08:30:00.000Z', end: '2027-01-13T16:00:00.000Z' };

  it('[7.6-1] begins at 0', () => {
    expect(nextRevision(unsaid, day)).toEqual({ sequence: 0, timesSequence: 0, forgetsAnswer: false });
  });

  it('[7.6-8] another place keeps the answer, other times forget it', () => {
    const last = { sequence: 2, timesSequence: 1, announced: day };
    expect(nextRevision(last, elsewhere)).toEqual({ sequence: 3, timesSequence: 1, forgetsAnswer: false });
    expect(nextRevision(last, later)).toEqual({ sequence: 3, timesSequence: 3, forgetsAnswer: true });
    expect(nextRevision(last, { ...day, halfDays: [] })).toMatchObject({ timesSequence: 3 });
    expect(nextRevision(last, day)).toEqual({ sequence: 2, timesSequence: 1, forgetsAnswer: false });
  });

  it('[7.6-7] rises strictly over any history of real changes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(day, elsewhere, later)), (history) => {
        let last: LastRevision = unsaid;
        for (const now of history) {
          const next = nextRevision(last, now);
          const changed = last.announced !== null && significantText(last.announced) !== significantText(now);
          expect(next.sequence).toBe((last.sequence ?? 0) + (changed ? 1 : 0));
          expect(next.timesSequence).toBeLessThanOrEqual(next.sequence);
          last = { ...next, announced: now };
        }
      }),
    );
  });
});

describe('isClose', () => {
  const now = new Date('2027-01-12T20:00:00Z');
  it.each([
    ['2027-01-14T20:00:00Z', true],
    ['2027-01-14T20:00:01Z', false],
    ['2027-01-12T19:00:00Z', false],
  ])('%s: %s', (start, expected) => {
    expect(isClose([new Date(start), new Date('2027-06-01T08:00:00Z')], now)).toBe(expected);
  });
});

describe('planMove', () => {
  const live = (id: string, registrationId: string, dayId: string, fingerprint: string | null) => ({
    id,
    registrationId,
    dayId,
    fingerprint,
  });

  it('updates what changed, cancels removed days, opens new ones', () => {
    const invitations = [
      live('a1', 'A', 'd1', 'x'),
      live('a2', 'A', 'd2', 'y'),
      live('b1', 'B', 'd1', 'z'),
      live('b3', 'B', 'd3', 'n'),
    ];
    const days = [
      { id: 'd1', fingerprint: 'z' },
      { id: 'd3', fingerprint: 'n' },
    ];
    expect(planMove(invitations, days)).toEqual({ update: ['a1'], cancel: ['a2'], open: ['A'] });
  });

  it('leaves alone an invitation that never left, unless its day is gone', () => {
    expect(planMove([live('a', 'A', 'd1', null)], [{ id: 'd1', fingerprint: 'x' }])).toEqual({
      update: [],
      cancel: [],
      open: [],
    });
    expect(planMove([live('a', 'A', 'd1', null)], []).cancel).toEqual(['a']);
  });
});
