// The goals of the mail bench, in the order they are told.
import type { Goal } from '../report/goals.ts';
import type { Sizes } from './sizes.ts';

export const mailBenchGoals = ({ people }: Sizes): Goal[] => [
  {
    mark: 'M1',
    what: `moving a session of ${people} people: the request`,
    figure: 'request',
    unit: ' ms',
    atMost: 300,
  },
  {
    mark: 'M2',
    what: 'delivered to a local sink through the queue',
    figure: 'delivered',
    unit: '/s',
    atLeast: 300,
  },
  {
    mark: 'M3',
    what: 'p99 of registrations while they leave / before',
    figure: 'registrations ratio',
    unit: 'x',
    atMost: 1.2,
    digits: 2,
  },
  {
    mark: 'M4',
    what: 'composed a second by one core / nodemailer alone',
    figure: 'composed ratio',
    unit: 'x',
    atLeast: 1,
    digits: 2,
  },
];
