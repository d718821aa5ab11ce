// Revisions: what is worth a mail, which SEQUENCE, and the plan of a move.
import fc from 'fast-check';
import { nextSequence, planMove, significantText, type Announced } from './revisions';

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

describe('nextSequence', () => {
  it('begins at 0 and rises strictly over any history of real changes', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (history) => {
        let sequence = nextSequence(null, true);
        expect(sequence).toBe(0);
        for (const changed of history) {
          const next = nextSequence(sequence, changed);
          expect(next - sequence).toBe(changed ? 1 : 0);
          sequence = next;
        }
      }),
    );
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
