// The goals of the certificates bench, in the order they are told.
import type { Goal } from '../report/goals.ts';
import type { Sizes } from './sizes.ts';

export const certificateGoals = ({ people }: Sizes): Goal[] => [
  {
    mark: 'G11',
    what: 'composed a second of one core, font shared',
    figure: 'composed',
    unit: '/s',
    atLeast: 90,
    digits: 1,
  },
  {
    mark: 'G11',
    what: 'the same / naive pdfkit in the same run',
    figure: 'composed of naive',
    unit: 'x',
    atLeast: 3,
    digits: 1,
  },
  { mark: 'G11', what: 'size of a signed certificate', figure: 'size', unit: ' KiB', atMost: 100, digits: 1 },
  ...(people === 0
    ? []
    : ([
        {
          mark: 'G11',
          what: 'p99 of registrations while they are issued / before',
          figure: 'registrations ratio',
          unit: 'x',
          atMost: 1.2,
          digits: 2,
        },
        {
          mark: 'G16',
          what: 'memory of the worker at its peak',
          figure: 'memory peak',
          unit: ' MB',
          atMost: 350,
        },
        {
          mark: 'G16',
          what: 'the same at the end / at half of the time',
          figure: 'memory end of half',
          unit: 'x',
          atMost: 1.15,
          digits: 2,
        },
      ] satisfies Goal[])),
];
