// The goals of the rush, in the order they are told.
import type { Goal } from '../report/goals.ts';
import type { Sizes } from './sizes.ts';

const percent = ' %';

const rushGoals = (processes: 1 | 2, { attempts, places, rushPerSecond }: Sizes): Goal[] => {
  const rush = `rush ${processes}`;
  const by = `${processes} process${processes === 1 ? '' : 'es'}`;
  const sendSeconds = attempts / rushPerSecond;
  return [
    {
      mark: 'G5',
      what: `rush of ${attempts} on ${places} places, ${by}: last answer`,
      figure: `${rush} last answer`,
      unit: ' s',
      atMost: sendSeconds + 3,
      digits: 1,
    },
    {
      mark: 'G5',
      what: `rush, ${by}: answers 5xx (busy included)`,
      figure: `${rush} 5xx`,
      unit: '',
      atMost: 0,
    },
    { mark: 'G5', what: `rush, ${by}: p50`, figure: `${rush} p50`, unit: ' ms', atMost: 300 },
    { mark: 'G5', what: `rush, ${by}: p99`, figure: `${rush} p99`, unit: ' ms', atMost: 1500 },
    {
      mark: 'G6',
      what: `catalogue p99 during the rush / unloaded, ${by}`,
      figure: `${rush} catalogue ratio`,
      unit: 'x',
      atMost: 3,
      digits: 1,
    },
    {
      mark: 'G6',
      what: `sign-in p99 during the rush / unloaded, ${by}`,
      figure: `${rush} sign-in ratio`,
      unit: 'x',
      atMost: 3,
      digits: 1,
    },
  ];
};

const evenGoals = (processes: 1 | 2, { evenPerSecond, evenSeconds }: Sizes): Goal[] => {
  const even = `even ${processes}`;
  const by = `${processes} process${processes === 1 ? '' : 'es'}`;
  return [
    {
      mark: 'G5',
      what: `evenly, ${evenPerSecond}/s for ${evenSeconds} s, ${by}: p99`,
      figure: `${even} p99`,
      unit: ' ms',
      atMost: 150,
    },
    {
      mark: 'G5',
      what: `evenly, ${by}: p99 / unloaded p99`,
      figure: `${even} ratio`,
      unit: 'x',
      atMost: 10,
      digits: 1,
    },
    { mark: 'G5', what: `evenly, ${by}: answers 5xx`, figure: `${even} 5xx`, unit: '', atMost: 0 },
    {
      mark: 'G6',
      what: `catalogue p99 during it / unloaded, ${by}`,
      figure: `${even} catalogue ratio`,
      unit: 'x',
      atMost: 3,
      digits: 1,
    },
    {
      mark: 'G6',
      what: `sign-in p99 during it / unloaded, ${by}`,
      figure: `${even} sign-in ratio`,
      unit: 'x',
      atMost: 3,
      digits: 1,
    },
  ];
};

export const rushBenchGoals = (sizes: Sizes): Goal[] => [
  {
    mark: 'G1',
    what: 'hot session, 64 connections / one statement',
    figure: 'G1 at 64',
    unit: percent,
    atLeast: 100,
  },
  {
    mark: 'G1',
    what: 'hot session, 256 connections / one statement',
    figure: 'G1 at 256',
    unit: percent,
    atLeast: 200,
  },
  {
    mark: 'G2',
    what: 'hot session, 256 connections / groups of 128',
    figure: 'G2',
    unit: percent,
    atLeast: 25,
  },
  {
    mark: 'G3',
    what: `${sizes.manySessions} sessions, 64 connections / one statement, 16 clients`,
    figure: 'G3',
    unit: percent,
    atLeast: 60,
  },
  {
    mark: 'G4',
    what: 'hot session, 256 connections / naive TypeORM endpoint',
    figure: 'G4',
    unit: 'x',
    atLeast: 10,
    digits: 1,
  },
  ...rushGoals(1, sizes),
  ...rushGoals(2, sizes),
  ...evenGoals(1, sizes),
  ...evenGoals(2, sizes),
  {
    mark: 'G10',
    what: 'statements of a registration alone (beside begin, commit)',
    figure: 'statements alone',
    unit: '',
    atMost: 3,
    digits: 2,
  },
  {
    mark: 'G10',
    what: 'statements of a registration in a rush',
    figure: 'statements in a rush',
    unit: '',
    atMost: 3,
    digits: 2,
  },
  { mark: 'G16', what: 'memory of a process, idle', figure: 'memory idle', unit: ' MB', atMost: 250 },
  {
    mark: 'G16',
    what: 'memory of a process after the rushes',
    figure: 'memory after rush 1',
    unit: ' MB',
    atMost: 400,
  },
  { mark: 'G17', what: 'start: first 200 of live', figure: 'live after', unit: ' s', atMost: 2, digits: 2 },
  { mark: 'G17', what: 'start: first 200 of ready', figure: 'ready after', unit: ' s', atMost: 2, digits: 2 },
];
