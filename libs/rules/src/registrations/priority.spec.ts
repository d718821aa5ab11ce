// Whom each named rule puts first.
import { priorityOf, priorityRules, type PriorityApplicant, type PriorityRule } from './priority';

const nobody: PriorityApplicant = { kind: 'STAFF', delegation: false, programmes: [], bodySeated: true };
const first: Record<PriorityRule, Partial<PriorityApplicant>> = {
  NONE: {},
  FIRST_YEAR_DUTY: { kind: 'ELECTED', delegation: true },
  LABELLED_MUNICIPALITY: { programmes: ['PVD'] },
  FIRST_OF_MUNICIPALITY: { bodySeated: false },
};

it.each(priorityRules)('%s puts first those it names, and only them', (rule) => {
  for (const named of priorityRules) {
    expect(priorityOf(rule, { ...nobody, ...first[named] })).toBe(named === rule && rule !== 'NONE' ? 1 : 0);
  }
});

it.each<Partial<PriorityApplicant>>([{ kind: 'ELECTED' }, { delegation: true }])(
  'W1 FIRST_YEAR_DUTY wants a mandate and a delegation: %j is not enough',
  (half) => expect(priorityOf('FIRST_YEAR_DUTY', { ...nobody, ...half })).toBe(0),
);
