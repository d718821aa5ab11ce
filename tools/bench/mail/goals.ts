// The goals of the mail bench, in the order they are told.
import type { Goal } from '../report/goals.ts';
import type { Sizes } from './sizes.ts';

export const mailBenchGoals = ({ people }: Sizes): Goal[] => [
  {
    mark: 'G12',
    what: `moving a session of ${people} people: the request`,
    figure: 'request',
    unit: ' ms',
    atMost: 300,
  },
  {
    mark: 'G12',
    what: 'delivered to a local sink through the queue, alone',
    figure: 'alone delivered',
    unit: '/s',
    atLeast: 300,
  },
  {
    mark: 'G12',
    what: 'p99 of registrations while they leave / before',
    figure: 'registrations ratio',
    unit: 'x',
    atMost: 1.2,
    digits: 2,
  },
];
