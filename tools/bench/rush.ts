// `npm run bench rush`: the registration path against its goals (G1-G7, G10, G16, G17), with their yardsticks in the same run.
import { availableParallelism, loadavg } from 'node:os';
import { countStatements } from './rush/statements.ts';
import { prepareGround } from './rush/ground.ts';
import { negativeControl } from './rush/negative-control.ts';
import { pacedRound } from './rush/paced-round.ts';
import { readSizes } from './rush/sizes.ts';
import { measureStart } from './rush/starts.ts';
import { steadyRound } from './rush/steady-round.ts';
import { tell } from './rush/tell.ts';

const machine = (): string =>
  `${availableParallelism()} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

const sizes = readSizes(process.argv.slice(2));
console.log(`${machine()} before`);
const ground = await prepareGround(sizes);
try {
  const control = await negativeControl(ground);
  const statements = await countStatements(ground);
  for (let round = 0; round < sizes.rounds; round++) {
    await measureStart(ground);
    await steadyRound(ground);
    await pacedRound(ground, round);
    console.log(`round ${round + 1} of ${sizes.rounds} done; ${machine()}; ${ground.wrong.length} broken`);
  }
  tell(ground, statements, control);
} finally {
  await ground.close();
}
