// The plans that PostgreSQL really used, as its auto_explain logs them, and the sequential scans on large tables in them.
import type pg from 'pg';
import { benchName } from '../ground/names.ts';

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Plan Rows': number;
  Plans?: PlanNode[];
}
export interface LoggedPlan {
  sql: string;
  plan: PlanNode;
}

/** Rows from which reading a whole table is refused. */
const largeFrom = 15_000;

/** Reads plans out of the server's log while `isOpen`. */
export class PlanLog {
  isOpen = false;
  private text = '';

  /** Given to the server as its log. */
  readonly take = (piece: string): void => {
    if (this.isOpen) this.text += piece;
  };

  /** One plan for each different statement. */
  get plans(): LoggedPlan[] {
    const found = new Map<string, LoggedPlan>();
    // An entry starts a line; the lines that follow it start with a tab.
    for (const entry of this.text.split(/\n(?!\t)/)) {
      const start = entry.indexOf('plan:\n');
      if (start < 0 || !entry.trimEnd().endsWith('}') || entry.startsWith(benchName)) continue;
      const logged = JSON.parse(entry.slice(start + 6)) as { 'Query Text': string; Plan: PlanNode };
      const sql = logged['Query Text'].replaceAll(/\s+/g, ' ').trim();
      if (!found.has(sql)) found.set(sql, { sql, plan: logged.Plan });
    }
    return [...found.values()];
  }
}

/** Has every statement's plan logged, or none. */
export async function logPlans(client: pg.Client, on: boolean): Promise<void> {
  await client.query(`alter system set log_line_prefix = '%a '`);
  await client.query(`alter system set auto_explain.log_format = 'json'`);
  await client.query(`alter system set auto_explain.log_min_duration = ${on ? 0 : -1}`);
  await client.query('select pg_reload_conf()');
  await new Promise((wake) => setTimeout(wake, 500));
}

export async function largeTables(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
    [largeFrom],
  );
  return new Set(rows.map(({ name }) => name));
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The large tables that a plan reads whole. */
export const wholeReads = ({ plan }: LoggedPlan, large: Set<string>): string[] =>
  nodesOf(plan).flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? '')
      ? [node['Relation Name'] as string]
      : [],
  );

/** A plan in lines, one a node. */
export const told = (node: PlanNode, depth = 0): string =>
  [
    `${'  '.repeat(depth)}${node['Node Type']}${node['Relation Name'] ? ` on ${node['Relation Name']}` : ''}` +
      `${node['Index Name'] ? ` by ${node['Index Name']}` : ''} (${node['Plan Rows']} rows)`,
    ...(node.Plans ?? []).map((one) => told(one, depth + 1)),
  ].join('\n');
