// The plan holds whatever the day of first start.
import { addDays } from '@treize/rules/time/wall';
import fc from 'fast-check';
import { Dice } from '../dice';
import { planSessions } from './plan';

it('keeps working days, one session a region and day, and the past apart from the future', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), (days) => {
      const today = addDays('2026-11-01', days);
      const plans = planSessions(new Dice(1), today);
      expect(plans).toHaveLength(91);
      const byRegion = plans.flatMap(({ region, days: own }) =>
        own.map(({ date }) => `${region.code} ${date}`),
      );
      expect(new Set(byRegion).size).toBe(byRegion.length);
      for (const { held, days: own } of plans)
        for (const { date } of own) {
          expect(date < today).toBe(held);
          expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
        }
    }),
    { numRuns: 20 },
  );
});
