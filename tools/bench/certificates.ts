// `npm run bench certificates`: composed by one core beside naive pdfkit, then issued by the worker while people register.
import { availableParallelism, loadavg } from 'node:os';
import { composingRounds } from './certificates/composing.ts';
import { certificateGoals } from './certificates/goals.ts';
import { issuingRun } from './certificates/issuing.ts';
import { readSizes } from './certificates/sizes.ts';
import { Figures } from './report/figures.ts';
import { goalLine } from './report/goals.ts';

const machine = (): string =>
  `${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

const sizes = readSizes(process.argv.slice(2));
const [figures, wrong] = [new Figures(), [] as string[]];
console.log(`${machine()} before`);
await composingRounds(sizes.rounds, figures, wrong);
if (sizes.people > 0) await issuingRun(sizes, figures, wrong);

const row = (what: string, told: string): string => `${what.padEnd(58)} ${told}`;
console.log(
  [
    `${machine()} after`,
    '',
    `${sizes.rounds} rounds of composing once warm, ${sizes.people} certificates issued, each figure: median [range]`,
    row('composed and signed (RSA 2048) a second of one core', figures.told('signed', '/s', 1)),
    row('naive pdfkit, font read for each document', figures.told('naive', '/s', 1)),
    row('issued by the worker, signed, with credential and mail', figures.told('issued', '/s', 1)),
    row('processor time of the worker for each', figures.told('worker cpu', ' ms', 1)),
    row(
      'p99 of registrations, before and during',
      `${figures.told('registrations before', ' ms', 1)}; ${figures.told('registrations during', ' ms', 1)}`,
    ),
    row(
      'memory of the worker: start, quarter, half, end; peak',
      ['start', 'quarter', 'half', 'end', 'peak']
        .map((when) => figures.told(`memory ${when}`, ' MB'))
        .join('; '),
    ),
    '',
    ...certificateGoals(sizes).map((goal) => goalLine(goal, figures)),
    '',
    wrong.length === 0
      ? sizes.people === 0
        ? 'documents as expected; none was issued'
        : 'every certificate once, hours exact, bytes as hashed, signed, with its credential and its mail'
      : `${wrong.length} broken:`,
  ].join('\n'),
);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exitCode = 1;
}
