// `npm run bench mail`: a full session moves; the request, the worker, what arrives, beside composing and sending alone.
import { availableParallelism, loadavg } from 'node:os';
import { composedByNodemailer, composedByUs, ourComposer, pooled, storedMails } from './mail/alone.ts';
import { wrongDeliveries } from './mail/checks.ts';
import { mailBenchGoals } from './mail/goals.ts';
import { prepareGround, type Ground } from './mail/ground.ts';
import { storedIds, storedObjects } from './mail/queue.ts';
import { mailRound } from './mail/round.ts';
import { readSizes } from './mail/sizes.ts';
import { goalLine } from './report/goals.ts';

const machine = (): string =>
  `${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

/** The yardsticks of a round, taken while nothing else works. */
async function alone(
  { client, figures, sink, sizes }: Ground,
  compose: Awaited<ReturnType<typeof ourComposer>>,
) {
  const mails = await storedMails(client, sizes.composed);
  const ours = await composedByUs(mails, compose);
  const theirs = await composedByNodemailer(mails);
  figures.add('composed', ours);
  figures.add('composed by nodemailer', theirs);
  const pool = await pooled(mails, sink.url, 5);
  figures.add('pool of 5', pool);
  figures.add('delivered of the pool', (figures.of('alone delivered').at(-1) as number) / pool);
  figures.add('pool of 20', await pooled(mails, sink.url, 20));
  await sink.taken();
}

function tell({ figures, sizes, wrong }: Ground): void {
  const row = (what: string, told: string) => `${what.padEnd(58)} ${told}`;
  const lines = [
    '',
    `${sizes.people} people, ${sizes.rounds} rounds, each figure: median [range]`,
    ...(['alone', 'with registrations'] as const).flatMap((name) => [
      row(`moved ${name}: all mails prepared after`, figures.told(`${name} prepared`, ' s', 1)),
      row(`moved ${name}: all delivered after`, figures.told(`${name} all told`, ' s', 1)),
      row(`moved ${name}: these mails a second`, figures.told(`${name} delivered`, '/s')),
    ]),
    row(
      'p99 of registrations, before and during',
      `${figures.told('registrations before', ' ms', 1)}; ${figures.told('registrations during', ' ms', 1)}`,
    ),
    row(
      'memory of the worker at start, peak, end',
      ['start', 'peak', 'end'].map((when) => figures.told(`memory ${when}`, ' MB')).join('; '),
    ),
    row('composed a second of one core: ours', figures.told('composed', '/s')),
    row('composed a second of one core: nodemailer alone', figures.told('composed by nodemailer', '/s')),
    row('nodemailer alone, pool of 5 to the same sink', figures.told('pool of 5', '/s')),
    row('nodemailer alone, pool of 20 to the same sink', figures.told('pool of 20', '/s')),
    row('the queue, moved alone / that pool of 5', figures.told('delivered of the pool', 'x', 2)),
    row(
      'processor time of each mail: worker; PostgreSQL',
      `${figures.told('worker cpu', ' ms', 2)}; ${figures.told('server cpu', ' ms', 2)}`,
    ),
    '',
    ...mailBenchGoals(sizes).map((goal) => goalLine(goal, figures)),
    '',
    wrong.length === 0
      ? 'every Message-ID once, none lost, SEQUENCE one more each time for everybody'
      : `${wrong.length} broken:`,
  ];
  console.log(lines.join('\n'));
  if (wrong.length === 0) return;
  console.error(wrong.join('\n'));
  process.exitCode = 1;
}

const sizes = readSizes(process.argv.slice(2));
console.log(`${machine()} before`);
const compose = await ourComposer();
const ground = await prepareGround(sizes);
try {
  for (let round = 0; round < sizes.rounds; round++) {
    const revisions = await mailRound(ground, round);
    await alone(ground, compose);
    const { client, taken, sessionId, wrong } = ground;
    const stored = await storedObjects(client, sessionId);
    wrong.push(...wrongDeliveries(taken, stored, await storedIds(client), sizes.people, revisions));
    console.log(`round ${round + 1} of ${sizes.rounds} done; ${machine()}; ${wrong.length} broken`);
  }
  tell(ground);
} finally {
  await ground.close();
}
