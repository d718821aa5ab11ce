// Plans read from the server's log, and the large tables that they read whole.
import { PlanLog, told, wholeReads } from './plans';

const entry = (sql: string, plan: object, who = '[unknown]') =>
  `${who} LOG:  duration: 0.042 ms  plan:\n\t${JSON.stringify({ 'Query Text': sql, Plan: plan }, null, 2).replaceAll('\n', '\n\t')}\n`;

const scan = { 'Node Type': 'Seq Scan', 'Relation Name': 'registrations', 'Plan Rows': 5_000_000 };
const lookup = {
  'Node Type': 'Limit',
  'Plan Rows': 1,
  Plans: [
    { 'Node Type': 'Index Scan', 'Relation Name': 'people', 'Index Name': 'pk_people', 'Plan Rows': 1 },
  ],
};
const large = new Set(['registrations', 'people']);

function logged(...pieces: string[]) {
  const log = new PlanLog();
  log.take(entry('select before', scan));
  log.isOpen = true;
  for (const piece of pieces) log.take(piece);
  log.isOpen = false;
  return log.plans;
}

describe('plans of the log', () => {
  it('are read whole, once a statement, however the log is cut, the bench’s own left out', () => {
    const text = entry('select\n  1', scan) + entry('select 2', lookup) + entry('select 2', lookup);
    const own = entry('select 3', scan, 'treize-bench');
    const plans = logged(text.slice(0, 90), text.slice(90), own, 'checkpoint LOG:  complete\n');
    expect(plans.map(({ sql }) => sql)).toEqual(['select 1', 'select 2']);
  });

  it('name the large tables read whole, wherever in the plan', () => {
    const nested = { 'Node Type': 'Hash Join', 'Plan Rows': 1, Plans: [lookup, scan] };
    expect(wholeReads({ sql: '', plan: nested }, large)).toEqual(['registrations']);
    expect(wholeReads({ sql: '', plan: nested }, new Set(['people']))).toEqual([]);
    expect(wholeReads({ sql: '', plan: lookup }, large)).toEqual([]);
  });

  it('are told one line a node', () => {
    expect(told(lookup)).toBe('Limit (1 rows)\n  Index Scan on people by pk_people (1 rows)');
  });
});
