// What the rush bench prints: the rates behind the ratios, then each goal with its verdict.
import { goalLine } from '../report/goals.ts';
import { hasPgbench } from '../yardsticks/pgbench.ts';
import { rushBenchGoals } from './goals.ts';
import type { Ground } from './ground.ts';
import type { StatementsSeen } from './statements.ts';

const loads = ['hot 64', 'hot 256', 'many 64', 'naive 256'];
const visitors = ['rush 1', 'rush 2', 'even 1', 'even 2'];

function rates({ figures }: Ground): string[] {
  return [
    `one statement, bare pg, best of 1/4/16 clients   ${figures.told('one statement', '/s')}`,
    `the same through pgbench                         ${hasPgbench() ? figures.told('pgbench', '/s') : 'not installed, left out'}`,
    `groups of 128, bare pg, best of 1/4/16 clients   ${figures.told('groups', '/s')}`,
    `one statement on many sessions, 16 clients       ${figures.told('many one statement', '/s')}`,
    ...loads.map(
      (name) =>
        `HTTP ${name.padEnd(12)} ${figures.told(`${name} rate`, '/s').padEnd(28)} p50 ${figures.told(`${name} p50`, ' ms')}, p99 ${figures.told(`${name} p99`, ' ms')}, ` +
        `CPU each: process ${figures.told(`${name} api cpu`, ' ms', 2)}, PostgreSQL ${figures.told(`${name} server cpu`, ' ms', 2)}; busy ${figures.told(`${name} busy`)}`,
    ),
    ...visitors.map(
      (name) =>
        `visitors of ${name.padEnd(7)} catalogue p99 ${figures.told(`${name} catalogue alone`, ' ms', 1)} alone, ${figures.told(`${name} catalogue`, ' ms', 1)} with; ` +
        `sign-in ${figures.told(`${name} sign-in alone`, ' ms', 1)} alone, ${figures.told(`${name} sign-in`, ' ms', 1)} with; confirmed ${figures.told(`${name} confirmed`)}`,
    ),
    `evenly, unloaded p99: ${figures.told('even 1 unloaded p99', ' ms', 1)} by one process, ${figures.told('even 2 unloaded p99', ' ms', 1)} by two`,
    `begin, commit each: ${figures.told('framing alone', '', 2)} alone, ${figures.told('framing in a rush', '', 2)} in a rush`,
  ];
}

const shortened = (sql: string): string => sql.replaceAll(/\s+/g, ' ').slice(0, 100);

/** What a registration alone sends, and what costs PostgreSQL most in a rush. */
function statementLines({ alone, inRush }: StatementsSeen): string[] {
  return [
    'Statements of a registration alone, and their time in PostgreSQL:',
    ...alone
      .filter(({ perRegistration }) => perRegistration > 0.2) // the queue's own care is not part of it
      .map(
        ({ sql, perRegistration, milliseconds }) =>
          `  ${perRegistration.toFixed(2)} × ${(milliseconds / perRegistration).toFixed(2)} ms  ${shortened(sql)}`,
      ),
    'The dearest in a rush, for each registration:',
    ...inRush
      .toSorted((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, 8)
      .map(({ sql, milliseconds }) => `  ${milliseconds.toFixed(3)} ms  ${shortened(sql)}`),
  ];
}

export function tell(ground: Ground, statements: StatementsSeen, control: string): void {
  const { sizes, figures, wrong } = ground;
  const lines = [
    '',
    `${sizes.rounds} rounds, each figure: median [range]`,
    ...rates(ground),
    '',
    ...rushBenchGoals(sizes).map((goal) => goalLine(goal, figures)),
    '',
    ...statementLines(statements),
    '',
    `G7  negative control, ${control}`,
    `G7  ${wrong.length === 0 ? 'every invariant held after every run; every answer was a success or a refusal of the contract' : `${wrong.length} broken:`}`,
  ];
  console.log(lines.join('\n'));
  if (wrong.length === 0) return;
  console.error(wrong.join('\n'));
  process.exitCode = 1;
}
